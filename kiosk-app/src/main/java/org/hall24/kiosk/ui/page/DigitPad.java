package org.hall24.kiosk.ui.page;

import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.look.Words;
import org.hall24.kiosk.ui.part.Parts;

/** Large keys for digits, on the page itself; a real keyboard's digits do the same. */
final class DigitPad {
  private final Parts parts;
  private final Words words;
  private final Consumer<Touch> touches;

  DigitPad(Context context) {
    this.parts = context.parts();
    this.words = context.words();
    this.touches = context.touches();
  }

  /**
   * The keys.
   *
   * @param style a further style class, for lower keys where a page has more to hold
   */
  VBox keys(String style) {
    VBox pad = new VBox();
    pad.getStyleClass().addAll("pin-pad", style);
    for (int row = 0; row < 3; row++) {
      pad.getChildren().add(parts.beside(8.7, digit(row * 3 + 1), digit(row * 3 + 2), digit(row * 3 + 3)));
    }
    pad.getChildren().add(parts.beside(8.7, new Region(), digit(0), erase()));
    return pad;
  }

  /** What the keys of a real keyboard do. */
  EventHandler<KeyEvent> handler() {
    return e -> {
      String typed = e.getText();
      if (typed.length() == 1 && Character.isDigit(typed.charAt(0))) {
        touches.accept(new Touch.Digit(Character.digit(typed.charAt(0), 10)));
      } else if (e.getCode() == KeyCode.BACK_SPACE) {
        touches.accept(new Touch.EraseDigit());
      }
    };
  }

  private Button digit(int digit) {
    Button key = parts.button("pin-" + digit, Integer.toString(digit), () -> touches.accept(new Touch.Digit(digit)));
    key.getStyleClass().add("pin-key");
    return key;
  }

  private Button erase() {
    Button key = parts.button("pin-erase", Icon.ERASE, "", () -> touches.accept(new Touch.EraseDigit()));
    key.setAccessibleText(words.get("key.erase"));
    key.getStyleClass().add("pin-key");
    return key;
  }
}
