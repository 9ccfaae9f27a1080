package org.hall24.kiosk.ui.part;

import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * A surface that is touched as a whole, such as a tile or a search hit. Unlike a button it lays its content out by the width
 * it has, so that text in it wraps and is never cut. A touch begins and ends inside; Enter and Space do the same.
 */
public final class Surface extends StackPane {

  private final Runnable act;

  Surface(String id, String accessible, Node content, Runnable act) {
    this.act = act;
    setId(id);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleText(accessible);
    setFocusTraversable(true);
    setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    setMinHeight(Region.USE_PREF_SIZE);
    getChildren().add(content);
    getStyleClass().add("surface");
    addEventHandler(
        MouseEvent.MOUSE_RELEASED,
        e -> {
          if (e.getButton() == MouseButton.PRIMARY && contains(e.getX(), e.getY())) {
            fire();
          }
        });
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
            e.consume();
            fire();
          }
        });
  }

  /** Does what a touch does. */
  public void fire() {
    if (!isDisabled()) {
      act.run();
    }
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    if (action == AccessibleAction.FIRE) {
      fire();
    } else {
      super.executeAccessibleAction(action, parameters);
    }
  }
}
