package org.hall24.queue.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.HttpUrl;
import org.hall24.queue.Bench;
import org.hall24.queue.ChainCheck;
import org.hall24.queue.LeapClock;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.journal.Journal;
import org.hall24.queue.outbox.Acceptance;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.Draft;
import org.hall24.queue.outbox.OutboxShelf;
import org.hall24.queue.sandbox.FaultPlan.Fault;
import org.hall24.queue.sandbox.FaultPlan.Kind;
import org.hall24.queue.sandbox.SandboxBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attachments, alarms and people: real SQLite, real HTTP, leaping time. */
class AcrossTest {

  private static final Duration LONG = Duration.ofDays(3);
  private static final byte[] PAPER = new byte[2_500_000];

  static {
    new Random(8).nextBytes(PAPER);
  }

  @TempDir Path folder;
  private final LeapClock clock = new LeapClock();
  private SandboxBackend backend;
  private Bench bench;
  private DeliveryWorker worker;

  @BeforeEach
  void a_kiosk_and_a_backend() throws IOException {
    backend = SandboxBackend.start();
    bench = Bench.open(StoreSettings.in(folder).with(clock, clock));
    worker = worker(settings(backend), false);
  }

  private static DeliverySettings settings(SandboxBackend backend) {
    return DeliverySettings.of(HttpUrl.get(backend.url()), "test-kiosk")
        .withTimeouts(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60));
  }

  private DeliveryWorker worker(DeliverySettings settings, boolean clockUnsure) {
    return new DeliveryWorker(
        new Dispatch(bench.store(), bench.sealer()), new OutboxShelf(bench.store()),
        new HttpBackend(settings, () -> clockUnsure), settings, clock, clock, new Random(5));
  }

  @AfterEach
  void nothing_took_effect_twice_and_the_chain_holds() {
    worker.close();
    assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
    bench.close();
    assertThat(backend.counts()).containsEntry("twice", 0L).containsEntry("malformed", 0L);
    backend.close();
  }

  private Acceptance.Accepted acceptWithPapers(String ref) throws IOException {
    try (Draft draft = bench.outbox().draft()) {
      draft.attach("护士执业证书.pdf", "application/pdf", new ByteArrayInputStream(PAPER));
      draft.attach("empty.txt", "text/plain", new ByteArrayInputStream(new byte[0]));
      draft.attach("note.txt", "text/plain", new ByteArrayInputStream("一页".getBytes(StandardCharsets.UTF_8)));
      return switch (bench.outbox().accept(Bench.filing(ref), draft)) {
        case Acceptance.Accepted accepted -> accepted;
        case Acceptance.NotAccepted not -> throw new AssertionError(not.reason());
      };
    }
  }

  @Test
  void papers_go_after_the_filing_and_before_its_commit() throws Exception {
    acceptWithPapers("journey-1");
    assertThat(worker.drain(LONG)).isEqualTo(new DeliveryWorker.Drained(1, 0, 0));
    assertThat(backend.counts()).containsEntry("PUT", 1L).containsEntry("PATCH", 4L).containsEntry("filings", 1L);
  }

  @Test
  void an_upload_goes_on_at_the_byte_that_the_backend_confirms() throws Exception {
    acceptWithPapers("journey-1");
    // The second part arrives and its answer is lost; then the line is gone for a while.
    backend.faults().add(Fault.of("PATCH", Kind.DELAY, 1)).add(Fault.of("PATCH", Kind.DROP_ANSWER, 1)).add(Fault.of("", Kind.REFUSE, 4));
    assertThat(worker.drain(LONG).pending()).isZero();
    // Three parts of the large one and one of the small: none went twice.
    assertThat(backend.counts()).containsEntry("PATCH", 4L).containsEntry("PUT", 1L);
  }

  @Test
  void every_single_answer_may_be_lost_cut_or_refused_and_the_papers_arrive_once() throws Exception {
    for (Kind kind : List.of(Kind.DROP_ANSWER, Kind.CUT_ANSWER, Kind.PORTAL, Kind.REFUSE)) {
      for (String on : List.of("PUT", "POST /v1/filings", "HEAD", "PATCH", "GET")) {
        backend.faults().add(Fault.of(on, kind, 1));
      }
      acceptWithPapers("journey-" + kind);
      assertThat(worker.drain(LONG)).as(kind.toString()).isEqualTo(new DeliveryWorker.Drained(1, 0, 0));
      backend.faults().replace(List.of());
    }
  }

  @Test
  void a_lost_upload_is_announced_again_and_a_smaller_limit_is_kept() throws Exception {
    acceptWithPapers("journey-1");
    backend.faults().add(Fault.status("PATCH", 1, 410, "unknown-upload")).add(Fault.status("PATCH", 1, 409, "wrong-offset"));
    assertThat(worker.drain(LONG)).isEqualTo(new DeliveryWorker.Drained(1, 0, 0));
  }

  @Test
  void parts_that_the_backend_says_it_has_not_are_sent_again_and_the_others_are_not() throws Exception {
    String key = acceptWithPapers("journey-1").key();
    // All parts are there and the backend says of one that it is not when it is to commit.
    List<String> asked = new CopyOnWriteArrayList<>();
    worker.close();
    worker = workerOver(
        (method, words) -> {
          asked.add(method);
          boolean first = asked.stream().filter("commit"::equals).count() == 1;
          return method.equals("commit") && first ? Optional.of(new Outcome.MissingParts(List.of(3))) : Optional.empty();
        });
    assertThat(worker.drain(LONG)).isEqualTo(new DeliveryWorker.Drained(1, 0, 0));
    assertThat(asked).filteredOn("commit"::equals).hasSize(2);
    // Three parts of the large one and one of the small; the small one was asked about again, and stood at its end.
    assertThat(backend.counts()).containsEntry("PATCH", 4L).containsEntry("PUT", 1L).containsEntry("HEAD", 4L);
    assertThat(new OutboxShelf(bench.store()).filing(key).orElseThrow().state()).isEqualTo("delivered");
  }

  @Test
  void a_backend_that_never_finds_a_part_puts_the_filing_off_and_does_not_shelve_it() throws Exception {
    String key = acceptWithPapers("journey-1").key();
    backend.faults().add(Fault.status("POST /v1/filings/" + key + "/commit", 0, 409, "missing-parts"));
    assertThat(worker.drain(Duration.ofMinutes(10))).isEqualTo(new DeliveryWorker.Drained(0, 1, 0));
    assertThat(new OutboxShelf(bench.store()).items(false, 1).getFirst().row().attempts()).isPositive();
    backend.faults().replace(List.of());
    assertThat(worker.drain(LONG)).isEqualTo(new DeliveryWorker.Drained(1, 0, 0));
  }

  /** What a call is answered in place of the backend, if so. */
  private interface Instead {
    Optional<Object> of(String method, Object[] words);
  }

  private DeliveryWorker workerOver(Instead instead) {
    HttpBackend http = new HttpBackend(settings(backend), () -> false);
    Backend over =
        (Backend)
            Proxy.newProxyInstance(
                Backend.class.getClassLoader(),
                new Class<?>[] {Backend.class},
                (proxy, method, words) -> {
                  Optional<Object> other = instead.of(method.getName(), words == null ? new Object[0] : words);
                  return other.isPresent() ? other.get() : method.invoke(http, words);
                });
    return new DeliveryWorker(
        new Dispatch(bench.store(), bench.sealer()), new OutboxShelf(bench.store()), over, settings(backend), clock, clock,
        new Random(5));
  }

  @Test
  void a_backend_that_takes_smaller_parts_is_sent_smaller_parts() throws Exception {
    acceptWithPapers("journey-1");
    worker.close();
    List<Integer> parts = new CopyOnWriteArrayList<>();
    worker = workerOver(
        (method, words) -> {
          if (!method.equals("add")) {
            return Optional.empty();
          }
          int length = ((byte[]) words[3]).length;
          parts.add(length);
          return length > 300_000 ? Optional.of(new Backend.Answered.Not<Long>(new Outcome.TooLarge(OptionalLong.of(300_000)))) : Optional.empty();
        });
    assertThat(worker.drain(LONG)).isEqualTo(new DeliveryWorker.Drained(1, 0, 0));
    assertThat(parts.getFirst()).isEqualTo(1 << 20);
    assertThat(parts.subList(1, parts.size())).hasSizeGreaterThan(8).allMatch(length -> length <= 300_000);
  }

  @Test
  void a_worker_that_ends_in_the_middle_of_an_upload_leaves_it_to_the_next() throws Exception {
    acceptWithPapers("journey-1");
    backend.faults().add(Fault.of("PATCH", Kind.REFUSE, 0));
    assertThat(worker.drain(Duration.ofMinutes(1)).pending()).isOne();
    backend.faults().replace(List.of());
    worker.close();
    worker = worker(settings(backend), false);
    assertThat(worker.drain(LONG)).isEqualTo(new DeliveryWorker.Drained(1, 0, 0));
    assertThat(backend.counts()).containsEntry("PUT", 1L);
  }

  @Test
  void a_day_three_days_and_a_week_undelivered_raise_alarms_that_end_with_the_delivery() throws Exception {
    bench.accept("journey-1");
    backend.faults().add(Fault.of("", Kind.PORTAL, 0));
    after(Duration.ZERO);
    assertThat(worker.alarms()).isEmpty();
    after(Duration.ofHours(25));
    assertThat(worker.alarms()).extracting(Alarm::what).contains("undelivered-24h", "captive-portal").doesNotContain("undelivered-72h");
    // A clock set ten years ahead makes nothing older.
    clock.jump(Duration.ofDays(3650));
    after(Duration.ofHours(1));
    assertThat(worker.alarms()).extracting(Alarm::what).doesNotContain("undelivered-72h", "undelivered-7d");
    after(Duration.ofDays(6));
    assertThat(worker.alarms()).extracting(Alarm::what).contains("undelivered-24h", "undelivered-72h", "undelivered-7d");
    backend.faults().replace(List.of());
    assertThat(worker.drain(LONG).pending()).isZero();
    after(Duration.ofMinutes(2));
    assertThat(worker.alarms()).isEmpty();
  }

  @Test
  void a_clock_in_doubt_is_an_alarm_after_a_quarter_of_an_hour_and_a_login_page_after_an_hour() throws Exception {
    for (Outcome trouble : List.of(new Outcome.ClockTrouble(), new Outcome.CaptivePortal(200))) {
      String word = trouble.word();
      Duration patience = word.equals("clock") ? Duration.ofMinutes(15) : Duration.ofHours(1);
      bench.accept("journey-" + word);
      worker.close();
      worker = workerOver((method, words) -> List.of("put", "get", "health").contains(method) ? Optional.of(trouble) : Optional.empty());
      Instant began = clock.instant();
      worker.drain(patience.minusMinutes(6));
      assertThat(worker.alarms()).as(word).extracting(Alarm::what).doesNotContain(word);
      worker.drain(Duration.ofMinutes(12));
      assertThat(worker.alarms()).as(word).extracting(Alarm::what).contains(word);
      assertThat(Duration.between(began, worker.alarms().getFirst().since())).isBetween(patience, patience.plusMinutes(6));
      assertThat(new OutboxShelf(bench.store()).items(false, 1).getFirst().row().attempts()).as("not the filing's fault").isZero();
      worker.close();
      worker = worker(settings(backend), false);
      assertThat(worker.drain(LONG).pending()).isZero();
    }
  }

  @Test
  void a_filing_that_no_backend_of_this_contract_could_take_is_not_held_against_it() throws Exception {
    for (int status : new int[] {426, 501, 505}) {
      bench.accept("journey-" + status);
      backend.faults().add(Fault.status("", 0, status, "x"));
      assertThat(worker.drain(Duration.ofMinutes(20))).as("%d", status).isEqualTo(new DeliveryWorker.Drained(0, 1, 0));
      assertThat(worker.status()).extracting(DeliveryStatus::state, DeliveryStatus::reason)
          .containsExactly(DeliveryStatus.State.STOPPED, "mismatch");
      assertThat(worker.alarms()).extracting(Alarm::what).contains("mismatch");
      assertThat(new OutboxShelf(bench.store()).items(false, 1).getFirst().row().attempts()).isZero();
      backend.faults().replace(List.of());
      assertThat(worker.drain(LONG)).isEqualTo(new DeliveryWorker.Drained(1, 0, 0));
    }
  }

  @Test
  void what_is_too_large_for_the_backend_goes_to_the_shelf_and_a_race_is_run_again() throws Exception {
    String large = bench.accept("journey-1").key();
    String raced = bench.accept("journey-2").key();
    backend.faults().add(Fault.status("PUT /v1/filings/" + large, 0, 413, "too-large"));
    backend.faults().add(Fault.status("PUT /v1/filings/" + raced, 2, 409, "in-progress").retryAfter("2"));
    assertThat(worker.drain(Duration.ofMinutes(20))).isEqualTo(new DeliveryWorker.Drained(1, 0, 1));
    assertThat(new OutboxShelf(bench.store()).filing(raced).orElseThrow().state()).isEqualTo("delivered");
    assertThat(new OutboxShelf(bench.store()).filing(large).orElseThrow().state()).isEqualTo("dead");
  }

  @Test
  void an_alarm_outlives_the_process_that_raised_it_and_ends_with_the_trouble() throws Exception {
    bench.accept("journey-1");
    backend.faults().add(Fault.status("", 0, 403, "not-this-kiosk"));
    after(Duration.ofHours(30));
    assertThat(Alarm.raised(bench.store())).extracting(Alarm::what).containsExactlyInAnyOrder("credentials", "undelivered-24h");
    Instant since = Alarm.raised(bench.store()).getFirst().since();
    worker.close();
    worker = worker(settings(backend), false);
    List<String> told = new ArrayList<>();
    worker.onAlarm((alarm, raised) -> told.add(alarm.what() + " " + raised));
    after(Duration.ofHours(1));
    assertThat(worker.alarms()).extracting(Alarm::what).containsExactlyInAnyOrder("credentials", "undelivered-24h");
    assertThat(Alarm.raised(bench.store()).getFirst().since()).isEqualTo(since);
    assertThat(told).isEmpty();
    backend.faults().replace(List.of());
    assertThat(worker.drain(LONG).pending()).isZero();
    after(Duration.ofMinutes(2));
    assertThat(Alarm.raised(bench.store())).isEmpty();
    assertThat(told).containsExactlyInAnyOrder("credentials false", "undelivered-24h false");
  }

  private void after(Duration time) throws InterruptedException {
    clock.pass(time);
    worker.drain(Duration.ofMinutes(10));
  }

  @Test
  void a_key_used_with_another_body_is_dead_at_once_and_two_people_may_give_it_up() throws Exception {
    String key = bench.accept("journey-1").key();
    backend.faults().add(Fault.status("PUT /v1/filings/" + key, 0, 422, "idempotency-key-reused"));
    assertThat(worker.drain(Duration.ofMinutes(5))).isEqualTo(new DeliveryWorker.Drained(0, 0, 1));
    assertThat(worker.alarms()).extracting(Alarm::what).contains("dead-letter");
    Dispatch dispatch = new Dispatch(bench.store(), bench.sealer());
    assertThatThrownBy(() -> dispatch.discard(key, List.of("li-1", "li-1"), "test")).hasMessageContaining("two people");
    assertThat(dispatch.discard(key, List.of("li-1", "wang-2"), "filed at the counter")).isOne();
    assertThat(new OutboxShelf(bench.store()).filing(key).orElseThrow().state()).isEqualTo("discarded");
    assertThat(new Journal(bench.store()).about(key).getLast().body()).contains("li-1").contains("wang-2");
  }

  @Test
  void who_files_now_does_not_wait_behind_a_backlog() throws Exception {
    for (int i = 0; i < 20; i++) {
      bench.accept("backlog-" + i);
    }
    clock.pass(Duration.ofHours(3));
    String fresh = bench.accept("fresh").key();
    worker.drain(LONG);
    List<String> order = bench.store().read(q -> q.list("SELECT key FROM delivered ORDER BY seq", row -> row.text("key")));
    assertThat(order).hasSize(21);
    assertThat(order.indexOf(fresh)).isLessThan(6);
  }

  @Test
  void a_kiosk_whose_clock_died_files_and_says_so_and_its_backend_tells_it_when_the_clock_is_right() throws Exception {
    bench.accept("before");
    clock.jump(Duration.between(clock.instant(), Instant.EPOCH.plusSeconds(60)));
    ClockSense sense = new ClockSense(bench.store(), clock, clock);
    assertThat(sense.unsure()).isTrue();
    bench.accept("in-1970");
    assertThat(worker.drain(Duration.ofHours(1))).isEqualTo(new DeliveryWorker.Drained(2, 0, 0));
    clock.jump(Duration.ofDays(20_783));
    assertThat(new ClockSense(bench.store(), clock, clock).unsure()).isFalse();
    sense.witness(clock.instant());
    assertThat(sense.unsure()).isFalse();
    clock.jump(Duration.ofDays(3650));
    assertThat(sense.unsure()).isTrue();
  }

  @Test
  void a_dead_endpoint_is_probed_by_one_request_at_a_time() throws Exception {
    for (int i = 0; i < 12; i++) {
      bench.accept("journey-" + i);
    }
    backend.faults().add(Fault.of("", Kind.PORTAL, 0));
    worker.drain(Duration.ofHours(2));
    // Sixty seconds at most in the first hour, then five minutes: more would be a storm of twelve.
    long asked = backend.counts().getOrDefault("GET", 0L) + backend.counts().getOrDefault("PUT", 0L);
    assertThat(asked).isBetween(20L, 400L);
    backend.faults().replace(List.of());
    assertThat(worker.drain(LONG)).isEqualTo(new DeliveryWorker.Drained(12, 0, 0));
  }
}
