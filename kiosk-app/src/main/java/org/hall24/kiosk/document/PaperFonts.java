package org.hall24.kiosk.document;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The faces papers are set in, Noto Sans SC, parsed once for the life of the process: a face is ten megabytes, and a
 * document takes a fortieth of a second with a parsed one and ten times that without.
 */
public final class PaperFonts {

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

  /** A face for pictures and dots, at one point; derive the size. */
  public synchronized Font face(Weight weight) {
    return screen.computeIfAbsent(weight, PaperFonts::loadFace);
  }

  /** A face to embed in documents. It stays open; glyph substitution is off, which papers do not need. */
  synchronized TrueTypeFont outlines(Weight weight) {
    return print.computeIfAbsent(weight, PaperFonts::loadOutlines);
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

  private static TrueTypeFont loadOutlines(Weight weight) {
    try (InputStream in = open(weight)) {
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in));
      font.setEnableGsub(false);
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped face " + weight.file, e);
    }
  }

  private static InputStream open(Weight weight) throws IOException {
    InputStream in = PaperFonts.class.getResourceAsStream("/org/hall24/kiosk/font/" + weight.file);
    if (in == null) {
      throw new IOException("not in the package");
    }
    return in;
  }
}
