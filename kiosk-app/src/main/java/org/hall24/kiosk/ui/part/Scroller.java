package org.hall24.kiosk.ui.part;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * Content that may be taller than its place. It scrolls with the wheel or a finger, but never needs to: where something lies
 * below, a large key under the content goes on by most of a page, and from the end back to the start.
 */
public final class Scroller extends Region {

  private static final double PAGE = 0.8;

  /** The halo of a lit field reaches over the rim of the content. */
  private static final double HALO = 16;

  private final Region content;
  private final Pane window = new Pane();
  private final Button more;
  private final String moreWords;
  private final String topWords;
  private final Rectangle clip = new Rectangle();
  private double offset;
  private boolean bottomAligned;

  /**
   * @param moreWords words of the key while something lies below
   * @param topWords words of the key at the end
   */
  public Scroller(Parts parts, Region content, String moreWords, String topWords) {
    this.content = content;
    this.moreWords = moreWords;
    this.topWords = topWords;
    this.more = parts.button(Ids.MORE, moreWords, this::turn);
    more.getStyleClass().add("more");
    more.setFocusTraversable(false);
    more.setWrapText(false);
    more.setVisible(false);
    content.setManaged(false);
    window.getChildren().add(content);
    window.setClip(clip);
    window.setManaged(false);
    more.setManaged(false);
    getChildren().addAll(window, more);
    addEventHandler(
        ScrollEvent.SCROLL,
        e -> {
          scrollTo(offset - e.getDeltaY());
          e.consume();
        });
    content
        .needsLayoutProperty()
        .addListener(
            (o, was, is) -> {
              if (is) {
                requestLayout();
              }
            });
  }

  /** Puts content that is shorter than its place at the bottom of it. */
  public Scroller bottomAligned(boolean bottom) {
    this.bottomAligned = bottom;
    requestLayout();
    return this;
  }

  /** Brings a node of the content into view. */
  public void reveal(Node node) {
    layout();
    Bounds box = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    if (box == null) {
      return;
    }
    if (box.getMinY() - HALO < offset) {
      scrollTo(box.getMinY() - HALO);
    } else if (box.getMaxY() + HALO > offset + windowHeight()) {
      scrollTo(box.getMaxY() + HALO - windowHeight());
    }
  }

  /** Back to the first line. */
  public void top() {
    scrollTo(0);
  }

  private void turn() {
    scrollTo(atEnd() ? 0 : offset + windowHeight() * PAGE);
  }

  private void scrollTo(double wanted) {
    offset = wanted;
    requestLayout();
    layout();
  }

  private boolean overflows() {
    return content.prefHeight(getWidth()) > getHeight() + 1;
  }

  private boolean atEnd() {
    return offset + windowHeight() >= content.prefHeight(getWidth()) - 1;
  }

  private double keyHeight() {
    return Math.max(more.prefHeight(-1), more.minHeight(-1));
  }

  private double windowHeight() {
    return overflows() ? Math.max(0, getHeight() - keyHeight() - HALO) : getHeight();
  }

  @Override
  protected double computePrefHeight(double width) {
    return content.prefHeight(width);
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return content.prefWidth(height);
  }

  @Override
  protected void layoutChildren() {
    place();
    // Wrapped text may know its true height only once it was laid out at its true width; nobody above would ask again.
    double natural = content.prefHeight(getWidth());
    content.layout();
    if (content.prefHeight(getWidth()) != natural) {
      place();
      content.layout();
    }
  }

  private void place() {
    double width = getWidth();
    double place = windowHeight();
    window.resizeRelocate(0, 0, width, place);
    clip.setX(-HALO);
    clip.setWidth(width + 2 * HALO);
    clip.setY(-HALO);
    clip.setHeight(place + HALO + (overflows() ? 0 : HALO));
    double natural = content.prefHeight(width);
    offset = Math.max(0, Math.min(offset, natural - place));
    double y = natural <= place && bottomAligned ? place - natural : -offset;
    content.resizeRelocate(0, snapPositionY(y), width, bottomAligned ? natural : Math.max(natural, place));
    boolean key = overflows();
    more.setVisible(key);
    if (key) {
      more.setText(atEnd() ? topWords : moreWords);
      more.setAccessibleText(more.getText());
      double w = more.prefWidth(-1);
      double h = keyHeight();
      more.resizeRelocate(snapPositionX((width - w) / 2), snapPositionY(getHeight() - h), w, h);
    }
  }
}
