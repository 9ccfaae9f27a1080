package org.hall24.kiosk.ui.part;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Nodes beside each other, all of the same width and as high as the highest of them at that width. */
public final class EqualRow extends Region {

  private final double gap;

  EqualRow(double gap, Node... nodes) {
    this.gap = gap;
    getChildren().addAll(nodes);
    getStyleClass().add("beside");
  }

  private double each(double width) {
    int count = getChildren().size();
    return Math.max(0, (width - gap * (count - 1)) / count);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    double widest = 0;
    for (Node child : getChildren()) {
      widest = Math.max(widest, child.prefWidth(-1));
    }
    int count = getChildren().size();
    return widest * count + gap * (count - 1);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    double each = width < 0 ? -1 : each(width);
    double highest = 0;
    for (Node child : getChildren()) {
      highest = Math.max(highest, Math.max(child.prefHeight(each), child.minHeight(each)));
    }
    return highest;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computeMaxWidth(double height) {
    return Double.MAX_VALUE;
  }

  @Override
  protected void layoutChildren() {
    double each = each(getWidth());
    double x = 0;
    for (Node child : getChildren()) {
      child.resizeRelocate(snapPositionX(x), 0, snapSizeX(each), getHeight());
      x += each + gap;
    }
  }
}
