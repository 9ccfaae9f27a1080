package org.hall24.kiosk.ui.part;

import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

/** The lamp, the name of the hall and the clock. */
public final class Header extends HBox {

  private static final DateTimeFormatter HOUR_MINUTE = DateTimeFormatter.ofPattern("HH:mm");

  private final Label time;
  private final Clock clock;

  /**
   * @param clock shows its own zone's time
   * @param tidy stops the clock with the page
   */
  public Header(Parts parts, String hall, Clock clock, Tidy tidy) {
    this.clock = clock;
    this.time = parts.line("clock", "");
    getStyleClass().add("header");
    setAlignment(Pos.CENTER_LEFT);
    Label name = Parts.wide(parts.text("hall-name", hall));
    getChildren().addAll(new LampLogo(parts.mm(18.7)), name, time);
    tick();
    Timeline ticking = new Timeline(new KeyFrame(Duration.seconds(1), e -> tick()));
    ticking.setCycleCount(Animation.INDEFINITE);
    tidy.play(ticking);
  }

  private void tick() {
    String now = HOUR_MINUTE.format(LocalTime.now(clock));
    if (!now.equals(time.getText())) {
      time.setText(now);
    }
  }
}
