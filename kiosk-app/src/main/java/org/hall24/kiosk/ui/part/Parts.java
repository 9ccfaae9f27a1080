package org.hall24.kiosk.ui.part;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.look.Look;

/** The small parts every page uses, made for one look. */
public final class Parts {

  private final Look look;

  /** Parts in this look. */
  public Parts(Look look) {
    this.look = look;
  }

  /** Text that wraps and is never cut. */
  public Label text(String style, String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }

  /** A name that wraps between its words only; a row of such names folds before it would break one. */
  public Label name(String style, String words) {
    Label label = new WordLabel(words);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }

  /** Text on one line, as wide as it needs. */
  public Label line(String style, String words) {
    Label label = new Label(words);
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }

  /** An icon whose edge is given in millimetres. */
  public IconView icon(Icon icon, double millimetres) {
    return new IconView(icon, look.metrics().mm(millimetres));
  }

  /** The green button that goes on. */
  public Button goOn(String id, String words, Runnable act) {
    Button button = button(id, words, act);
    button.getStyleClass().add("go-on");
    button.setDefaultButton(true);
    return button;
  }

  /** A plain button. */
  public Button button(String id, String words, Runnable act) {
    Button button = new WordButton(words);
    button.setId(id);
    button.setAccessibleText(words.replace('\n', ' '));
    button.setMinHeight(Region.USE_PREF_SIZE);
    button.setOnAction(e -> act.run());
    button.getStyleClass().add("plain");
    return button;
  }

  /** A plain button with an icon before its words. */
  public Button button(String id, Icon icon, String words, Runnable act) {
    Button button = button(id, words, act);
    button.setGraphic(icon(icon, 13.7));
    return button;
  }

  /** A surface that can be touched as a whole. */
  public Surface surface(String id, String accessible, Node content, Runnable act) {
    return new Surface(id, accessible, content, act);
  }

  /** A card: a surface that is only read. */
  public VBox card(Node... children) {
    VBox card = new VBox(children);
    card.getStyleClass().add("card");
    return card;
  }

  /** Rows below each other on one card, with a hairline between them. */
  public VBox table(List<? extends Node> rows) {
    VBox table = new VBox();
    table.getStyleClass().addAll("card", "table");
    for (Node row : rows) {
      if (!table.getChildren().isEmpty()) {
        Region divider = new Region();
        divider.getStyleClass().add("divider");
        table.getChildren().add(divider);
      }
      table.getChildren().add(row);
    }
    return table;
  }

  /** A chip: an icon and a few words in a soft field; {@code style} is {@code good}, {@code bad} or {@code quiet}. */
  public HBox chip(String style, Icon icon, String words) {
    Label label = text("chip-text", words);
    HBox chip = new HBox(icon(icon, 8.4), label);
    chip.getStyleClass().addAll("chip", style);
    chip.setAlignment(Pos.CENTER_LEFT);
    chip.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    return chip;
  }

  /** An icon in a soft rounded field. */
  public StackPane badge(Icon icon, double fieldMm, double iconMm) {
    StackPane badge = new StackPane(icon(icon, iconMm));
    double edge = look.metrics().mm(fieldMm);
    badge.getStyleClass().add("badge");
    badge.setMinSize(edge, edge);
    badge.setPrefSize(edge, edge);
    badge.setMaxSize(edge, edge);
    return badge;
  }

  /** A line that grows between its neighbours. */
  public static Region grow() {
    Region region = new Region();
    HBox.setHgrow(region, Priority.ALWAYS);
    VBox.setVgrow(region, Priority.ALWAYS);
    return region;
  }

  /** Lets a node take the width its row has left. */
  public static <N extends Region> N wide(N node) {
    node.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(node, Priority.ALWAYS);
    return node;
  }

  /** Two or more nodes of the same width beside each other, with a gap in millimetres between them; folded where one needs more. */
  public EqualRow beside(double gapMm, Node... nodes) {
    return new EqualRow(mm(gapMm), nodes);
  }

  public Look look() {
    return look;
  }

  /** A distance in pixels. */
  public double mm(double millimetres) {
    return look.metrics().mm(millimetres);
  }
}
