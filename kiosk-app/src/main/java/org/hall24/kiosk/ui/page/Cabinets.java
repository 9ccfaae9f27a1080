package org.hall24.kiosk.ui.page;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Screen.CellTile;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.look.TextSize;
import org.hall24.kiosk.ui.look.Words;
import org.hall24.kiosk.ui.part.Cabinet;
import org.hall24.kiosk.ui.part.Parts;

/** The drawn cabinet of a screen. */
final class Cabinets {

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private Cabinets() {}

  static Cabinet draw(Parts parts, Words words, List<CellTile> tiles, String cell) {
    List<Cabinet.Cell> cells =
        tiles.stream()
            .map(
                t ->
                    new Cabinet.Cell(
                        t.cell(),
                        t.row(),
                        t.column(),
                        switch (t.state()) {
                          case QUIET -> Cabinet.Door.QUIET;
                          case LIT -> Cabinet.Door.LIT;
                          case OPEN -> Cabinet.Door.OPEN;
                          case OUT_OF_SERVICE -> Cabinet.Door.OUT;
                        }))
            .toList();
    return new Cabinet(parts, cells, words.get("cell.cabinet", cell));
  }

  /** The cabinet at the left, what there is to say at the right. */
  static HBox beside(Parts parts, Cabinet cabinet, VBox side) {
    cabinet.setMinWidth(parts.mm(161.7));
    cabinet.setMaxWidth(parts.mm(161.7));
    cabinet.setPrefHeight(parts.mm(267));
    cabinet.setMaxHeight(parts.mm(267));
    side.getStyleClass().add("cabinet-side");
    HBox row = new HBox(cabinet, Parts.wide(side));
    row.getStyleClass().add("cabinet-row");
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  /** How long a cell is kept for somebody. */
  static Node kept(Context context, Parts parts, Words words, String cell, Instant until) {
    String time = HOUR.format(until.atZone(context.clock().getZone()));
    return parts.text("soft", words.get("cell.kept", cell, time));
  }

  /** The papers that belong in the cell. */
  static VBox papers(Parts parts, Words words, List<String> papers) {
    VBox list = new VBox();
    list.getStyleClass().add("papers");
    for (String paper : papers) {
      HBox line = new HBox(Parts.wide(parts.name("paper-name", words.paper(paper))));
      // Beside the cabinet large letters need the whole width for their longest word.
      if (parts.look().metrics().textSize().compareTo(TextSize.VERY_LARGE) < 0) {
        line.getChildren().addFirst(parts.icon(Icon.DOCUMENT, 13));
      }
      line.setAlignment(Pos.CENTER_LEFT);
      line.getStyleClass().addAll("card", "paper");
      list.getChildren().add(line);
    }
    return list;
  }
}
