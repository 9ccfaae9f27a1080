package org.hall24.kiosk.ui.page;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.look.Words;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;

/** The line of a last page that says that the person's card still lies on the reader. */
final class CardLine {
  private CardLine() {}

  static HBox of(Parts parts, Words words) {
    StackPane mark = new StackPane(parts.icon(Icon.ID_CARD, 14));
    mark.getStyleClass().add("mark-bad");
    HBox row = new HBox(mark, Parts.wide(parts.text("body-text", words.get("card-left.line"))));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("icon-line");
    row.setId(Ids.CARD_LIES);
    return row;
  }
}
