package org.hall24.kiosk.ui.part;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.util.Duration;

/** The amber breath on the place to act, 2.4 s a breath: the only thing on a page that moves by itself. */
public final class Halo {

  private static final Duration HALF = Duration.millis(1200);

  private Halo() {}

  /** Lets a node's opacity breathe. */
  public static Animation breath(Node node) {
    Timeline breath =
        new Timeline(
            new KeyFrame(Duration.ZERO, new KeyValue(node.opacityProperty(), 1.0, Interpolator.EASE_BOTH)),
            new KeyFrame(HALF, new KeyValue(node.opacityProperty(), 0.45, Interpolator.EASE_BOTH)));
    breath.setAutoReverse(true);
    breath.setCycleCount(Animation.INDEFINITE);
    return breath;
  }
}
