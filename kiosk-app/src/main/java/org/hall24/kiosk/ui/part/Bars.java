package org.hall24.kiosk.ui.part;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** How far one is: five bars, the lit one is now. */
public final class Bars extends HBox {

  /** Steps of every journey: choosing, who you are, the form, the papers, the receipt. */
  public static final int COUNT = 5;

  /**
   * @param lit step that is on, 1 to {@link #COUNT}
   * @param accessible what a person who does not see the bars is told
   */
  public Bars(int lit, String accessible) {
    getStyleClass().add("bars");
    for (int i = 1; i <= COUNT; i++) {
      Region bar = new Region();
      bar.getStyleClass().addAll("bar", i < lit ? "past" : i == lit ? "lit" : "ahead");
      HBox.setHgrow(bar, Priority.ALWAYS);
      getChildren().add(bar);
    }
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(accessible);
  }
}
