package org.hall24.kiosk.ui.part;

import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The cabinet as it stands beside the screen: every door in its place, the one that matters lit. */
public final class Cabinet extends Region {

  /** How a door is drawn. */
  public enum Door {
    QUIET,
    LIT,
    OPEN,
    OUT
  }

  /**
   * A door.
   *
   * @param name what stands on it
   * @param row row from the top, any first number
   * @param column column from the left, any first number
   */
  public record Cell(String name, int row, int column, Door door) {}

  private final Parts parts;
  private final List<Cell> cells;
  private final int firstRow;
  private final int firstColumn;
  private final int rows;
  private final int columns;
  private Optional<Node> halo = Optional.empty();

  /** The doors as they stand in the hall, and the sentence that says the same. */
  public Cabinet(Parts parts, List<Cell> cells, String accessible) {
    this.parts = parts;
    this.cells = List.copyOf(cells);
    this.firstRow = cells.stream().mapToInt(Cell::row).min().orElse(0);
    this.firstColumn = cells.stream().mapToInt(Cell::column).min().orElse(0);
    this.rows = cells.stream().mapToInt(Cell::row).max().orElse(0) - firstRow + 1;
    this.columns = cells.stream().mapToInt(Cell::column).max().orElse(0) - firstColumn + 1;
    getStyleClass().add("cabinet");
    setAccessibleText(accessible);
    for (Cell cell : this.cells) {
      getChildren().add(door(cell));
    }
    // The lit door stands in front of its neighbours, its halo over the gaps between them.
    for (int i = 0; i < this.cells.size(); i++) {
      if (this.cells.get(i).door() == Door.LIT || this.cells.get(i).door() == Door.OPEN) {
        getChildren().get(i).setViewOrder(-1);
      }
    }
  }

  /** The breath of the lit door, if one is lit. */
  public Optional<Animation> breath() {
    return halo.map(Halo::breath);
  }

  private Node door(Cell cell) {
    boolean lit = cell.door() == Door.LIT || cell.door() == Door.OPEN;
    Label name = parts.line(lit ? "door-name-lit" : "door-name", cell.name());
    StackPane face = new StackPane(name);
    face.getStyleClass().addAll("door", switch (cell.door()) {
      case QUIET -> "quiet";
      case LIT -> "lit";
      case OPEN -> "open";
      case OUT -> "out";
    });
    if (cell.door() == Door.OUT) {
      name.setText(cell.name());
      face.getChildren().add(0, strike());
    }
    StackPane door = new StackPane();
    if (lit) {
      Region glow = new Region();
      glow.getStyleClass().add("door-halo");
      halo = Optional.of(glow);
      Pane rim = new Pane(glow) {
        @Override
        protected void layoutChildren() {
          double reach = parts.mm(4.4);
          glow.resizeRelocate(-reach, -reach, getWidth() + 2 * reach, getHeight() + 2 * reach);
        }
      };
      door.getChildren().add(rim);
    }
    door.getChildren().add(face);
    if (cell.door() == Door.OPEN) {
      // An open door stands ajar: its leaf is seen from the side, hinged at the right.
      Region leaf = new Region();
      leaf.getStyleClass().add("door-leaf");
      leaf.setMaxWidth(parts.mm(4.2));
      StackPane.setAlignment(leaf, Pos.CENTER_RIGHT);
      face.getChildren().add(leaf);
      name.setTranslateX(-parts.mm(2.1));
    }
    return door;
  }

  private Region strike() {
    Region strike = new Region();
    strike.getStyleClass().add("door-out-mark");
    strike.setMaxSize(parts.mm(14), parts.mm(1));
    return strike;
  }

  private double gap() {
    return parts.mm(5.6);
  }

  private double frame() {
    return parts.mm(9.3);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 2 * frame() + columns * parts.mm(31.8) + (columns - 1) * gap();
  }

  @Override
  protected double computePrefHeight(double width) {
    return 2 * frame() + rows * parts.mm(36.7) + (rows - 1) * gap();
  }

  @Override
  protected void layoutChildren() {
    double w = (getWidth() - 2 * frame() - (columns - 1) * gap()) / columns;
    double h = (getHeight() - 2 * frame() - (rows - 1) * gap()) / rows;
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      double x = frame() + (cell.column() - firstColumn) * (w + gap());
      double y = frame() + (cell.row() - firstRow) * (h + gap());
      getChildren().get(i).resizeRelocate(snapPositionX(x), snapPositionY(y), snapSizeX(w), snapSizeY(h));
    }
  }
}
