package org.hall24.kiosk.document.template;

import java.util.ArrayList;
import java.util.List;

/** Puts pieces on sheets: from the top, in order, what belongs together together. */
final class Flow {
  private Flow() {}

  /** A piece and where it stands. */
  record Placed(Piece piece, float y, boolean repeatsHead) {}

  /**
   * Places.
   *
   * @param firstTop where the first sheet's room begins; {@code top} of the others; {@code bottom} of all, in points from above
   * @param air share of the gaps that is kept, 0–1
   * @return the sheets, at least one
   */
  static List<List<Placed>> place(List<Piece> pieces, float firstTop, float top, float bottom, float air) {
    List<List<Placed>> sheets = new ArrayList<>();
    List<Placed> sheet = new ArrayList<>();
    sheets.add(sheet);
    float y = firstTop;
    boolean fresh = true;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (!fresh && y + chain(pieces, i, air) > bottom) {
        sheet = new ArrayList<>();
        sheets.add(sheet);
        y = top;
        fresh = true;
      }
      boolean repeats = fresh && sheets.size() > 1 && piece.head().isPresent();
      if (repeats) {
        y += piece.head().map(Piece.Head::height).orElse(0f);
      } else if (!fresh) {
        y += piece.gap() * air;
      }
      sheet.add(new Placed(piece, y, repeats));
      y += piece.height();
      fresh = false;
    }
    return sheets;
  }

  /** Height of a piece and of all that must stand with it; of the piece alone when together they fill a sheet. */
  private static float chain(List<Piece> pieces, int from, float air) {
    float height = 0;
    for (int i = from; i < pieces.size(); i++) {
      height += pieces.get(i).gap() * air + pieces.get(i).height();
      if (!pieces.get(i).withNext()) {
        break;
      }
    }
    return height;
  }
}
