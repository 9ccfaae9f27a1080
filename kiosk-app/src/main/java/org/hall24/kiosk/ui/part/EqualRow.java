package org.hall24.kiosk.ui.part;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * Nodes beside each other, all of the same width and as high as the highest of them at that width. Where one of them needs more
 * width than that, they stand in several rows.
 */
public final class EqualRow extends Region {

  private final double gap;

  EqualRow(double gap, Node... nodes) {
    this.gap = gap;
    getChildren().addAll(nodes);
    getStyleClass().add(nodes.length < 3 ? "beside" : "crowd");
  }

  private double each(double width, int columns) {
    return Math.max(0, (width - gap * (columns - 1)) / columns);
  }

  /** As many as fit, and in every row nearly the same number. */
  private int columns(double width) {
    int count = getChildren().size();
    double widest = 0;
    for (Node child : getChildren()) {
      widest = Math.max(widest, child.minWidth(-1));
    }
    int fit = count;
    while (fit > 1 && each(width, fit) < widest) {
      fit--;
    }
    return Math.ceilDiv(count, Math.ceilDiv(count, fit));
  }

  private double rowHeight(double each) {
    double highest = 0;
    for (Node child : getChildren()) {
      highest = Math.max(highest, Math.max(child.prefHeight(each), child.minHeight(each)));
    }
    return highest;
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
    if (width < 0) {
      return rowHeight(-1);
    }
    int columns = columns(width);
    int rows = Math.ceilDiv(getChildren().size(), columns);
    return rows * rowHeight(each(width, columns)) + (rows - 1) * gap;
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
    int columns = columns(getWidth());
    int rows = Math.ceilDiv(getChildren().size(), columns);
    double each = each(getWidth(), columns);
    double high = (getHeight() - (rows - 1) * gap) / rows;
    for (int i = 0; i < getChildren().size(); i++) {
      double x = i % columns * (each + gap);
      double y = i / columns * (high + gap);
      getChildren().get(i).resizeRelocate(snapPositionX(x), snapPositionY(y), snapSizeX(each), snapSizeY(high));
    }
  }
}
