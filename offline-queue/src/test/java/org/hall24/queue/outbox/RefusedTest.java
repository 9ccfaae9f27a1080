package org.hall24.queue.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.hall24.queue.Bench;
import org.hall24.queue.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The refused are found by their tries, never by a walk along everything that waits. */
class RefusedTest {

  private static final long AN_HOUR = Duration.ofHours(1).toMillis();

  @TempDir Path folder;

  @Test
  void what_was_refused_is_due_again_and_what_was_only_put_off_is_not() {
    try (Bench bench = Bench.open(StoreSettings.in(folder))) {
      Dispatch dispatch = new Dispatch(bench.store(), bench.sealer());
      List<String> keys = List.of(bench.accept("a").key(), bench.accept("b").key(), bench.accept("c").key());
      OutboxRow refused = row(bench, keys.get(0));
      OutboxRow busy = row(bench, keys.get(1));
      dispatch.failed(refused, "refused", OptionalInt.of(422), AN_HOUR, true, Dispatch.Fate.REFUSED);
      dispatch.failed(busy, "busy", OptionalInt.of(503), AN_HOUR, true, Dispatch.Fate.ABSENT);
      long putOff = row(bench, keys.get(1)).nextAt();
      dispatch.retryRefused();
      assertThat(row(bench, keys.get(0)).nextAt()).isLessThan(putOff);
      assertThat(row(bench, keys.get(0)).refused()).as("since when is remembered").isPresent();
      assertThat(row(bench, keys.get(1)).nextAt()).isEqualTo(putOff);
      List<OutboxRow> found = bench.store().read(q -> q.list(Dispatch.REFUSED, OutboxRow::of));
      assertThat(found).extracting(OutboxRow::key).containsExactly(keys.get(0));
    }
  }

  @Test
  void to_find_them_the_outbox_is_looked_up_by_key_and_never_walked() {
    try (Bench bench = Bench.open(StoreSettings.in(folder))) {
      List<String> plan = bench.store().read(q -> q.list("EXPLAIN QUERY PLAN " + Dispatch.REFUSED, r -> r.text("detail")));
      assertThat(plan).anyMatch(step -> step.startsWith("SEARCH o USING INDEX sqlite_autoindex_outbox_1 (key=?)"));
      assertThat(plan).noneMatch(step -> step.startsWith("SCAN o"));
      List<String> walk =
          bench.store().read(q -> q.list("EXPLAIN QUERY PLAN SELECT * FROM outbox WHERE state = 0 AND refused IS NOT NULL", r -> r.text("detail")));
      assertThat(walk).as("the control: asked plainly, SQLite walks it").anyMatch(step -> step.startsWith("SCAN outbox"));
    }
  }

  private static OutboxRow row(Bench bench, String key) {
    return bench.store().read(q -> OutboxRow.byKey(q, key)).orElseThrow();
  }
}
