package org.hall24.kiosk.ui.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MetricsTest {

  @Test
  void a_page_question_on_the_reference_panel_is_as_drawn() {
    assertThat(Metrics.reference().type(23.6)).isEqualTo(76);
    assertThat(Metrics.reference().mm(20)).isEqualTo(64);
  }

  @Test
  void a_millimetre_stays_a_millimetre_on_a_larger_panel() {
    assertThat(new Metrics(0.369, TextSize.STANDARD).mm(36.9)).isEqualTo(100);
  }

  @Test
  void text_sizes_grow_the_type_and_not_the_page() {
    Metrics largest = Metrics.reference().withTextSize(TextSize.LARGEST);
    assertThat(largest.type(12)).isEqualTo(58);
    assertThat(largest.mm(20)).isEqualTo(64);
  }

  @Test
  void headlines_grow_by_half_and_never_below_what_the_text_has() {
    Metrics largest = Metrics.reference().withTextSize(TextSize.LARGEST);
    assertThat(Metrics.reference().headType(23.6)).isEqualTo(76);
    assertThat(largest.headType(23.6)).isEqualTo(95);
    assertThat(largest.headLead(-9)).isEqualTo(-36);
    assertThat(largest.headType(1)).isEqualTo(largest.type(1));
  }

  @Property
  void on_every_panel_touch_is_at_least_15_mm_and_han_text_at_least_7_3_mm(
      @ForAll @DoubleRange(min = 0.12, max = 0.5) double pitch, @ForAll @DoubleRange(min = 0.5, max = 60) double size) {
    Metrics metrics = new Metrics(pitch, TextSize.STANDARD);
    assertThat(metrics.touch(size) * pitch).isGreaterThanOrEqualTo(14.99);
    assertThat(metrics.type(size) * pitch * 0.9).isGreaterThanOrEqualTo(7.3 - pitch);
  }

  @Test
  void a_pitch_that_no_panel_has_is_refused() {
    assertThatThrownBy(() -> new Metrics(311, TextSize.STANDARD)).hasMessageContaining("311");
  }

  @Test
  void the_stylesheet_has_no_unit_of_our_own_left() {
    assertThat(Stylesheet.css(Look.standard())).doesNotContainPattern("[0-9](mm|touch|type|stafftype|headtype|headlead|lead|line)\\b");
  }
}
