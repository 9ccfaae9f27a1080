package org.hall24.kiosk.ui.page;

import java.util.List;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.ui.part.Bars;
import org.hall24.kiosk.ui.part.BottomBar;
import org.hall24.kiosk.ui.part.Header;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Scroller;
import org.hall24.kiosk.ui.part.Tidy;

/**
 * The frame of a page: header, bars, question with its one line of why, the thing to do, the row of actions, an optional panel
 * such as the keyboard, and the bottom bar. In low reach the question stays where it is read and all else moves down.
 */
final class Frame {

  /** What is touched stays below this line in low reach: 1,200 mm from the floor when the panel's top is at 1,350 mm. */
  static final double LOW_LINE_MM = 150;

  /** A question of more than this, in halves of a Han character, is asked in a smaller voice: the longest service names. */
  private static final int LONG_TITLE = 44;

  private final Context context;
  private final VBox root = new VBox();
  private final Top top;
  private final VBox head = new VBox();
  private final VBox body = new VBox();
  private final VBox content = new VBox();
  private final VBox middle = new VBox();
  private final Scroller scroller;
  private final HBox actions = new HBox();
  private final VBox panel = new VBox();
  private final Header header;

  Frame(Context context, Tidy tidy) {
    this.context = context;
    Parts parts = context.parts();
    boolean low = context.look().lowReach();
    this.top = new Top(low ? parts.mm(LOW_LINE_MM) : 0);
    this.header = new Header(parts, context.hall(), context.clock(), tidy);
    root.getStyleClass().add("page");
    head.getStyleClass().add("head");
    body.getStyleClass().add("body");
    content.getStyleClass().add("content");
    actions.getStyleClass().add("actions");
    panel.getStyleClass().add("panel");
    VBox.setVgrow(body, Priority.ALWAYS);
    // Only what scrolls gives way when a page is full.
    actions.setMinHeight(Region.USE_PREF_SIZE);
    panel.setMinHeight(Region.USE_PREF_SIZE);
    Region scrolled;
    if (low) {
      scrolled = body;
      top.getStyleClass().add("low-top");
    } else {
      content.getChildren().addAll(head, body);
      scrolled = content;
    }
    this.scroller =
        new Scroller(parts, scrolled, context.words().get("more"), context.words().get("more.top")).bottomAligned(low);
    VBox.setVgrow(scroller, Priority.ALWAYS);
    middle.getChildren().add(scroller);
    middle.getStyleClass().add("middle");
    VBox.setVgrow(middle, Priority.ALWAYS);
    root.getChildren()
        .addAll(top, middle, actions, panel, new BottomBar(parts, context.words(), context.bar()));
    clear();
  }

  Region root() {
    return root;
  }

  Scroller scroller() {
    return scroller;
  }

  /** Takes everything of the page out, leaving the frame. */
  void clear() {
    top.getChildren().setAll(header);
    head.getChildren().clear();
    if (context.look().lowReach()) {
      top.getChildren().add(head);
    }
    body.getChildren().clear();
    actions(List.of());
    panel(List.of());
  }

  /** The five bars under the header. */
  void bars(int lit) {
    top.getChildren().add(1, new Bars(lit, context.words().get("bars", lit, Bars.COUNT)));
  }

  /** Something of the page that stands under the header and is not scrolled. */
  void under(Node node) {
    top.getChildren().add(1, node);
  }

  /** The question and one line of why; an empty line is left out. */
  void head(String title, String why) {
    Label question = context.parts().text("title", title);
    if (wide(title) > LONG_TITLE) {
      question.getStyleClass().add("smaller");
    }
    head.getChildren().add(question);
    if (!why.isEmpty()) {
      head.getChildren().add(context.parts().text("why", why));
    }
  }

  /** Brings the content nearer to what stands above it. */
  void near() {
    middle.getStyleClass().add("near");
  }

  /** The first page asks in a larger voice. */
  void louder() {
    head.getChildren().getFirst().getStyleClass().add("larger");
  }

  /** Width of a text in halves of a Han character. */
  private static long wide(String text) {
    return text.codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum();
  }

  /** A picture before the question. */
  void lead(Node node) {
    head.getChildren().addFirst(node);
  }

  void body(Node... nodes) {
    body.getChildren().addAll(nodes);
  }

  void actions(List<? extends Node> nodes) {
    // Buttons of one row are of one height, also when the words of one take two lines.
    nodes.stream().filter(Region.class::isInstance).map(Region.class::cast).forEach(node -> node.setMaxHeight(Double.MAX_VALUE));
    actions.getChildren().setAll(nodes);
    actions.setVisible(!nodes.isEmpty());
    actions.setManaged(!nodes.isEmpty());
  }

  /** The only action row takes the whole width. */
  void growActions() {
    actions.getChildren().forEach(n -> HBox.setHgrow(n, Priority.ALWAYS));
  }

  /** A page that is one surface between the header and the bottom bar. */
  void whole(Region surface) {
    VBox.setVgrow(surface, Priority.ALWAYS);
    middle.getStyleClass().setAll("whole");
    middle.getChildren().setAll(surface);
    top.lowest = 0;
  }

  /** What the keys of a real keyboard do on this page until it is filled anew. */
  void keys(EventHandler<KeyEvent> handler) {
    root.setOnKeyPressed(handler);
  }

  /** What stands between the page and the bottom bar over the whole width; it takes the place of the actions. */
  void panel(List<? extends Node> nodes) {
    panel.getChildren().setAll(nodes);
    boolean open = !nodes.isEmpty();
    panel.setVisible(open);
    panel.setManaged(open);
    if (!actions.getChildren().isEmpty()) {
      actions.setVisible(!open);
      actions.setManaged(!open);
    }
  }

  /** What stands above the scrolled part: as high as it needs, and at least down to a line. */
  private static final class Top extends VBox {
    private double lowest;

    Top(double lowest) {
      this.lowest = lowest;
    }

    @Override
    protected double computePrefHeight(double width) {
      return Math.max(lowest, super.computePrefHeight(width));
    }

    @Override
    protected double computeMinHeight(double width) {
      return computePrefHeight(width);
    }
  }
}
