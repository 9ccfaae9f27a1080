package org.hall24.kiosk.ui.page;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.hall24.kiosk.ui.part.Parts;

/** Rows of a name and a value, as on the acceptance page. */
final class Facts {

  private Facts() {}

  static HBox row(Parts parts, String name, String value) {
    Label label = parts.text("fact-name", name);
    label.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(label, Parts.wide(parts.text("body-text", value)));
    row.setAlignment(Pos.TOP_LEFT);
    row.getStyleClass().add("fact");
    return row;
  }
}
