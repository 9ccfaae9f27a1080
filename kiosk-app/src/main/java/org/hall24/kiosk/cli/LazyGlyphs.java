package org.hall24.kiosk.cli;

import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.document.FontGlyphs;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.receipt.GlyphSource;
import org.hall24.receipt.escpos.Octets;
import org.jspecify.annotations.Nullable;

/** Draws characters that a printer's ROM lacks; opens the font only when there is one, most receipts have none. */
final class LazyGlyphs implements GlyphSource {

  private @Nullable GlyphSource font;

  @Override
  public synchronized Optional<Octets> glyph(int codePoint) {
    GlyphSource drawn = font;
    if (drawn == null) {
      drawn = new FontGlyphs(List.of(new PaperFonts().face(PaperFonts.Weight.REGULAR)));
      font = drawn;
    }
    return drawn.glyph(codePoint);
  }
}
