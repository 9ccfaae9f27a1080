package org.hall24.kiosk.document.sheet;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.kiosk.document.PaperFonts.Weight;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The faces of one document. Each character comes from the first face that has it; a character that no face has becomes a
 * geta mark, so that no name ever fails to print.
 */
final class Faces {
  /** Stands where no face has a character. */
  static final int GETA = 0x3013;

  private static final Logger LOG = LoggerFactory.getLogger(Faces.class);

  private final PaperFonts fonts;
  private final Map<Weight, Face> bodies = new EnumMap<>(Weight.class);
  private final Map<TrueTypeFont, Face> rares = new HashMap<>();
  private final Map<Face, Embedded> embedded = new LinkedHashMap<>();
  private final COSDictionary resources = new COSDictionary();
  private boolean missed;

  /** A face of this document and its name in the pages' resources. */
  private record Embedded(EmbeddedFace face, String name) {}

  Faces(PaperFonts fonts) {
    this.fonts = fonts;
  }

  /** The fonts of all pages. */
  COSDictionary resources() {
    return resources;
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
    text.codePoints()
        .forEach(
            c -> {
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
    return Character.getType(c) == Character.FORMAT
        || c >= 0xFE00 && c <= 0xFE0F
        || c >= 0xE0100 && c <= 0xE01EF
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

  /** Shows a text inside a text object; returns what was shown. */
  String show(Content content, String text, Weight weight, float size) {
    StringBuilder shown = new StringBuilder(text.length());
    StringBuilder codes = new StringBuilder(4 * text.length());
    String font = "";
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      Face face = face(c, weight);
      int drawn = drawn(face, c);
      Embedded in = embedded(face);
      if (!in.name().equals(font)) {
        content.show(font, size, codes);
        codes.setLength(0);
        font = in.name();
      }
      EmbeddedFace.hex(codes, in.face().code(drawn));
      shown.appendCodePoint(drawn);
    }
    content.show(font, size, codes);
    return shown.toString();
  }

  /** Embeds what was used. */
  void finish(PDDocument document) throws IOException {
    for (Embedded each : embedded.values()) {
      each.face().finish(document);
    }
  }

  private Embedded embedded(Face face) {
    Embedded found = embedded.get(face);
    if (found == null) {
      found = new Embedded(new EmbeddedFace(face), "F" + embedded.size());
      embedded.put(face, found);
      resources.setItem(COSName.getPDFName(found.name()), found.face().font());
    }
    return found;
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
}
