package org.hall24.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.hall24.queue.journal.Views;
import org.hall24.queue.outbox.Acceptance;
import org.hall24.queue.outbox.Outbox;
import org.hall24.queue.outbox.OutboxShelf;
import org.hall24.queue.outbox.OutgoingEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Full, read-only, damaged while it runs: each has its state, and nothing is half done. */
class HealthTest {

  private static final long MIB = 1L << 20;

  @TempDir Path folder;
  private final AtomicLong usable = new AtomicLong(1000 * MIB);

  private StoreSettings settings() {
    return StoreSettings.in(folder).withDisk(any -> usable.get()).with(StorePolicies.DEFAULTS.withReserve(2 * MIB));
  }

  private static OutgoingEvent event(OutgoingEvent.Kind kind) {
    return new OutgoingEvent(kind, Optional.empty(), Instant.EPOCH, Map.of("n", 1));
  }

  private static void pages(Bench bench, long atMost) {
    bench.store().commitNow(
        Urgency.REST,
        tx -> {
          try {
            tx.execute("PRAGMA max_page_count=" + atMost);
          } catch (SQLException e) {
            throw StoreException.of(e);
          }
          return true;
        });
  }

  private static long pages(Bench bench) {
    return bench.store().read(q -> q.list("PRAGMA page_count", r -> r.number("page_count")).getFirst());
  }

  @Test
  void with_little_room_no_filing_is_begun_and_telemetry_is_left_out_and_counted_but_custody_and_filings_are_kept() {
    try (Bench bench = Bench.open(settings())) {
      Store store = bench.store();
      assertThat(store.health().state()).isEqualTo(StoreHealth.State.READY);
      assertThat(store.admission(5 * MIB)).isInstanceOf(Admission.Admitted.class);
      assertThat(store.admission(2000 * MIB)).isInstanceOf(Admission.NoRoom.class);
      usable.set(3 * MIB);
      assertThat(store.health().state()).isEqualTo(StoreHealth.State.STORAGE_LOW);
      assertThat(store.admission(0)).isInstanceOf(Admission.NoRoom.class);
      store.commitNow(Urgency.REST, tx -> bench.outbox().event(tx, event(OutgoingEvent.Kind.TELEMETRY)));
      store.commitNow(Urgency.REST, tx -> bench.outbox().event(tx, event(OutgoingEvent.Kind.TELEMETRY)));
      store.commitNow(Urgency.CUSTODY, tx -> bench.outbox().event(tx, event(OutgoingEvent.Kind.CUSTODY)));
      bench.accept("begun-before");
      assertThat(store.<Long>read(Outbox::telemetryDropped)).isEqualTo(2);
      assertThat(new OutboxShelf(store).counts().pending()).isEqualTo(2);
      usable.set(1000 * MIB);
      assertThat(store.health().state()).isEqualTo(StoreHealth.State.READY);
    }
  }

  @Test
  void a_disk_with_bytes_and_no_room_for_files_takes_no_filing_and_says_so() {
    AtomicLong files = new AtomicLong(1000);
    Disk disk =
        new Disk() {
          @Override
          public long usable(Path any) {
            return usable.get();
          }

          @Override
          public long files(Path any) {
            return files.get();
          }
        };
    try (Bench bench = Bench.open(settings().withDisk(disk))) {
      assertThat(bench.store().admission(0)).isInstanceOf(Admission.Admitted.class);
      files.set(3);
      assertThat(bench.store().admission(0)).isEqualTo(new Admission.NoFiles(3, 64));
      assertThat(bench.store().health().state()).isEqualTo(StoreHealth.State.STORAGE_LOW);
      assertThat(bench.store().health().detail()).isEqualTo("files free: 3");
      bench.accept("begun-before");
    }
  }

  @Test
  void with_fifty_thousand_items_waiting_no_filing_is_begun() {
    try (Bench bench = Bench.open(settings())) {
      bench.accept("one");
      waiting(bench, 49_999);
      assertThat(bench.store().admission(0)).isInstanceOf(Admission.Admitted.class);
      waiting(bench, 50_000);
      assertThat(bench.store().admission(0)).isEqualTo(new Admission.TooMuchWaiting(50_000, 50_000));
      waiting(bench, 1);
    }
  }

