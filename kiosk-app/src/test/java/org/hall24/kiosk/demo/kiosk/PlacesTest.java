package org.hall24.kiosk.demo.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

  @ParameterizedTest
  @CsvSource({"0, 0, 1280, 800", "0, 0, 1280, 1024", "0, 27, 1366, 741", "1920, 0, 1920, 1080", "0, 0, 3840, 2160"})
  void both_windows_lie_on_the_screen_and_neither_under_the_other(double x, double y, double width, double height) {
    Rectangle2D screen = new Rectangle2D(x, y, width, height);
    Places places = Places.on(screen);
    assertThat(screen.contains(places.kiosk())).isTrue();
    assertThat(screen.contains(places.panel())).isTrue();
    assertThat(places.kiosk().intersects(places.panel())).isFalse();
    assertThat(places.kiosk().getWidth() / places.kiosk().getHeight()).isEqualTo(9.0 / 16);
    assertThat(places.panel().getWidth()).isGreaterThan(places.kiosk().getWidth());
  }
}
