package org.hall24.kiosk.ui.part;

import javafx.scene.Group;
import javafx.scene.layout.Pane;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;
import org.hall24.kiosk.ui.look.Icon;

/** A drawn icon of a given edge; its colour comes from the style classes {@code icon-stroke} and {@code icon-fill}. */
public final class IconView extends Pane {

  private static final double FIELD = 24;

  /**
   * @param edge edge of the square field, in pixels
   */
  public IconView(Icon icon, double edge) {
    this(icon, edge, edge >= 56 ? 2.3 : 2.1);
  }

  /**
   * @param stroke stroke width in units of the 24×24 field
   */
  public IconView(Icon icon, double edge, double stroke) {
    SVGPath lines = new SVGPath();
    lines.setContent(icon.stroke());
    lines.setStrokeWidth(stroke);
    lines.getStyleClass().add("icon-stroke");
    Group drawing = new Group(lines);
    if (!icon.fill().isEmpty()) {
      SVGPath dots = new SVGPath();
      dots.setContent(icon.fill());
      dots.getStyleClass().add("icon-fill");
      drawing.getChildren().add(dots);
    }
    drawing.getTransforms().add(new Scale(edge / FIELD, edge / FIELD));
    // Unmanaged, so that strokes on the rim of the field do not move the drawing.
    drawing.setManaged(false);
    getChildren().add(drawing);
    getStyleClass().add("icon");
    setMinSize(edge, edge);
    setPrefSize(edge, edge);
    setMaxSize(edge, edge);
    setMouseTransparent(true);
  }
}
