package org.hall24.kiosk.ui.part;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.look.TextSize;
import org.hall24.kiosk.ui.look.Words;

/** The bar that never moves and never leaves: language, larger, listen, low reach, call a person. */
public final class BottomBar extends HBox {

  /** What the bar can be asked for. */
  public interface Acts {
    void language();

    void larger();

    void listen();

    void lowReach();

    void call();
  }

  /** The bar, and what its buttons do. */
  public BottomBar(Parts parts, Words words, Acts acts) {
    getStyleClass().add("bottom-bar");
    setAlignment(Pos.CENTER);
    boolean low = parts.look().lowReach();
    TextSize size = parts.look().metrics().textSize();
    getChildren()
        .addAll(
            item(parts, Ids.LANGUAGE, Icon.GLOBE, words.get("bar.language"), acts::language),
            item(parts, Ids.LARGER, Icon.LARGER, words.get("bar.larger." + size), acts::larger),
            item(parts, Ids.LISTEN, Icon.EAR, words.get("bar.listen"), acts::listen),
            item(parts, Ids.LOW_REACH, Icon.REACH, words.get(low ? "bar.high" : "bar.low"), acts::lowReach),
            item(parts, Ids.CALL, Icon.CALL, words.get("bar.call"), acts::call));
  }

  private static Button item(Parts parts, String id, Icon icon, String words, Runnable act) {
    boolean stacked = parts.look().metrics().textSize() != TextSize.STANDARD;
    Label label = parts.line("bar-text", words);
    Node inside;
    if (stacked) {
      VBox box = new VBox(parts.icon(icon, 14), label);
      box.setAlignment(Pos.CENTER);
      inside = box;
    } else {
      HBox box = new HBox(parts.icon(icon, 13), label);
      box.setAlignment(Pos.CENTER);
      box.getStyleClass().add("bar-item");
      inside = box;
    }
    Button button = new Button();
    button.setGraphic(inside);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setId(id);
    button.setAccessibleText(words);
    button.getStyleClass().addAll("bar-button", stacked ? "stacked" : "flat-row");
    button.setOnAction(e -> act.run());
    button.setMaxHeight(Double.MAX_VALUE);
    button.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(button, Priority.ALWAYS);
    return button;
  }
}