  private static void waiting(Bench bench, long items) {
    bench.store().commitNow(Urgency.REST, tx -> tx.update("UPDATE tally SET value = ? WHERE name = 'pending'", items));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void the_file_system_says_how_many_files_it_can_still_hold_where_it_counts_them() {
    // The process file system counts none.
    assertThat(Disk.real().files(Path.of("/proc"))).isEqualTo(Long.MAX_VALUE);
    assertThat(Disk.real().files(folder)).isPositive();
    assertThat(FileTable.readOnly(folder)).isFalse();
    assertThat(Disk.real().files(folder.resolve("not-there"))).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void the_reserve_is_no_more_than_a_quarter_of_what_is_free_and_of_real_bytes() throws Exception {
    usable.set(4 * MIB);
    try (Bench bench = Bench.open(settings())) {
      bench.store().renewReserve();
      assertThat(folder.resolve("queue.reserve")).doesNotExist();
      usable.set(40 * MIB);
      bench.store().renewReserve();
      assertThat(Files.size(folder.resolve("queue.reserve"))).isEqualTo(2 * MIB);
    }
    try (Bench bench = Bench.open(settings().with(StorePolicies.DEFAULTS.withReserve(500 * MIB)))) {
      assertThat(Files.size(folder.resolve("queue.reserve"))).as("kept as it is").isEqualTo(2 * MIB);
      Files.delete(folder.resolve("queue.reserve"));
    }
    try (Bench bench = Bench.open(settings().with(StorePolicies.DEFAULTS.withReserve(500 * MIB)))) {
      bench.store().renewReserve();
      assertThat(Files.size(folder.resolve("queue.reserve"))).isEqualTo(10 * MIB);
    }
  }

  @Test
  void a_signature_that_finds_no_page_costs_no_unit() {
    LeapClock clock = new LeapClock();
    StoreSettings settings = settings().with(clock, clock).with(StorePolicies.DEFAULTS.withReserve(0));
    try (Bench bench = Bench.open(settings)) {
      // About two dozen signatures fill a page: some of these would need a new one, and none is there.
      for (int i = 0; i < 60; i++) {
        pages(bench, 1_000_000);
        bench.store().commitNow(Urgency.CUSTODY, tx -> bench.outbox().event(tx, event(OutgoingEvent.Kind.RATING)));
        clock.pass(Duration.ofMinutes(16));
        pages(bench, pages(bench));
      }
      pages(bench, 1_000_000);
      assertThat(bench.store().<Long>read(q -> q.count("SELECT count(*) AS n FROM checkpoint"))).isBetween(40L, 61L);
      assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
    }
  }

  @Test
  void on_a_full_disk_the_reserve_is_given_up_and_the_filing_that_was_begun_is_kept() {
    try (Bench bench = Bench.open(settings())) {
      bench.accept("before");
      bench.store().renewReserve();
      pages(bench, pages(bench));
      long[] given = {0};
      assertThat(folder.resolve("queue.reserve")).exists();
      Acceptance refused = null;
      for (int i = 0; i < 200 && !(refused instanceof Acceptance.NotAccepted); i++) {
        refused = bench.outbox().accept(Bench.filing("full-" + i));
        given[0]++;
      }
      assertThat(refused).isEqualTo(new Acceptance.NotAccepted(StoreException.Reason.FULL));
      assertThat(folder.resolve("queue.reserve")).as("given up before anything was refused").doesNotExist();
      usable.set(0);
      assertThat(bench.store().health().state()).isEqualTo(StoreHealth.State.STORAGE_FULL);
      assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
      assertThat(Views.differences(bench.store())).isEmpty();
      assertThat(new OutboxShelf(bench.store()).counts().pending()).isEqualTo(given[0]);
    }
  }

  /** SQLITE_FULL at every page that a filing takes: SQLite has rolled back by itself, and nothing is half done. */
  @Test
  void full_at_every_page_a_filing_is_there_wholly_or_not_at_all() {
    int refused = 0;
    int accepted = 0;
    try (Bench bench = Bench.open(settings().with(StorePolicies.DEFAULTS.withReserve(0)))) {
      for (int round = 0; round < 60; round++) {
        pages(bench, pages(bench) + round % 4);
        Acceptance one = bench.outbox().accept(Bench.filing("filing-" + round));
        if (one instanceof Acceptance.Accepted) {
          accepted++;
        } else {
          refused++;
          assertThat(one).isEqualTo(new Acceptance.NotAccepted(StoreException.Reason.FULL));
        }
        OutboxShelf shelf = new OutboxShelf(bench.store());
        assertThat(shelf.filing("filing-" + round).isPresent()).isEqualTo(one instanceof Acceptance.Accepted);
        assertThat(shelf.counts().pending()).isEqualTo(accepted);
        if (one instanceof Acceptance.NotAccepted) {
          // There is room again: the same journey gets its number.
          pages(bench, 1_000_000);
          bench.accept("filing-" + round);
          accepted++;
        }
      }
      assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
      assertThat(Views.differences(bench.store())).isEmpty();
    }
    assertThat(refused).isGreaterThan(3);
  }

  @Test
  void found_damaged_while_it_runs_it_stops_writing_and_the_next_start_sets_it_aside() {
    Bench bench = Bench.open(settings());
    bench.accept("one");
    bench.store().declareDamaged("event 7 is not the one that was written");
    assertThat(bench.store().health()).extracting(StoreHealth::state, StoreHealth::writes).containsExactly(StoreHealth.State.DAMAGED, false);
    assertThat(bench.outbox().accept(Bench.filing("two"))).isEqualTo(new Acceptance.NotAccepted(StoreException.Reason.DAMAGED));
    assertThat(bench.store().admission(0)).isEqualTo(new Admission.NotWorking(StoreHealth.State.DAMAGED));
    bench.close();
    Opening opening = Store.open(settings());
    assertThat(opening).isInstanceOf(Opening.Damaged.class);
    Opening.Damaged damaged = (Opening.Damaged) opening;
    assertThat(damaged.what()).contains("event 7");
    assertThat(damaged.files()).contains("queue.db", "queue.damaged");
    assertThat(damaged.store().health().state()).isEqualTo(StoreHealth.State.SET_ASIDE);
    damaged.store().close();
    Bench.open(settings()).close();
  }

  @Test
  void a_signature_that_was_exchanged_is_found() throws Exception {
    try (Bench bench = Bench.open(settings())) {
      bench.accept("one");
    }
    try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("queue.db"));
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("UPDATE checkpoint SET signature = zeroblob(64)")).isPositive();
    }
    Opening opening = Store.open(settings());
    assertThat(opening).isInstanceOf(Opening.Damaged.class);
    assertThat(((Opening.Damaged) opening).what()).contains("signature");
    ((Opening.Damaged) opening).store().close();
  }

  @Test
  void a_store_at_rest_is_signed_to_its_end() {
    try (Bench bench = Bench.open(settings())) {
      for (int i = 0; i < 300; i++) {
        bench.accept("filing-" + i);
      }
    }
    Look look = Look.at(settings());
    try (Look.LookingReader reader = ((Look.Open) look).reader()) {
      assertThat(reader.<Long>read(q -> q.count("SELECT count(*) AS n FROM checkpoint"))).isGreaterThanOrEqualTo(2);
      assertThat(reader.<Long>read(q -> q.count("SELECT (SELECT max(seq) FROM journal) - (SELECT max(seq) FROM checkpoint) AS n"))).isZero();
    }
  }

  @Test
  void a_claim_that_could_not_use_its_index_would_not_even_be_prepared() {
    try (Bench bench = Bench.open(settings())) {
      assertThat(
              bench.store().<String>read(
                  q ->
                      String.join(
                          "; ",
                          q.list(
                              "EXPLAIN QUERY PLAN SELECT * FROM outbox INDEXED BY outbox_due WHERE state = 0 AND head = 1 AND next_at <= ? ORDER BY next_at, id LIMIT 1",
                              r -> r.text("detail"), 1L))))
          .contains("outbox_due")
          .doesNotContain("TEMP B-TREE");
      assertThatThrownBy(
              () -> bench.store().read(q -> q.count("SELECT count(*) AS n FROM outbox INDEXED BY outbox_due WHERE state = 2")))
          .isInstanceOf(StoreException.class);
    }
  }
}
