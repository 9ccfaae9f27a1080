package org.hall24.kiosk.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokensTest {

  /** Contrast of two colours after WCAG 2.2, 1 to 21. */
  private static double contrast(Color a, Color b) {
    double la = luminance(a);
    double lb = luminance(b);
    return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
  }

  private static double luminance(Color c) {
    return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
  }

  private static double linear(double v) {
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void every_text_reads_at_seven_to_one_on_what_it_stands_on(Theme theme) {
    for (String ground : List.of("paper", "card")) {
      for (String text : List.of("ink", "soft", "pine", "brick", "sky")) {
        assertThat(contrast(theme.color(text), theme.color(ground))).as(theme + " " + text + " on " + ground).isGreaterThanOrEqualTo(7);
      }
    }
    assertThat(contrast(theme.color("on-pine"), theme.color("pine"))).isGreaterThanOrEqualTo(7);
    assertThat(contrast(theme.color("on-lamp"), theme.color("lamp"))).isGreaterThanOrEqualTo(7);
    assertThat(contrast(theme.color("pine"), theme.color("pine-wash"))).isGreaterThanOrEqualTo(7);
    assertThat(contrast(theme.color("brick"), theme.color("brick-wash"))).isGreaterThanOrEqualTo(7);
    assertThat(contrast(theme.color("ink"), theme.color("lamp-wash"))).isGreaterThanOrEqualTo(7);
    assertThat(contrast(theme.color("ink"), theme.color("key"))).isGreaterThanOrEqualTo(7);
  }

  @Test
  void high_contrast_keeps_twenty_to_one() {
    for (String text : List.of("ink", "soft", "pine", "brick", "sky", "lamp", "line")) {
      assertThat(contrast(Theme.CONTRAST.color(text), Theme.CONTRAST.color("paper"))).as(text).isGreaterThanOrEqualTo(20);
    }
    assertThat(Theme.CONTRAST.border()).isGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void themes_name_the_same_tokens(Theme theme) {
    assertThat(theme.tokens().keySet()).isEqualTo(Theme.DAY.tokens().keySet());
  }
}
