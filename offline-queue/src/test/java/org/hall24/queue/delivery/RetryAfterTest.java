package org.hall24.queue.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Optional<String> DATE = Optional.of("Sun, 22 Nov 2026 14:41:00 GMT");

  @Test
  void seconds_are_seconds() {
    assertThat(RetryAfter.parse(Optional.of("120"), Optional.empty())).contains(Duration.ofMinutes(2));
    assertThat(RetryAfter.parse(Optional.of("86400"), Optional.empty())).contains(Duration.ofDays(1));
  }

  @Test
  void a_date_is_held_against_the_answers_own_date_and_not_our_clock() {
    assertThat(RetryAfter.parse(Optional.of("Sun, 22 Nov 2026 14:43:30 GMT"), DATE)).contains(Duration.ofSeconds(150));
    assertThat(RetryAfter.parse(Optional.of("Sun, 22 Nov 2026 14:43:30 GMT"), Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "86401", "soon", "", "99999999999999999999", "Sun, 22 Nov 2026 14:40:59 GMT", "Tue, 24 Nov 2026 14:41:00 GMT"})
  void negative_too_long_or_unreadable_means_our_own_back_off(String value) {
    assertThat(RetryAfter.parse(Optional.of(value), DATE)).isEmpty();
  }

  @Test
  void waits_stay_between_the_floor_and_the_doubling_bound() {
    BackOff backOff = new BackOff(Duration.ofSeconds(2), Duration.ofMinutes(15), new Random(3));
    for (int n = 0; n < 70; n++) {
      long bound = n > 8 ? 900_000 : Math.min(900_000, 2000L << n);
      assertThat(backOff.after(n).toMillis()).isBetween(250L, bound);
    }
    BackOff hasty = new BackOff(Duration.ofMillis(100), Duration.ofMillis(100), new Random(3));
    assertThat(hasty.after(9).toMillis()).isLessThanOrEqualTo(100);
    assertThat(backOff.asked(Optional.of(Duration.ofSeconds(10)), 0).toMillis()).isBetween(10_000L, 11_000L);
  }

  @Test
  void http_is_for_this_machine_only() {
    for (String good : new String[] {"https://city.example/api/", "http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:8/"}) {
      assertThat(BackendUrl.parse(good)).as(good).isInstanceOf(BackendUrl.Usable.class);
    }
    for (String bad : new String[] {"http://city.example", "http://10.0.0.7:80", "ftp://x", "nonsense", "https://u:p@x/", "http://localhost.evil.example"}) {
      assertThat(BackendUrl.parse(bad)).as(bad).isInstanceOf(BackendUrl.Refused.class);
    }
  }
}
