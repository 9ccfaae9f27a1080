package org.hall24.kiosk.ui.page;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Tidy;

/** A member of staff types the PIN; digits are never shown. */
final class StaffPinPage extends Framed<Screen.StaffPin> {

  StaffPinPage(Context context) {
    super(context, Screen.StaffPin.class);
  }

  @Override
  void fill(Screen.StaffPin screen, Tidy filling) {
    frame.head(
        words.get(screen.wrong() ? "pin.title.wrong" : "pin.title"), words.get("pin.why", screen.nameMasked()));
    HBox dots = new HBox();
    dots.getStyleClass().add("pin-dots");
    dots.setAlignment(Pos.CENTER);
    for (int i = 0; i < screen.of(); i++) {
      Region dot = new Region();
      dot.getStyleClass().addAll("pin-dot", i < screen.digits() ? "typed" : i == screen.digits() ? "next" : "ahead");
      dots.getChildren().add(dot);
    }
    dots.setAccessibleText(words.get("pin.typed", screen.digits(), screen.of()));
    VBox pad = new VBox();
    pad.getStyleClass().add("pin-pad");
    for (int row = 0; row < 3; row++) {
      pad.getChildren().add(parts.beside(8.7, digit(row * 3 + 1), digit(row * 3 + 2), digit(row * 3 + 3)));
    }
    Region blank = new Region();
    pad.getChildren().add(parts.beside(8.7, blank, digit(0), erase()));
    frame.body(dots, pad);
    frame.keys(
        e -> {
          String typed = e.getText();
          if (typed.length() == 1 && Character.isDigit(typed.charAt(0))) {
            context.touches().accept(new Touch.Digit(Character.digit(typed.charAt(0), 10)));
          } else if (e.getCode() == javafx.scene.input.KeyCode.BACK_SPACE) {
            context.touches().accept(new Touch.EraseDigit());
          }
        });
    actions(back());
  }

  private Button digit(int digit) {
    Button key = parts.button("pin-" + digit, Integer.toString(digit), send(new Touch.Digit(digit)));
    key.getStyleClass().add("pin-key");
    return key;
  }

  private Button erase() {
    Button key = parts.button("pin-erase", Icon.ERASE, "", send(new Touch.EraseDigit()));
    key.setAccessibleText(words.get("key.erase"));
    key.getStyleClass().add("pin-key");
    return key;
  }
}
