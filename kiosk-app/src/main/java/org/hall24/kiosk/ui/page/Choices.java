package org.hall24.kiosk.ui.page;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Surface;

/** Large choices: an icon, a few words, one line of what it means. */
final class Choices {

  private Choices() {}

  static Surface large(Parts parts, String id, Icon icon, String name, String why, Runnable act) {
    VBox text = new VBox(parts.text("choice-name", name), parts.text("body-soft", why));
    text.getStyleClass().add("choice-lines");
    text.setAlignment(Pos.CENTER_LEFT);
    HBox inside = new HBox(parts.badge(icon, 49.8, 24), Parts.wide(text));
    inside.setAlignment(Pos.CENTER_LEFT);
    inside.getStyleClass().add("choice-inside");
    Surface choice = parts.surface(id, name + "。" + why, inside, act);
    choice.getStyleClass().add("choice");
    return choice;
  }
}
