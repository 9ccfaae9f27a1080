package org.hall24.kiosk.ui.page;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** How many digits of a secret are typed; never which. */
final class PinDots {
  private PinDots() {}

  static HBox of(String accessible, int typed, int of) {
    HBox dots = new HBox();
    dots.getStyleClass().add("pin-dots");
    dots.setAlignment(Pos.CENTER);
    for (int i = 0; i < of; i++) {
      Region dot = new Region();
      dot.getStyleClass().addAll("pin-dot", i < typed ? "typed" : i == typed ? "next" : "ahead");
      dots.getChildren().add(dot);
    }
    dots.setAccessibleText(accessible);
    return dots;
  }
}
