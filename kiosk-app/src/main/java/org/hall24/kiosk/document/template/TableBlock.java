package org.hall24.kiosk.document.template;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.document.PaperFonts.Weight;
import org.hall24.kiosk.document.sheet.Ink;
import org.hall24.kiosk.document.sheet.Sheet;
import org.hall24.kiosk.document.sheet.Tag;
import org.hall24.kiosk.document.sheet.TaggedPdf;

/** A table of hairlines; its head is said again on every sheet it runs over to. */
final class TableBlock {
  private static final float HEAD = 10;
  private static final float TEXT = 11;
  private static final float SMALL = 9.5f;
  private static final float LEADING = 15;
  private static final float PAD = 8;
  private static final float HEAD_TALL = 24;
  private static final float SIGN = 16;

  private final TaggedPdf pdf;
  private final List<Place> places = new ArrayList<>();
  private Optional<Tag> tag = Optional.empty();

  private record Place(Block.Column column, String head, float x, float width) {}

  private record Cell(List<String> lines, List<String> small, String state) {
    float height() {
      return (saysMore() ? LEADING * lines.size() : 0) + (LEADING - 1.5f) * small.size();
    }

    /** A cell with nothing but small print has it in its first line. */
    boolean saysMore() {
      return small.isEmpty() || !lines.getFirst().isEmpty();
    }
  }

  private TableBlock(TaggedPdf pdf, Block.Table table, Scope scope) {
    this.pdf = pdf;
    float shares = 0;
    for (Block.Column column : table.columns()) {
      shares += column.width();
    }
    float x = Painter.LEFT;
    for (Block.Column column : table.columns()) {
      float width = Painter.WIDTH * column.width() / shares;
      places.add(new Place(column, column.head().in(scope), x, width));
      x += width;
    }
  }

  static List<Piece> pieces(TaggedPdf pdf, Block.Table table, Scope scope) {
    TableBlock block = new TableBlock(pdf, table, scope);
    List<Scope> rows = scope.each(table.of());
    List<Piece> pieces = new ArrayList<>();
    if (rows.isEmpty()) {
      String text = table.empty().in(scope);
      pieces.add(
          Piece.of(12, 30, (sheet, y) -> sheet.text(pdf.tag(pdf.top(), "P"), text, Painter.LEFT, y + 18, Weight.REGULAR, 12, Ink.SOFT)));
      return pieces;
    }
    pieces.add(Piece.of(14, HEAD_TALL, block::head).keptWithNext());
    Piece.Head again = new Piece.Head(HEAD_TALL, block::headAgain);
    for (Scope row : rows) {
      pieces.add(block.row(row, again));
    }
    return pieces;
  }

  private void head(Sheet sheet, float top) throws IOException {
    Tag whole = pdf.tag(pdf.top(), "Table");
    tag = Optional.of(whole);
    Tag tr = pdf.tag(whole, "TR");
    for (Place place : places) {
      sheet.text(pdf.tag(tr, "TH"), place.head(), x(place, place.head(), HEAD, Weight.REGULAR), top + 14, Weight.REGULAR, HEAD, Ink.SOFT);
    }
    sheet.ornament(() -> sheet.fill(Ink.INK, Painter.LEFT, top + HEAD_TALL - 1, Painter.WIDTH, 1));
  }

  private void headAgain(Sheet sheet, float top) throws IOException {
    sheet.ornament(
        () -> {
          for (Place place : places) {
            sheet.plain(place.head(), x(place, place.head(), HEAD, Weight.REGULAR), top + 14, Weight.REGULAR, HEAD, Ink.SOFT);
          }
          sheet.fill(Ink.INK, Painter.LEFT, top + HEAD_TALL - 1, Painter.WIDTH, 1);
        });
  }

  private Piece row(Scope row, Piece.Head again) {
    List<Cell> cells = new ArrayList<>();
    float tall = 0;
    for (Place place : places) {
      String state = place.column().state().isEmpty() ? "" : row.text(row.find(place.column().state()));
      float room = place.width() - PAD - (state.isEmpty() ? 0 : SIGN);
      String small = place.column().small().in(row);
      Cell cell =
          new Cell(
              pdf.lines(place.column().text().in(row), place.column().weight(), TEXT, room),
              small.isEmpty() ? List.of() : pdf.lines(small, Weight.REGULAR, SMALL, room),
              state);
      cells.add(cell);
      tall = Math.max(tall, cell.height());
    }
    float height = tall + 13;
    return new Piece(0, height, false, Optional.of(again), (sheet, top) -> draw(sheet, top, height, cells));
  }

  private void draw(Sheet sheet, float top, float height, List<Cell> cells) throws IOException {
    Tag tr = pdf.tag(tag.orElseThrow(), "TR");
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      Cell cell = cells.get(i);
      float aside = cell.state().isEmpty() ? 0 : SIGN;
      if (aside > 0) {
        sheet.ornament(() -> sign(sheet, cell.state(), place.x() + 5, top + 13.5f));
      }
      Tag td = pdf.tag(tr, "TD");
      float y = top + 17.5f;
      for (String line : cell.saysMore() ? cell.lines() : List.<String>of()) {
        sheet.text(td, line, x(place, line, TEXT, place.column().weight()) + aside, y, place.column().weight(), TEXT, inkOf(cell.state()));
        y += LEADING;
      }
      for (String line : cell.small()) {
        sheet.text(td, line, x(place, line, SMALL, Weight.REGULAR) + aside, y, Weight.REGULAR, SMALL, Ink.SOFT);
        y += LEADING - 1.5f;
      }
    }
    sheet.ornament(() -> sheet.fill(Ink.LINE, Painter.LEFT, top + height - 1, Painter.WIDTH, 0.8f));
  }

  private float x(Place place, String text, float size, Weight weight) {
    return switch (place.column().align()) {
      case LEFT -> place.x();
      case CENTRE -> place.x() + (place.width() - PAD - pdf.width(text.stripTrailing(), weight, size)) / 2;
      case RIGHT -> place.x() + place.width() - PAD - pdf.width(text.stripTrailing(), weight, size);
    };
  }

  private static Ink inkOf(String state) {
    return switch (state) {
      case "ready" -> Ink.PINE;
      case "failed" -> Ink.BRICK;
      default -> Ink.INK;
    };
  }

  /** A state is a word, a colour and a shape, so that none is needed to know it. */
  private static void sign(Sheet sheet, String state, float x, float y) throws IOException {
    switch (state) {
      case "ready" -> sheet.dot(Ink.PINE, x, y, 4.5f);
      case "degraded" -> sheet.shape(Ink.LAMP, x, y - 5, x + 5.5f, y + 4.5f, x - 5.5f, y + 4.5f);
      case "failed" -> sheet.shape(Ink.BRICK, x - 4.5f, y - 4.5f, x + 4.5f, y - 4.5f, x + 4.5f, y + 4.5f, x - 4.5f, y + 4.5f);
      default -> sheet.round(Ink.SOFT, Ink.PAPER, x - 4, y - 4, 8, 8, 4, 1.4f);
    }
  }
}
