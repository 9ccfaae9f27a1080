package org.hall24.kiosk.document.template;

import java.io.IOException;
import java.util.Optional;
import org.hall24.kiosk.document.sheet.Sheet;

/**
 * What is not cut in two by the end of a sheet.
 *
 * @param gap air above, in points, which may be given up
 * @param height in points
 * @param withNext whether it must stand on one sheet with the piece after it
 * @param head what is said again above it at the top of a sheet: the head of its table
 */
record Piece(float gap, float height, boolean withNext, Optional<Head> head, Draw draw) {

  /** Draws at a height from the top of the sheet. */
  @FunctionalInterface
  interface Draw {
    void at(Sheet sheet, float y) throws IOException;
  }

  /** A head that is repeated. */
  record Head(float height, Draw draw) {}

  static Piece of(float gap, float height, Draw draw) {
    return new Piece(gap, height, false, Optional.empty(), draw);
  }

  Piece keptWithNext() {
    return new Piece(gap, height, true, head, draw);
  }
}
