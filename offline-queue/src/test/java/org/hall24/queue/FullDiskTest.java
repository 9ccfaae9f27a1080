package org.hall24.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.hall24.queue.journal.Views;
import org.hall24.queue.outbox.Outbox;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One page after another is missing while a unit of every kind runs, each with all that a commit brings along by itself: an epoch
 * that begins, a number's high-water mark, the counter of what was left out, a signature that is due.
 */
class FullDiskTest {

  private static final int ROUNDS = 16;
  private static final int MOST_FREE = 4;
  private static final long MIB = 1L << 20;

  @TempDir Path folder;
  private final LeapClock clock = new LeapClock();
  private final AtomicLong usable = new AtomicLong(1000 * MIB);

  /** How often it was refused. */
  private int sweep(Bench bench, EveryUnit unit, String name) {
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String ref = name + "-" + round;
      unit.prepare(bench, ref);
      noFreePages(bench);
      room(bench, pages(bench) + round % MOST_FREE);
      String before = EveryUnit.everything(bench.store());
      clock.pass(Duration.ofMinutes(16));
      boolean done = done(unit, bench, ref);
      String after = EveryUnit.everything(bench.store());
      room(bench, 1_000_000);
      if (unit != EveryUnit.SHREDDED) {
        assertThat(after.equals(before)).as(ref + ": whole or not at all").isEqualTo(!done);
      }
      assertThat(Views.differences(bench.store())).as(ref).isEmpty();
      assertThat(bench.store().verify()).as(ref).isInstanceOf(ChainCheck.Whole.class);
      if (!done) {
        refused++;
        assertThat(done(unit, bench, ref)).as(ref + " with room again").isTrue();
        assertThat(Views.differences(bench.store())).as(ref).isEmpty();
      }
    }
    return refused;
  }

  private static boolean done(EveryUnit unit, Bench bench, String ref) {
    try {
      unit.act(bench, ref);
      return true;
    } catch (StoreException e) {
      assertThat(e.reason()).as(ref).isEqualTo(StoreException.Reason.FULL);
      return false;
    }
  }

  private static void room(Bench bench, long pages) {
    // A read of a pragma is no write: this commit finds room on any disk.
    bench.store().commitNow(Urgency.REST, tx -> tx.list("PRAGMA max_page_count=" + pages, r -> r.number("max_page_count")));
  }

  private static long pages(Bench bench) {
    return bench.store().read(q -> q.list("PRAGMA page_count", r -> r.number("page_count")).getFirst());
  }

  /** What was deleted left pages behind, which would hide a disk without any. */
  private static void noFreePages(Bench bench) {
    for (int i = 0; bench.store().<Long>read(q -> q.list("PRAGMA freelist_count", r -> r.number("freelist_count")).getFirst()) > 0; i++) {
      String key = "filler-" + pages(bench) + "-" + i + "-" + System.identityHashCode(bench);
      bench.store().commitNow(
          Urgency.REST,
          tx -> {
            tx.put("payload", "key", Map.of("key", key, "sealed", new byte[3500]));
            return true;
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatever_page_is_missing_a_unit_is_there_wholly_or_not_at_all_and_the_next_one_goes_on(EveryUnit unit) {
    StorePolicies everyCaseAnEpoch = StorePolicies.DEFAULTS.withReserve(0).withEpochs(1, Duration.ofDays(1));
    StoreSettings settings = StoreSettings.in(folder).with(clock, clock).with(everyCaseAnEpoch).withDisk(any -> usable.get());
    int refused;
    try (Bench bench = Bench.open(settings)) {
      refused = sweep(bench, unit, "much");
      if (unit == EveryUnit.TELEMETRY) {
        usable.set(MIB);
        sweep(bench, unit, "little");
        assertThat(bench.store().<Long>read(Outbox::telemetryDropped)).isPositive();
        usable.set(1000 * MIB);
      }
    }
    System.out.println("disk full, page by page: " + unit + " refused " + refused + " of " + ROUNDS + " times, whole each time");
    if (unit == EveryUnit.FILING || unit == EveryUnit.FILING_WITH_PAPERS || unit == EveryUnit.CUSTODY) {
      assertThat(refused).as("otherwise nothing was tried").isPositive();
    }
    try (Bench bench = Bench.open(settings)) {
      bench.accept("after");
    }
  }
}
