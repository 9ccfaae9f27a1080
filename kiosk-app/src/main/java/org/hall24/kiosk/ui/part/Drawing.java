package org.hall24.kiosk.ui.part;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.transform.Rotate;
import javafx.scene.transform.Scale;

/**
 * A drawing in shapes on a field of its own units, scaled as a whole to the width it gets. Colours are the tokens, through
 * style classes: {@code d-ink} (stroke), {@code d-line}, {@code d-paper}, {@code d-card}, {@code d-pine}, {@code d-wash},
 * {@code d-lamp}, {@code d-glow}, {@code d-soft}, {@code d-dusk}, {@code d-far} (fills).
 */
public final class Drawing extends Pane {

  private final double fieldWidth;
  private final double fieldHeight;
  private final Group drawing = new Group();
  private final Scale scale = new Scale(1, 1);

  /**
   * @param fieldWidth width of the field, in units of the drawing
   * @param fieldHeight height of the field
   */
  public Drawing(double fieldWidth, double fieldHeight) {
    this.fieldWidth = fieldWidth;
    this.fieldHeight = fieldHeight;
    drawing.setManaged(false);
    drawing.getTransforms().add(scale);
    getChildren().add(drawing);
    setMouseTransparent(true);
  }

  /** Adds what is drawn next, in front of what stands already. */
  public <N extends Node> N put(N node) {
    drawing.getChildren().add(node);
    return node;
  }

  /** A rounded rectangle. */
  public static Rectangle box(double x, double y, double w, double h, double radius, String... styles) {
    Rectangle box = new Rectangle(x, y, w, h);
    box.setArcWidth(radius * 2);
    box.setArcHeight(radius * 2);
    return style(box, styles);
  }

  /** An ellipse around {@code x}, {@code y}, in the drawing's own units. */
  public static Ellipse oval(double x, double y, double rx, double ry, String... styles) {
    return style(new Ellipse(x, y, rx, ry), styles);
  }

  /** A path in the language of SVG, in the drawing's own units. */
  public static SVGPath path(String data, String... styles) {
    SVGPath path = new SVGPath();
    path.setContent(data);
    return style(path, styles);
  }

  /** Some shapes turned together about a point. */
  public static Group turned(double degrees, double x, double y, Node... nodes) {
    Group group = new Group(nodes);
    group.getTransforms().add(new Rotate(degrees, x, y));
    return group;
  }

  private static <S extends Shape> S style(S shape, String... styles) {
    List<String> classes = new ArrayList<>(List.of(styles));
    shape.getStyleClass().addAll(classes);
    return shape;
  }

  @Override
  protected double computePrefWidth(double height) {
    return fieldWidth;
  }

  @Override
  protected double computePrefHeight(double width) {
    return width <= 0 ? fieldHeight : fieldHeight * Math.min(1, width / fieldWidth);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double k = Math.min(getWidth() / fieldWidth, getHeight() / fieldHeight);
    scale.setX(k);
    scale.setY(k);
    drawing.relocate(0, 0);
    drawing.setLayoutX((getWidth() - fieldWidth * k) / 2);
    drawing.setLayoutY((getHeight() - fieldHeight * k) / 2);
  }

  @Override
  public javafx.geometry.Orientation getContentBias() {
    return javafx.geometry.Orientation.HORIZONTAL;
  }
}
