package org.hall24.queue.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers of slow start, bucket and probes; pure. */
class PaceTest {

  private static final long SECOND = 1_000_000_000L;
  private final Endpoint endpoint = new Endpoint(new BackOff(Duration.ofSeconds(2), Duration.ofMinutes(15), new Random(7)));
  private long now = 5 * SECOND;

  /** Sends as soon as it may; when each request left. */
  private List<Long> send(int items, int requestsEach, boolean delivered) {
    List<Long> sent = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      now += endpoint.heldFor(now).toNanos();
      endpoint.launched(now);
      for (int n = 0; n < requestsEach; n++) {
        sent.add(now);
      }
      endpoint.spent(requestsEach - 1, now);
      if (delivered) {
        endpoint.accepted(now);
      }
    }
    return sent;
  }

  /** The most that left within any span. */
  private static long most(List<Long> sent, Duration span) {
    return sent.stream().mapToLong(from -> sent.stream().filter(at -> at >= from && at - from < span.toNanos()).count()).max().orElse(0);
  }

  @Test
  void without_trouble_there_is_no_limit_and_four_go_together() {
    send(1000, 1, true);
    assertThat(now).isEqualTo(5 * SECOND);
    assertThat(endpoint.atOnce()).isEqualTo(4);
  }

  @Test
  void after_an_outage_one_then_two_then_four_with_every_ten_successes() {
    endpoint.down(endpoint.launched(now), now);
    assertThat(endpoint.atOnce()).isOne();
    endpoint.answered(now);
    List<Integer> together = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      together.add(endpoint.atOnce());
      send(1, 1, true);
    }
    assertThat(together.subList(0, 10)).containsOnly(1);
    assertThat(together.subList(10, 20)).containsOnly(2);
    assertThat(together.subList(20, 25)).containsOnly(4);
  }

  @Test
  void after_an_outage_five_requests_a_second_until_nothing_waits() {
    endpoint.down(endpoint.launched(now), now);
    endpoint.answered(now);
    List<Long> sent = send(300, 1, true);
    assertThat(most(sent, Duration.ofSeconds(10))).isBetween(45L, 55L);
    assertThat(sent.getLast() - sent.getFirst()).isBetween(58 * SECOND, 61 * SECOND);
    endpoint.caughtUp();
    long then = now;
    send(300, 1, true);
    assertThat(now).isEqualTo(then);
    assertThat(endpoint.atOnce()).isEqualTo(4);
  }

  @Test
  void the_bucket_counts_requests_and_not_items() {
    endpoint.startSlowly(now);
    List<Long> sent = send(60, 5, true);
    assertThat(most(sent, Duration.ofSeconds(10))).isLessThanOrEqualTo(60);
    assertThat(sent.getLast() - sent.getFirst()).isBetween(58 * SECOND, 61 * SECOND);
  }

  @Test
  void an_item_of_very_many_requests_stops_the_others_for_ten_seconds_at_most() {
    endpoint.startSlowly(now);
    send(1, 200, true);
    assertThat(endpoint.heldFor(now)).isBetween(Duration.ofSeconds(9), Duration.ofMillis(10_300));
  }

  @Test
  void nothing_is_over_while_nobody_answers() {
    endpoint.down(endpoint.launched(now), now);
    endpoint.caughtUp();
    endpoint.answered(now);
    send(12, 1, false);
    assertThat(endpoint.heldFor(now)).isPositive();
  }

  @Test
  void a_busy_backend_halves_the_bucket_once_a_second_and_every_success_gives_a_quarter_back() {
    endpoint.busy(now);
    assertThat(endpoint.atOnce()).isOne();
    List<Long> slow = send(20, 1, false);
    assertThat(slow.getLast() - slow.getFirst()).isBetween(7 * SECOND, 8 * SECOND);
    // What was on its way together was told the same thing.
    endpoint.busy(now);
    endpoint.busy(now);
    endpoint.busy(now);
    List<Long> slower = send(21, 1, false);
    assertThat(slower.getLast() - slower.getFirst()).isBetween(15 * SECOND, 17 * SECOND);
    send(10, 1, true);
    List<Long> again = send(51, 1, false);
    assertThat(again.getLast() - again.getFirst()).isBetween(9 * SECOND, 11 * SECOND);
  }

  @Test
  void a_dead_endpoint_is_probed_within_a_minute_in_the_first_hour_and_within_five_after_it() {
    long start = now;
    int firstHour = 0;
    int later = 0;
    while (now - start < Duration.ofHours(10).toNanos()) {
      Duration held = endpoint.heldFor(now);
      assertThat(held).isLessThanOrEqualTo(now - start < Duration.ofHours(1).toNanos() ? Duration.ofMinutes(1) : Duration.ofMinutes(5));
      now += held.toNanos();
      if (now - start < Duration.ofHours(1).toNanos()) {
        firstHour++;
      } else {
        later++;
      }
      endpoint.down(endpoint.launched(now), now);
    }
    // Uniform below the cap: thirty seconds, then two and a half minutes at the mean.
    assertThat(firstHour).isBetween(90, 160);
    assertThat(later).isBetween(9 * 18, 9 * 30);
  }

  @Test
  void an_endpoint_that_is_not_to_be_trusted_is_asked_again_within_a_quarter_of_an_hour() {
    long start = now;
    int asked = 0;
    while (now - start < Duration.ofHours(24).toNanos()) {
      Duration held = endpoint.heldFor(now);
      assertThat(held).isLessThanOrEqualTo(Duration.ofMinutes(15));
      now += held.toNanos();
      asked++;
      endpoint.stopped(endpoint.launched(now), now);
    }
    // Uniform below the cap: seven and a half minutes at the mean.
    assertThat(asked).isBetween(24 * 6, 24 * 11);
  }

  @Test
  void what_left_before_an_outage_says_nothing_new_about_it() {
    long together = endpoint.launched(now);
    endpoint.down(together, now);
    Duration held = endpoint.heldFor(now);
    endpoint.down(together, now);
    endpoint.down(together, now);
    assertThat(endpoint.heldFor(now)).isEqualTo(held);
  }
}
