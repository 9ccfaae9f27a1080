package org.hall24.receipt;

import java.util.Optional;
import org.hall24.receipt.escpos.Octets;

/** Draws the characters a printer's ROM lacks. The application binds it to a font. */
@FunctionalInterface
public interface GlyphSource {

  /** Knows no character. */
  GlyphSource NONE = codePoint -> Optional.empty();

  /**
   * A character as 24 × 24 dots.
   *
   * @param codePoint a Unicode code point, also above FFFFh
   * @return 72 bytes by columns, three a column, the top dot in the highest bit; empty when the font lacks it
   */
  Optional<Octets> glyph(int codePoint);
}
