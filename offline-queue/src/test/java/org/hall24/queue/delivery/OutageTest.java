package org.hall24.queue.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.hall24.queue.Bench;
import org.hall24.queue.LeapClock;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.Ticker;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.OutboxRow;
import org.hall24.queue.outbox.OutboxShelf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker through an outage, with every request counted and timed by a clock that leaps. */
class OutageTest {

  private static final Duration LONG = Duration.ofDays(1);

  @TempDir Path folder;
  private final LeapClock clock = new LeapClock();
  private final Line line = new Line();
  private Bench bench;

  /** Says down or there, and when each request came. */
  private class Line implements Backend {
    final List<Long> at = new ArrayList<>();
    final List<String> order = new ArrayList<>();
    final AtomicInteger together = new AtomicInteger();
    final AtomicInteger mostTogether = new AtomicInteger();
    final CompletableFuture<Long> firstPut = new CompletableFuture<>();
    volatile boolean down;

    private Outcome answer() {
      mostTogether.accumulateAndGet(together.incrementAndGet(), Math::max);
      // Whoever else is on his way has his chance to be seen here.
      Thread.yield();
      synchronized (this) {
        at.add(clock.nanos());
      }
      together.decrementAndGet();
      return down ? new Outcome.LinkDown("refused") : new Outcome.Delivered(Optional.empty());
    }

    @Override
    public Outcome put(String key, byte[] body) {
      firstPut.complete(clock.nanos());
      synchronized (this) {
        order.add(key);
      }
      return answer();
    }

    @Override
    public Outcome get(String key, String digest) {
      return answer() instanceof Outcome.LinkDown dead ? dead : new Outcome.Unknown();
    }

    @Override
    public Outcome event(String key, byte[] body) {
      return answer();
    }

    @Override
    public Answered<String> announce(String key, byte[] body) {
      throw new AssertionError("no attachments here");
    }

    @Override
    public Answered<Progress> progress(String location) {
      throw new AssertionError("no attachments here");
    }

    @Override
    public Answered<Long> add(String key, String location, long offset, byte[] part) {
      throw new AssertionError("no attachments here");
    }

    @Override
    public Outcome commit(String key, byte[] manifest, String digest) {
      throw new AssertionError("no attachments here");
    }

    @Override
    public Outcome health() {
      return answer();
    }

    @Override
    public void onDate(Consumer<Instant> listener) {}

    @Override
    public void evict() {}

    @Override
    public void cancel() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void a_kiosk() {
    bench = Bench.open(StoreSettings.in(folder).with(clock, clock));
  }

  @AfterEach
  void closed() {
    bench.close();
  }

  private DeliveryWorker worker(DeliverySettings settings, long seed) {
    return new DeliveryWorker(
        new Dispatch(bench.store(), bench.sealer()), new OutboxShelf(bench.store()), line, settings, clock, clock, new Random(seed));
  }

  private static DeliverySettings settings() {
    return DeliverySettings.of(HttpUrl.get("http://127.0.0.1:1/"), "test-kiosk");
  }

  private void accept(int n) {
    IntStream.range(0, n).forEach(i -> bench.accept("journey-" + i));
  }

  private long mostWithin(Duration span) {
    return line.at.stream().mapToLong(from -> line.at.stream().filter(t -> t >= from && t - from < span.toNanos()).count()).max().orElse(0);
  }

  @Test
  void a_backlog_goes_at_once_when_there_was_no_outage() throws Exception {
    accept(60);
    try (DeliveryWorker worker = worker(settings(), 5)) {
      assertThat(worker.drain(LONG)).isEqualTo(new DeliveryWorker.Drained(60, 0, 0));
    }
    assertThat(line.at).hasSize(60);
    assertThat(clock.nanos()).isZero();
  }

  @Test
  void after_an_outage_the_backlog_comes_by_five_requests_a_second_from_one_side_by_side() throws Exception {
    accept(100);
    try (DeliveryWorker worker = worker(settings(), 5)) {
      line.down = true;
      // Four go together before it is known that nobody is there.
      assertThat(worker.drain(Duration.ofMillis(10)).pending()).isEqualTo(100);
      assertThat(line.at).hasSizeLessThanOrEqualTo(4);
      line.at.clear();
      line.mostTogether.set(0);
      assertThat(worker.drain(Duration.ofHours(3)).pending()).isEqualTo(100);
      // One at a time, a minute apart at most for an hour, then five: never the hundred.
      assertThat(line.mostTogether).hasValue(1);
      assertThat(mostWithin(Duration.ofMillis(200))).isOne();
      assertThat(line.at.size()).isBetween(100, 260);
      line.at.clear();
      line.down = false;
      assertThat(worker.drain(LONG).pending()).isZero();
      assertThat(mostWithin(Duration.ofSeconds(10))).isLessThanOrEqualTo(55);
      assertThat(mostWithin(Duration.ofSeconds(1))).isLessThanOrEqualTo(10);
      int requests = line.at.size();
      assertThat(requests).isBetween(100, 200);
      // The next one finds everything as before.
      bench.accept("afterwards");
      long then = clock.nanos();
      worker.drain(LONG);
      assertThat(clock.nanos()).isEqualTo(then);
    }
  }

