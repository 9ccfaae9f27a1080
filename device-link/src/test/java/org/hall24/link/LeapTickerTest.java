package org.hall24.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeapTickerTest {

  @Test
  void an_eager_ticker_waits_no_time_and_moves_its_clock() throws Exception {
    LeapTicker ticker = LeapTicker.eager();
    ticker.await(Duration.ofHours(20));
    assertThat(Duration.ofNanos(ticker.nanos())).isEqualTo(Duration.ofHours(20));
  }

  @Test
  void a_manual_ticker_holds_a_waiter_until_the_test_leaps_past_his_moment() throws Exception {
    LeapTicker ticker = LeapTicker.manual();
    CompletableFuture<Long> woke = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            ticker.await(Duration.ofSeconds(5));
            woke.complete(ticker.nanos());
          } catch (InterruptedException e) {
            woke.completeExceptionally(e);
          }
        });
    ticker.awaitWaiters(1);
    ticker.leap(Duration.ofSeconds(4));
    assertThat(woke).isNotDone();
    ticker.leap(Duration.ofSeconds(1));
    assertThat(woke.get(30, TimeUnit.SECONDS)).isEqualTo(Duration.ofSeconds(5).toNanos());
  }

  @Test
  void a_read_on_a_manual_ticker_times_out_by_a_leap_alone() throws Exception {
    LeapTicker ticker = LeapTicker.manual();
    MemoryLine cable = MemoryLine.pair("bench", 0, ticker);
    Link host = cable.hostPort().open();
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            answer.complete(host.read(new byte[1], 0, 1, Duration.ofMinutes(3)));
          } catch (LinkException e) {
            answer.completeExceptionally(e);
          }
        });
    ticker.awaitWaiters(1);
    ticker.leap(Duration.ofMinutes(3));
    assertThat(answer.get(30, TimeUnit.SECONDS)).isZero();
  }
}
