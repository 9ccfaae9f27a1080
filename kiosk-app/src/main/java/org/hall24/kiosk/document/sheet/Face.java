package org.hall24.kiosk.document.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * A parsed face: which characters it has and how wide they are, without a document.
 *
 * @param outlines stays open for the life of the process; its glyph substitution is off
 */
record Face(TrueTypeFont outlines, CmapLookup glyphs, float unitsPerEm) {

  static Face of(TrueTypeFont outlines) {
    try {
      return new Face(outlines, outlines.getUnicodeCmapLookup(), outlines.getUnitsPerEm());
    } catch (IOException e) {
      throw new UncheckedIOException("a face that was parsed cannot be read", e);
    }
  }

  /** The glyph of a character; 0 when the face has none. */
  int glyph(int codePoint) {
    return glyphs.getGlyphId(codePoint);
  }

  /** Width of a glyph in ems. */
  float advance(int glyph) {
    try {
      return outlines.getAdvanceWidth(glyph) / unitsPerEm;
    } catch (IOException e) {
      throw new UncheckedIOException("a face that was parsed cannot be read", e);
    }
  }
}