  @Test
  void in_the_background_a_kiosk_waits_its_own_while_after_a_start_and_a_drain_does_not() throws Exception {
    accept(3);
    List<Long> delays = new ArrayList<>();
    for (long seed = 1; seed <= 3; seed++) {
      long from = clock.nanos();
      Line before = line;
      CompletableFuture<Long> put = new CompletableFuture<>();
      Line own = new Line() {
        @Override
        public Outcome put(String key, byte[] body) {
          put.complete(clock.nanos());
          return new Outcome.LinkDown("not today");
        }
      };
      assertThat(before.order).isEmpty();
      try (DeliveryWorker worker =
          new DeliveryWorker(
              new Dispatch(bench.store(), bench.sealer()), new OutboxShelf(bench.store()), own,
              settings().withBootDelay(Duration.ofSeconds(120)), clock, clock, new Random(seed))) {
        worker.start();
        delays.add(put.get(1, TimeUnit.MINUTES) - from);
      }
    }
    assertThat(delays).doesNotHaveDuplicates().allSatisfy(nanos -> assertThat(nanos).isBetween(1L, Duration.ofSeconds(121).toNanos()));
    assertThat(delays.stream().mapToLong(Long::longValue).max().orElse(0)).isGreaterThan(Duration.ofSeconds(20).toNanos());
    long before = clock.nanos();
    try (DeliveryWorker worker = worker(settings().withBootDelay(Duration.ofSeconds(120)), 5)) {
      clock.pass(Duration.ofMinutes(20));
      worker.drain(LONG);
      assertThat(line.firstPut.get(1, TimeUnit.MINUTES) - before).isEqualTo(Duration.ofMinutes(20).toNanos());
    }
  }

  @Test
  void who_is_closed_just_as_an_answer_comes_in_ends() throws Exception {
    accept(1);
    CompletableFuture<Void> waits = new CompletableFuture<>();
    CompletableFuture<Void> told = new CompletableFuture<>();
    Line own = new Line() {
      @Override
      public Outcome put(String key, byte[] body) {
        waits.join();
        return super.put(key, body);
      }

      @Override
      public void cancel() {
        told.complete(null);
      }
    };
    CompletableFuture<DeliveryWorker> itself = new CompletableFuture<>();
    CompletableFuture<Void> ended = new CompletableFuture<>();
    Ticker closing =
        new Ticker() {
          @Override
          public long nanos() {
            return clock.nanos();
          }

          @Override
          public boolean await(Semaphore bell, Duration atMost) throws InterruptedException {
            return clock.await(bell, atMost);
          }

          @Override
          public boolean awaitWork(Semaphore bell, Duration atMost) {
            waits.complete(null);
            while (bell.availablePermits() == 0) {
              Thread.onSpinWait();
            }
            // The answer is in and has rung; before it is looked at, the worker is closed.
            Thread.ofPlatform()
                .start(
                    () -> {
                      itself.join().close();
                      ended.complete(null);
                    });
            told.join();
            return true;
          }
        };
    itself.complete(
        new DeliveryWorker(
            new Dispatch(bench.store(), bench.sealer()), new OutboxShelf(bench.store()), own, settings(), clock, closing, new Random(5)));
    itself.join().start();
    ended.get(1, TimeUnit.MINUTES);
    assertThat(own.at).hasSize(1);
  }

  @Test
  void fresh_filings_alternate_with_the_backlog() {
    for (int i = 0; i < 6; i++) {
      bench.accept("old-" + i);
      clock.pass(Duration.ofSeconds(1));
    }
    clock.pass(Duration.ofHours(3));
    List<String> fresh = IntStream.range(0, 3).mapToObj(i -> bench.accept("fresh-" + i).key()).toList();
    Claims claims = new Claims(new Dispatch(bench.store(), bench.sealer()));
    Dispatch dispatch = new Dispatch(bench.store(), bench.sealer());
    List<Boolean> turns = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      OutboxRow row = claims.next(clock.millis(), Set.of()).orElseThrow();
      turns.add(fresh.contains(row.key()));
      dispatch.delivered(row, Optional.empty());
    }
    assertThat(turns).containsExactly(false, true, false, true, false, true);
  }
}
