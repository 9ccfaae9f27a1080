package org.hall24.kiosk.document.template;

import java.util.ArrayList;
import java.util.List;
import org.hall24.kiosk.document.PaperFonts.Weight;
import org.hall24.kiosk.document.sheet.Ink;
import org.hall24.kiosk.document.sheet.Tag;
import org.hall24.kiosk.document.sheet.TaggedPdf;

/** The fields of a form as boxes in twelve columns, each with its label above and where its value comes from at its right. */
final class Boxes {
  private static final int COLUMNS = 12;
  private static final float GUTTER = 12;
  private static final float PAD = 12;
  private static final float LABEL = 10.5f;
  private static final float VALUE = 12.5f;
  private static final float NOTE = 9.5f;
  private static final float LEADING = 17;
  private static final float BOX = 29;
  private static final float ABOVE = 17.5f;

  private record Box(Painter.Entry field, float x, float width, List<String> lines, boolean noteInside) {
    float height() {
      return BOX + LEADING * (lines.size() - 1);
    }
  }

  private Boxes() {}

  static List<Piece> pieces(TaggedPdf pdf, List<Painter.Entry> fields) {
    List<Piece> pieces = new ArrayList<>();
    List<Box> row = new ArrayList<>();
    int used = 0;
    for (Painter.Entry field : fields) {
      if (used + field.span() > COLUMNS) {
        pieces.add(row(pdf, List.copyOf(row), pieces.isEmpty()));
        row.clear();
        used = 0;
      }
      row.add(box(pdf, field, used));
      used += field.span();
    }
    if (!row.isEmpty()) {
      pieces.add(row(pdf, List.copyOf(row), pieces.isEmpty()));
    }
    return pieces;
  }

  private static Box box(TaggedPdf pdf, Painter.Entry field, int from) {
    float step = (Painter.WIDTH + GUTTER) / COLUMNS;
    float width = step * field.span() - GUTTER;
    float room = width - 2 * PAD;
    float note = field.note().isEmpty() ? 0 : pdf.width(field.note(), Weight.REGULAR, NOTE) + 10;
    boolean inside = note > 0 && pdf.width(field.value(), Weight.MEDIUM, VALUE) + note <= room;
    return new Box(field, Painter.LEFT + step * from, width, pdf.lines(field.value(), Weight.MEDIUM, VALUE, room), inside);
  }

  private static Piece row(TaggedPdf pdf, List<Box> boxes, boolean first) {
    float tall = 0;
    for (Box box : boxes) {
      tall = Math.max(tall, box.height());
    }
    float height = tall;
    return Piece.of(first ? 4 : 9, ABOVE + height, (sheet, top) -> {
          for (Box box : boxes) {
            Tag p = pdf.tag(pdf.top(), "P");
            sheet.text(p, box.field().label(), box.x(), top + 12, Weight.REGULAR, LABEL, Ink.SOFT);
            sheet.ornament(() -> sheet.round(Ink.LINE, Ink.PAPER, box.x(), top + ABOVE, box.width(), height, 8, 1));
            Tag value = pdf.tag(pdf.top(), "P");
            float y = top + ABOVE + 19;
            for (String line : box.lines()) {
              sheet.text(value, line, box.x() + PAD, y, Weight.MEDIUM, VALUE, Ink.INK);
              y += LEADING;
            }
            if (!box.field().note().isEmpty()) {
              // Where a value leaves no room for it, it stands above the box.
              float x = box.x() + box.width() - (box.noteInside() ? PAD : 0) - pdf.width(box.field().note(), Weight.REGULAR, NOTE);
              sheet.text(value, box.field().note(), x, top + (box.noteInside() ? ABOVE + 18.5f : 12), Weight.REGULAR, NOTE, Ink.PINE);
            }
          }
        });
  }
}
