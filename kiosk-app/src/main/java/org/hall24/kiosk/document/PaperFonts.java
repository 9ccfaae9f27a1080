package org.hall24.kiosk.document;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The faces papers are set in, parsed once for the life of the process: a face is ten megabytes, and a document takes a
 * fortieth of a second with a parsed one and ten times that without.
 *
 * <p>Text is set in Noto Sans SC, which we ship. The rare characters of GB 18030-2022 level 3, which products for government
 * services must be able to print (its clause 9.4), come from installed faces with TrueType outlines: Hanazono Mincho A and B
 * of Debian's {@code fonts-hanazono} unless others are named, as an amendment of the standard may ask for. They are parsed only
 * when a character needs them.
 */
public final class PaperFonts {
  private static final Logger LOG = LoggerFactory.getLogger(PaperFonts.class);
  /** The usual faces for rare characters, in the order they are asked: those of the resource {@code rare-faces.txt}. */
  public static final List<Path> STANDARD_RARE = RareFaceFiles.usual();

  /** The three weights we ship. */
  public enum Weight {
    REGULAR("NotoSansSC-Regular.ttf"),
    MEDIUM("NotoSansSC-Medium.ttf"),
    BOLD("NotoSansSC-Bold.ttf");

    private final String file;

    Weight(String file) {
      this.file = file;
    }
  }

  private final Map<Weight, Font> screen = new EnumMap<>(Weight.class);
  private final Map<Weight, TrueTypeFont> print = new EnumMap<>(Weight.class);
  private final List<Path> rareFiles;
  private final List<TrueTypeFont> rare = new ArrayList<>();

  /** With the installed faces of {@link #STANDARD_RARE}. */
  public PaperFonts() {
    this(STANDARD_RARE);
  }

  /** @param rareFiles TrueType files for characters that the shipped face lacks, in the order they are asked; those that do
   *     not exist are passed over */
  public PaperFonts(List<Path> rareFiles) {
    this.rareFiles = rareFiles.stream().filter(Files::isReadable).toList();
  }

  /** A face for pictures and dots, at one point; derive the size. */
  public synchronized Font face(Weight weight) {
    return screen.computeIfAbsent(weight, PaperFonts::loadFace);
  }

  /** The faces for rare characters, for pictures and dots, at one point. */
  public List<Font> rareFaces() {
    return rareFiles.stream().flatMap(file -> loadFace(file).stream()).toList();
  }

  /** A face to embed in documents. It stays open; glyph substitution is off, which papers do not need. */
  public synchronized TrueTypeFont outlines(Weight weight) {
    return print.computeIfAbsent(weight, PaperFonts::loadOutlines);
  }

  /** The first installed face that has this character, to embed in documents. */
  public synchronized Optional<TrueTypeFont> rareOutlines(int codePoint) {
    for (int i = 0; i < rareFiles.size(); i++) {
      if (i == rare.size()) {
        rare.add(loadOutlines(rareFiles.get(i)));
      }
      if (has(rare.get(i), codePoint)) {
        return Optional.of(rare.get(i));
      }
    }
    return Optional.empty();
  }

  private static boolean has(TrueTypeFont font, int codePoint) {
    try {
      return font.getUnicodeCmapLookup().getGlyphId(codePoint) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException("a face that was parsed cannot be read", e);
    }
  }

  private static Font loadFace(Weight weight) {
    try (InputStream in = open(weight)) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped face " + weight.file, e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("the shipped face " + weight.file, e);
    }
  }

  private static Optional<Font> loadFace(Path file) {
    try {
      return Optional.of(Font.createFont(Font.TRUETYPE_FONT, file.toFile()));
    } catch (IOException | FontFormatException e) {
      LOG.warn("event=font.unusable file={} cause={}", file.getFileName(), e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private static TrueTypeFont loadOutlines(Weight weight) {
    try (InputStream in = open(weight)) {
      return parsed(new RandomAccessReadBuffer(in));
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped face " + weight.file, e);
    }
  }

  private static TrueTypeFont loadOutlines(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return parsed(new RandomAccessReadBuffer(in));
    } catch (IOException e) {
      throw new UncheckedIOException("the face for rare characters " + file, e);
    }
  }

  private static TrueTypeFont parsed(RandomAccessReadBuffer bytes) throws IOException {
    TrueTypeFont font = new TTFParser().parse(bytes);
    font.setEnableGsub(false);
    return font;
  }

  private static InputStream open(Weight weight) throws IOException {
    InputStream in = PaperFonts.class.getResourceAsStream("/org/hall24/kiosk/font/" + weight.file);
    if (in == null) {
      throw new IOException("not in the package");
    }
    return in;
  }
}
