package org.hall24.kiosk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Look;
import org.junit.jupiter.api.Test;

class KioskStageTest {

  @Test
  void the_window_of_half_the_size_shows_whole_pages_and_takes_screens_from_any_thread() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    KioskStage kiosk =
        Fx.on(
            () ->
                new KioskStage(
                    new Stage(),
                    KioskStage.Window.half(),
                    Samples.HALL,
                    Samples.CLOCK,
                    Look.standard(),
                    Router.ThemeChoice.BY_SUN,
                    touch -> {
                      if (touch instanceof Touch.Begin) {
                        begun.countDown();
                      }
                    }));
    kiosk.show(new Screen.Attract(false, Samples.hall(true)));
    Fx.run(kiosk::open);
    Fx.run(
        () -> {
          assertThat(kiosk.scene().getWidth()).isEqualTo(540);
          assertThat(kiosk.scene().getHeight()).isEqualTo(960);
          var box = kiosk.router().host().localToScene(kiosk.router().host().getLayoutBounds());
          assertThat(box.getWidth()).isEqualTo(540);
          assertThat(box.getHeight()).isEqualTo(960);
          Fx.touch(kiosk.scene().lookup("#begin"));
        });
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    Fx.run(kiosk::close);
  }

  /** The hall tells a change at any moment, also between a finger's going down and its going up. */
  @Test
  void a_touch_is_not_lost_when_the_page_is_told_something_new_while_the_finger_is_down() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    KioskStage kiosk =
        Fx.on(
            () ->
                new KioskStage(
                    new Stage(), KioskStage.Window.half(), Samples.HALL, Samples.CLOCK, Look.standard(), Router.ThemeChoice.BY_SUN,
                    touch -> {
                      if (touch instanceof Touch.Begin) {
                        begun.countDown();
                      }
                    }));
    kiosk.show(new Screen.Attract(true, Samples.hall(true)));
    Fx.run(kiosk::open);
    Robot finger = Fx.on(Robot::new);
    Fx.run(
        () -> {
          kiosk.scene().getWindow().requestFocus();
          var box = kiosk.scene().lookup("#begin").localToScreen(kiosk.scene().lookup("#begin").getBoundsInLocal());
          finger.mouseMove(box.getCenterX(), box.getCenterY());
          finger.mousePress(MouseButton.PRIMARY);
        });
    kiosk.show(new Screen.Attract(false, Samples.hall(true)));
    Fx.run(() -> finger.mouseRelease(MouseButton.PRIMARY));
    Fx.run(finger::mouseRelease);
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    Fx.run(() -> assertThat(kiosk.router().screen()).contains(new Screen.Attract(false, Samples.hall(true))));
    Fx.run(kiosk::close);
  }
}
