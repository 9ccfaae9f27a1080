package org.hall24.kiosk.document.template;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hall24.kiosk.document.PaperFonts.Weight;
import org.hall24.kiosk.document.sheet.Ink;
import org.hall24.kiosk.document.sheet.Sheet;
import org.hall24.kiosk.document.sheet.Tag;
import org.hall24.kiosk.document.sheet.TaggedPdf;

/** Labels and values in two columns: to a screen reader a table whose rows have heads. */
final class FactTable {
  private static final float LABEL = 11.5f;
  private static final float VALUE = 12.5f;
  private static final float LEADING = 17;
  private static final float BETWEEN = 6;
  private static final float WIDEST_LABEL = 0.4f;

  private final TaggedPdf pdf;
  private final float x;
  private final float column;
  private final List<Row> rows;

  private record Row(List<String> label, List<String> value) {
    float height() {
      return LEADING * Math.max(label.size(), value.size()) + BETWEEN;
    }
  }

  FactTable(TaggedPdf pdf, List<Painter.Entry> facts, float x, float width) {
    this.pdf = pdf;
    this.x = x;
    float widest = 0;
    for (Painter.Entry fact : facts) {
      widest = Math.max(widest, pdf.width(fact.label(), Weight.REGULAR, LABEL));
    }
    float label = Math.min(widest, width * WIDEST_LABEL);
    column = x + label + 20;
    float room = x + width - column;
    rows =
        facts.stream()
            .map(f -> new Row(pdf.lines(f.label(), Weight.REGULAR, LABEL, label + 0.5f), pdf.lines(f.value(), Weight.MEDIUM, VALUE, room)))
            .toList();
  }

  /** The same without a card around it, one row a piece. */
  static List<Piece> pieces(TaggedPdf pdf, List<Painter.Entry> facts, float x, float width) {
    FactTable table = new FactTable(pdf, facts, x, width);
    List<Piece> pieces = new ArrayList<>();
    Tag[] tag = new Tag[1];
    for (int i = 0; i < table.rows.size(); i++) {
      Row row = table.rows.get(i);
      boolean first = i == 0;
      pieces.add(
          Piece.of(first ? 10 : 0, row.height(), (sheet, y) -> {
                if (first) {
                  tag[0] = pdf.tag(pdf.top(), "Table");
                }
                table.draw(sheet, tag[0], row, y);
              }));
    }
    return pieces;
  }

  float height() {
    float height = 0;
    for (Row row : rows) {
      height += row.height();
    }
    return height;
  }

  void draw(Sheet sheet, float top) throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    Tag table = pdf.tag(pdf.top(), "Table");
    float y = top;
    for (Row row : rows) {
      draw(sheet, table, row, y);
      y += row.height();
    }
  }

  private void draw(Sheet sheet, Tag table, Row row, float top) throws IOException {
    Tag tr = pdf.tag(table, "TR");
    Tag head = pdf.rowHead(tr);
    float y = top + 14;
    for (String line : row.label()) {
      sheet.text(head, line, x, y, Weight.REGULAR, LABEL, Ink.SOFT);
      y += LEADING;
    }
    Tag cell = pdf.tag(tr, "TD");
    y = top + 14;
    for (String line : row.value()) {
      sheet.text(cell, line, column, y, Weight.MEDIUM, VALUE, Ink.INK);
      y += LEADING;
    }
  }
}
