package org.hall24.kiosk.ui.part;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** The mark of the house: a lit door in the dark. */
public final class LampLogo extends Pane {

  /**
   * @param edge edge of the square mark, in pixels
   */
  public LampLogo(double edge) {
    Rectangle night = new Rectangle(edge, edge);
    night.setArcWidth(edge * 0.5);
    night.setArcHeight(edge * 0.5);
    night.getStyleClass().add("logo-night");
    SVGPath door = new SVGPath();
    door.setContent("M16 60V28a14 14 0 0 1 28 0v32z");
    door.getStyleClass().add("logo-lamp");
    door.setManaged(false);
    door.getTransforms().add(new Scale(edge / 60, edge / 60));
    getChildren().addAll(night, door);
    setMinSize(edge, edge);
    setPrefSize(edge, edge);
    setMaxSize(edge, edge);
    setMouseTransparent(true);
  }
}
