package org.hall24.kiosk.document.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.kiosk.document.PaperFonts.Weight;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The faces of one document. A text is cut into runs by the first face that has each character; a character that no face
 * has becomes a geta mark, so that no name ever fails to print.
 *
 * <p>Two characters may share one glyph of a face (日 and the radical ⽇, 壿 and its twins). A PDF tells a glyph's character
 * once per embedded font, so the second of such a pair goes into a second subset of the same face: text comes back exactly.
 */
final class Faces {
  /** Stands where no face has a character. */
  static final int GETA = 0x3013;

  private static final Logger LOG = LoggerFactory.getLogger(Faces.class);

  private final PDDocument document;
  private final PaperFonts fonts;
  private final Map<Weight, Face> bodies = new EnumMap<>(Weight.class);
  private final Map<TrueTypeFont, Face> rares = new HashMap<>();
  private final Map<TrueTypeFont, List<Subset>> subsets = new HashMap<>();
  private boolean missed;

  /** An embedded subset and which character each of its glyphs stands for. */
  private record Subset(PDType0Font font, Map<Integer, Integer> characters) {
    boolean takes(int glyph, int codePoint) {
      return characters.getOrDefault(glyph, codePoint) == codePoint;
    }
  }

  /** Some characters in one font. */
  record Run(PDType0Font font, String text) {}

  Faces(PDDocument document, PaperFonts fonts) {
    this.document = document;
    this.fonts = fonts;
  }

  /** Whether a character was met that no face has. */
  boolean missed() {
    return missed;
  }

  /** What is drawn of a text: no control characters and nothing that has no picture of its own. */
  static String printable(String text) {
    int plain = 0;
    while (plain < text.length() && text.charAt(plain) >= ' ' && text.charAt(plain) < 0x7F) {
      plain++;
    }
    if (plain == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> {
      if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
        out.append(' ');
      } else if (!invisible(c)) {
        out.appendCodePoint(c);
      }
    });
    return out.toString();
  }

  /** Joiners, marks of direction, variation selectors: they shape other characters and are none themselves. */
  private static boolean invisible(int c) {
    return Character.getType(c) == Character.FORMAT || c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF
        || Character.getType(c) == Character.SURROGATE;
  }

  /** Width in points. */
  float width(String text, Weight weight, float size) {
    float ems = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      Face face = face(c, weight);
      ems += face.advance(face.glyph(drawn(face, c)));
    }
    return ems * size;
  }

  /** The text as fonts have it, in order. */
  List<Run> runs(String text, Weight weight) throws IOException {
    List<Run> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    PDType0Font font = null;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      Face face = face(c, weight);
      int drawn = drawn(face, c);
      PDType0Font next = subset(face, drawn).font();
      if (font != null && next != font) {
        runs.add(new Run(font, run.toString()));
        run.setLength(0);
      }
      font = next;
      run.appendCodePoint(drawn);
    }
    if (font != null) {
      runs.add(new Run(font, run.toString()));
    }
    return runs;
  }

  private int drawn(Face face, int codePoint) {
    if (face.glyph(codePoint) > 0) {
      return codePoint;
    }
    if (!missed) {
      missed = true;
      // The character may be of a name: it is not told.
      LOG.warn("event=document.character-without-face");
    }
    return GETA;
  }

  private Face face(int codePoint, Weight weight) {
    Face body = bodies.computeIfAbsent(weight, w -> Face.of(fonts.outlines(w)));
    if (body.glyph(codePoint) > 0 || codePoint < 0x80) {
      return body;
    }
    return fonts.rareOutlines(codePoint).map(rare -> rares.computeIfAbsent(rare, Face::of)).orElse(body);
  }

  private Subset subset(Face face, int codePoint) throws IOException {
    int glyph = face.glyph(codePoint);
    List<Subset> of = subsets.computeIfAbsent(face.outlines(), f -> new ArrayList<>());
    for (Subset subset : of) {
      if (subset.takes(glyph, codePoint)) {
        subset.characters().put(glyph, codePoint);
        return subset;
      }
    }
    Subset fresh = new Subset(PDType0Font.load(document, face.outlines(), true), new HashMap<>());
    fresh.characters().put(glyph, codePoint);
    of.add(fresh);
    return fresh;
  }
}
