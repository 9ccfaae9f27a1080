package org.hall24.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreTest {

  @TempDir Path folder;

  private static Map<String, Object> counter(String name, long value) {
    return Map.of("name", name, "value", value);
  }

  private static long value(Store store, String name) {
    return store.read(q -> q.first("SELECT value FROM counter WHERE name=?", r -> r.number("value"), name).orElse(-1L));
  }

  @Test
  void what_was_committed_is_there_after_reopening() {
    try (Bench bench = Bench.open(folder)) {
      bench.store().commitNow(Urgency.REST, tx -> tx.append("alarm", "cell-1", "{}"));
    }
    try (Bench bench = Bench.open(folder)) {
      assertThat(bench.store().<Long>read(q -> q.count("SELECT count(*) AS n FROM journal WHERE kind='alarm'"))).isOne();
      assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
    }
  }

  @Test
  void a_unit_that_throws_leaves_nothing_behind_and_does_not_fail_its_neighbours() throws Exception {
    try (Bench bench = Bench.open(folder)) {
      Store store = bench.store();
      CountDownLatch gathered = new CountDownLatch(1);
      CompletableFuture<Boolean> gate =
          store.commit(
              Urgency.DOOR,
              tx -> {
                await(gathered);
                return true;
              });
      CompletableFuture<Long> first = store.commit(Urgency.REST, tx -> tx.append("alarm", "a", "{}"));
      CompletableFuture<Long> second =
          store.commit(
              Urgency.REST,
              tx -> {
                tx.append("alarm", "b", "{}");
                tx.highWater(99);
                throw new IllegalStateException("changed my mind");
              });
      CompletableFuture<Integer> third =
          store.commit(
              Urgency.REST,
              tx -> tx.update("INSERT INTO journal(seq,at_ms,boot,mono_ns,kind,ref,body,hash) VALUES (1,0,'',0,'','','',x'')"));
      CompletableFuture<Long> fourth = store.commit(Urgency.REST, tx -> tx.append("alarm", "d", "{}"));
      gathered.countDown();
      gate.get();
      assertThat(fourth.get()).isEqualTo(first.get() + 1);
      assertThatThrownBy(second::get).hasRootCauseMessage("changed my mind");
      assertThatThrownBy(third::get)
          .hasCauseInstanceOf(StoreException.class)
          .cause()
          .extracting(e -> ((StoreException) e).reason())
          .isEqualTo(StoreException.Reason.CONFLICT);
      assertThat(store.<List<String>>read(q -> q.list("SELECT ref FROM journal WHERE kind='alarm' ORDER BY seq", r -> r.text("ref"))))
          .containsExactly("a", "d");
      assertThat(store.verify()).isInstanceOf(ChainCheck.Whole.class);
    }
  }

  @Test
  void a_door_is_served_before_what_waited_longer() throws Exception {
    try (Bench bench = Bench.open(folder)) {
      Store store = bench.store();
      CountDownLatch gathered = new CountDownLatch(1);
      CountDownLatch started = new CountDownLatch(1);
      CompletableFuture<Boolean> gate = store.commit(
          Urgency.REST,
          tx -> {
            started.countDown();
            await(gathered);
            return true;
          });
      started.await();
      List<String> order = new ArrayList<>();
      List<CompletableFuture<Boolean>> all = new ArrayList<>();
      for (Urgency urgency : List.of(Urgency.REST, Urgency.CUSTODY, Urgency.FILING, Urgency.DOOR)) {
        all.add(store.commit(urgency, tx -> order.add(urgency.name())));
      }
      gathered.countDown();
      gate.get();
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get();
      assertThat(order).containsExactly("DOOR", "FILING", "CUSTODY", "REST");
    }
  }

  @Test
  void eight_producers_share_commits_and_none_loses_a_unit() throws Exception {
    AtomicInteger commits = new AtomicInteger();
    StoreSettings settings =
        StoreSettings.in(folder)
            .with(
                where -> {
                  if (where.equals("after commit")) {
                    commits.incrementAndGet();
                  }
                });
    try (Bench bench = Bench.open(settings)) {
      List<Thread> producers = new ArrayList<>();
      for (int p = 0; p < 8; p++) {
        String name = "producer-" + p;
        producers.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      for (int i = 0; i < 50; i++) {
                        long n = i;
                        bench.store().commitNow(Urgency.REST, tx -> {
                          tx.put("counter", "name", counter(name, n));
                          return tx.append("alarm", name, "{}");
                        });
                      }
                    }));
      }
      for (Thread producer : producers) {
        producer.join();
      }
      assertThat(bench.store().<Long>read(q -> q.count("SELECT count(*) AS n FROM journal WHERE kind='alarm'"))).isEqualTo(400);
      assertThat(value(bench.store(), "producer-3")).isEqualTo(49);
      assertThat(commits.get()).isLessThan(400);
      assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
    }
  }

  @Test
  void nobody_is_told_before_the_commit() {
    List<String> happened = new ArrayList<>();
    StoreSettings settings = StoreSettings.in(folder).with(happened::add);
    try (Bench bench = Bench.open(settings)) {
      happened.clear();
      bench.store().commit(Urgency.REST, tx -> tx.append("alarm", "x", "{}")).thenRun(() -> happened.add("told")).join();
    }
    assertThat(happened)
        .containsSubsequence("begun", "journal alarm", "before commit", "after commit", "after witness", "told");
  }

  @Test
  void every_connection_promises_full_synchronisation() {
    try (Bench bench = Bench.open(folder)) {
      long writing = bench.store().commitNow(Urgency.REST, tx -> tx.list("PRAGMA synchronous", r -> r.number("synchronous")).getFirst());
      long reading = bench.store().read(q -> q.list("PRAGMA synchronous", r -> r.number("synchronous")).getFirst());
      assertThat(writing).isEqualTo(2);
      assertThat(reading).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "journal_mode,wal,wal", "synchronous,2,2", "page_size,4096,4096", "wal_autocheckpoint,1000,", "journal_size_limit,16777216,",
    "busy_timeout,3000,3000", "foreign_keys,1,1", "cell_size_check,1,1", "trusted_schema,0,0", "secure_delete,1,", "temp_store,2,2",
    "mmap_size,0,0", "auto_vacuum,0,0", "locking_mode,normal,normal", "cache_size,-8192,-8192", "application_id,1211249745,1211249745"})
  void each_connection_has_the_pragmas_of_the_recipe(String pragma, String writing, String reading) {
    String column = pragma.equals("busy_timeout") ? "timeout" : pragma;
    Function<Queries, String> asked = q -> q.list("PRAGMA " + pragma, r -> String.valueOf(r.stored(column).orElse(""))).getFirst();
    try (Bench bench = Bench.open(folder)) {
      assertThat(bench.store().commitNow(Urgency.REST, asked::apply)).isEqualTo(writing);
      if (reading != null) {
        assertThat(bench.store().read(asked)).isEqualTo(reading);
      }
    }
  }

  @Test
  void the_journal_lets_nothing_be_changed_or_deleted() {
    try (Bench bench = Bench.open(folder)) {
      Store store = bench.store();
      assertThatThrownBy(() -> store.commitNow(Urgency.REST, tx -> tx.update("DELETE FROM journal"))).isInstanceOf(StoreException.class);
      assertThatThrownBy(() -> store.commitNow(Urgency.REST, tx -> tx.update("UPDATE journal SET ref='x'"))).isInstanceOf(StoreException.class);
    }
  }

  @Test
  void a_second_writer_is_told_who_holds_the_store_and_a_look_works_beside_it() {
    try (Bench bench = Bench.open(folder)) {
      bench.accept("one");
      assertThat(Store.open(StoreSettings.in(folder)))
          .isEqualTo(new Opening.InUse("process " + ProcessHandle.current().pid()));
      Look look = Look.at(StoreSettings.in(folder));
      assertThat(look).isInstanceOf(Look.Open.class);
      try (Look.LookingReader reader = ((Look.Open) look).reader()) {
        assertThat(reader.verify()).isInstanceOf(ChainCheck.Whole.class);
        bench.accept("two");
        assertThat(reader.<Long>read(q -> q.count("SELECT count(*) AS n FROM filings"))).isEqualTo(2);
      }
      bench.accept("three");
    }
  }

  @Test
  void a_look_that_lasts_longer_than_a_screen_may_gives_up_its_connection_so_that_the_log_can_be_emptied() {
    LeapClock clock = new LeapClock();
    try (Bench bench = Bench.open(StoreSettings.in(folder).with(clock, clock))) {
      Store store = bench.store();
      Queries first = store.read(q -> q);
      Queries held =
          store.read(
              q -> {
                clock.pass(Duration.ofSeconds(6));
                return q;
              });
      Queries after = store.read(q -> q);
      assertThat(held).isSameAs(first);
      assertThat(after).isNotSameAs(first);
      assertThat(store.emptyLog()).isTrue();
    }
  }

  @Test
  void a_closed_store_says_so() {
    Bench bench = Bench.open(folder);
    bench.close();
    assertThatThrownBy(() -> bench.store().commitNow(Urgency.REST, tx -> 1))
        .isInstanceOf(StoreException.class)
        .extracting(e -> ((StoreException) e).reason())
        .isEqualTo(StoreException.Reason.CLOSED);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
