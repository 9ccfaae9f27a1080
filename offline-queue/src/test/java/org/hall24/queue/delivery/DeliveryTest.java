package org.hall24.queue.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import okhttp3.HttpUrl;
import org.hall24.queue.Bench;
import org.hall24.queue.ChainCheck;
import org.hall24.queue.LeapClock;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.Urgency;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.OutboxShelf;
import org.hall24.queue.outbox.OutgoingEvent;
import org.hall24.queue.sandbox.FaultPlan.Fault;
import org.hall24.queue.sandbox.FaultPlan.Kind;
import org.hall24.queue.sandbox.SandboxBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real SQLite, real HTTP, leaping time. */
class DeliveryTest {

  private static final Duration LONG = Duration.ofDays(3);

  @TempDir Path folder;
  private final LeapClock clock = new LeapClock();
  private SandboxBackend backend;
  private Bench bench;
  private DeliveryWorker worker;

  @BeforeEach
  void a_kiosk_and_a_backend() throws IOException {
    backend = SandboxBackend.start();
    bench = Bench.open(StoreSettings.in(folder).with(clock, clock));
    worker = worker(backend.url());
  }

  private DeliveryWorker worker(URI url) {
    return new DeliveryWorker(
        new Dispatch(bench.store(), bench.sealer()),
        new OutboxShelf(bench.store()),
        DeliverySettings.of(HttpUrl.get(url), "test-kiosk")
            .withTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20)),
        clock,
        clock,
        new Random(5));
  }

  @AfterEach
  void nothing_took_effect_twice_and_the_chain_holds() {
    worker.close();
    assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
    bench.close();
    assertThat(backend.counts()).containsEntry("twice", 0L);
    backend.close();
  }

  private DeliveryWorker.Drained drain() throws InterruptedException {
    return worker.drain(LONG);
  }

  private String custody(String caseKey, String to) {
    return bench
        .store()
        .commitNow(
            Urgency.CUSTODY,
            tx ->
                bench
                    .outbox()
                    .event(
                        tx,
                        new OutgoingEvent(
                            OutgoingEvent.Kind.CUSTODY, Optional.of(caseKey), Instant.now(clock), Map.of("to", to))));
  }

  private JsonNode seen(String what) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String json =
          http.send(HttpRequest.newBuilder(backend.url().resolve("/sandbox/" + what)).build(), HttpResponse.BodyHandlers.ofString()).body();
      return new ObjectMapper().readTree(json).path(what);
    }
  }

  @Test
  void a_filing_and_its_events_arrive_once_and_in_order() throws Exception {
    var accepted = bench.accept("journey-1");
    custody(accepted.key(), "cell");
    custody(accepted.key(), "courier");
    assertThat(drain()).isEqualTo(new DeliveryWorker.Drained(3, 0, 0));
    JsonNode filings = seen("filings");
    assertThat(filings).hasSize(1);
    assertThat(filings.get(0).path("acceptanceNo").asText()).isEqualTo(accepted.acceptanceNo());
    assertThat(filings.get(0).path("puts").asInt()).isOne();
    assertThat(filings.get(0).path("applied").asInt()).isOne();
    JsonNode events = seen("events");
    assertThat(events).hasSize(2);
    assertThat(events.get(0).path("body").path("to").asText()).isEqualTo("cell");
    assertThat(events.get(1).path("body").path("to").asText()).isEqualTo("courier");
    assertThat(events.get(1).path("case").asText()).isEqualTo(accepted.key());
    assertThat(new OutboxShelf(bench.store()).filing(accepted.acceptanceNo()).orElseThrow().state()).isEqualTo("delivered");
    assertThat(bench.store().<Long>read(q -> q.count("SELECT count(*) AS n FROM payload"))).isZero();
    assertThat(worker.status().online()).isTrue();
  }

  @Test
  void a_lost_answer_is_asked_for_and_not_sent_again() throws Exception {
    backend.faults().add(Fault.of("PUT /v1/filings", Kind.DROP_ANSWER, 1));
    bench.accept("journey-1");
    assertThat(drain().delivered()).isOne();
    assertThat(backend.counts()).containsEntry("PUT", 1L).containsEntry("filings", 1L);
  }

  @Test
  void an_answer_cut_in_half_is_asked_for() throws Exception {
    backend.faults().add(Fault.of("PUT /v1/filings", Kind.CUT_ANSWER, 1));
    bench.accept("journey-1");
    assertThat(drain().delivered()).isOne();
    assertThat(backend.counts()).containsEntry("PUT", 1L);
  }

  @Test
  void a_lost_answer_to_an_event_is_repeated_with_its_key() throws Exception {
    backend.faults().add(Fault.of("POST /v1/events", Kind.DROP_ANSWER, 2));
    var accepted = bench.accept("journey-1");
    custody(accepted.key(), "cell");
    assertThat(drain()).isEqualTo(new DeliveryWorker.Drained(2, 0, 0));
    assertThat(seen("events").get(0).path("seen").asInt()).isEqualTo(3);
    assertThat(seen("events").get(0).path("applied").asInt()).isOne();
  }

  @Test
  void a_cut_line_delays_and_loses_nothing() throws Exception {
    backend.faults().add(Fault.of("", Kind.REFUSE, 12));
    for (int i = 0; i < 5; i++) {
      custody(bench.accept("journey-" + i).key(), "cell");
    }
    assertThat(drain()).isEqualTo(new DeliveryWorker.Drained(10, 0, 0));
  }

  @Test
  void with_nobody_listening_attempts_are_not_counted_and_the_state_is_offline() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    worker.close();
    worker = worker(URI.create("http://127.0.0.1:" + port));
    bench.accept("journey-1");
    assertThat(worker.drain(Duration.ofHours(2))).isEqualTo(new DeliveryWorker.Drained(0, 1, 0));
    assertThat(worker.status().state()).isEqualTo(DeliveryStatus.State.OFFLINE);
    assertThat(new OutboxShelf(bench.store()).items(false, 1).getFirst().row().attempts()).isZero();
    worker.close();
    worker = worker(backend.url());
    assertThat(drain().delivered()).isOne();
    assertThat(backend.counts()).doesNotContainKey("GET");
  }

  @Test
  void busy_waits_as_long_as_it_was_asked_to() throws Exception {
    backend.faults().add(Fault.status("PUT /v1/filings", 1, 503, "busy").retryAfter("0"));
    backend.faults().add(Fault.status("PUT /v1/filings", 1, 429, "busy").retryAfter("3600"));
    bench.accept("journey-1");
    Instant before = clock.instant();
    assertThat(drain().delivered()).isOne();
    assertThat(Duration.between(before, clock.instant())).isBetween(Duration.ofHours(1), Duration.ofMinutes(70));
    // 503 with Retry-After 0 is what OkHttp repeats by itself unless told twice.
    assertThat(backend.counts()).containsEntry("PUT", 3L);
  }

  @Test
  void a_case_in_back_off_blocks_nobody_else() throws Exception {
    String blocked = bench.accept("journey-0").key();
    backend.faults().add(new Fault("PUT /v1/filings/" + blocked, Kind.STATUS, 1, 503, "busy", Optional.of("7200"), 0));
    custody(blocked, "cell");
    for (int i = 1; i < 6; i++) {
      custody(bench.accept("journey-" + i).key(), "cell");
    }
    assertThat(worker.drain(Duration.ofMinutes(30))).isEqualTo(new DeliveryWorker.Drained(10, 2, 0));
    assertThat(drain()).isEqualTo(new DeliveryWorker.Drained(2, 0, 0));
  }

  @Test
  void a_login_page_delivers_nothing() throws Exception {
    backend.faults().add(Fault.of("", Kind.PORTAL, 3));
    List<DeliveryStatus.State> states = new ArrayList<>();
    worker.observe(status -> states.add(status.state()));
    bench.accept("journey-1");
    assertThat(drain().delivered()).isOne();
    assertThat(states).containsExactly(DeliveryStatus.State.OFFLINE, DeliveryStatus.State.ONLINE);
  }

  @Test
  void one_bad_filing_goes_to_the_shelf_once_others_were_accepted_and_comes_back_with_its_key() throws Exception {
    String bad = bench.accept("journey-0").key();
    backend.faults().add(Fault.status("PUT /v1/filings/" + bad, 2, 422, "invalid-filing"));
    custody(bad, "cell");
    bench.accept("journey-1");
    // The event stays behind its filing.
    assertThat(worker.drain(Duration.ofHours(1))).isEqualTo(new DeliveryWorker.Drained(1, 1, 1));
    assertThat(new OutboxShelf(bench.store()).items(true, 9).getFirst().row().outcome()).contains("refused:invalid-filing");
    assertThat(new Dispatch(bench.store(), bench.sealer()).replay(bad)).isTrue();
    assertThat(drain()).isEqualTo(new DeliveryWorker.Drained(2, 0, 0));
  }

  @Test
  void who_is_refused_alone_waits_a_day_for_another_to_be_accepted_before_it_is_his_fault() throws Exception {
    backend.faults().add(Fault.status("PUT /v1/filings", 0, 422, "invalid-filing"));
    bench.accept("journey-1");
    assertThat(worker.drain(Duration.ofHours(23))).isEqualTo(new DeliveryWorker.Drained(0, 1, 0));
    assertThat(worker.drain(Duration.ofHours(3))).isEqualTo(new DeliveryWorker.Drained(0, 0, 1));
    assertThat(new OutboxShelf(bench.store()).items(true, 9).getFirst().row().outcome()).contains("refused:invalid-filing");
  }

  @Test
  void a_wrong_address_shelves_nothing() throws Exception {
    for (int i = 0; i < 6; i++) {
      bench.accept("journey-" + i);
    }
    worker.close();
    worker = worker(backend.url().resolve("/elsewhere"));
    assertThat(worker.drain(Duration.ofHours(1))).isEqualTo(new DeliveryWorker.Drained(0, 6, 0));
    worker.close();
    worker = worker(backend.url());
    assertThat(drain()).isEqualTo(new DeliveryWorker.Drained(6, 0, 0));
  }

  @Test
  void a_foreign_digest_stops_everything_and_an_unknown_kiosk_too() throws Exception {
    bench.accept("journey-1");
    for (Fault fault : List.of(Fault.of("", Kind.WRONG_DIGEST, 2), Fault.status("", 2, 403, "not-this-kiosk"), Fault.status("", 2, 501, "x"))) {
      backend.faults().replace(List.of(fault));
      List<DeliveryStatus.State> states = new ArrayList<>();
      AutoCloseable observing = worker.observe(status -> states.add(status.state()));
      assertThat(worker.drain(LONG).pending()).isZero();
      assertThat(states).startsWith(DeliveryStatus.State.STOPPED).endsWith(DeliveryStatus.State.ONLINE);
      observing.close();
      bench.accept("after-" + fault.kind() + fault.status());
      backend.faults().replace(List.of());
      drain();
      bench.accept("again-" + fault.kind() + fault.status());
    }
  }

  @Test
  void a_server_fault_is_given_up_only_after_a_day_and_many_tries() throws Exception {
    backend.faults().add(Fault.status("PUT /v1/filings", 0, 500, "internal"));
    bench.accept("journey-1");
    assertThat(worker.drain(Duration.ofHours(23))).isEqualTo(new DeliveryWorker.Drained(0, 1, 0));
    assertThat(worker.drain(Duration.ofHours(3))).isEqualTo(new DeliveryWorker.Drained(0, 0, 1));
  }

  @Test
  void a_clock_set_ten_years_either_way_neither_parks_nor_storms() throws Exception {
    for (int years : new int[] {-10, 10}) {
      backend.faults().add(Fault.status("PUT /v1/filings", 1, 503, "busy").retryAfter("600"));
      bench.accept("journey-" + years);
      assertThat(worker.drain(Duration.ofMinutes(1)).pending()).isOne();
      clock.jump(Duration.ofDays(365L * years));
      assertThat(worker.drain(Duration.ofMinutes(5)).pending()).isOne();
      assertThat(worker.drain(Duration.ofMinutes(10)).pending()).isZero();
    }
  }

  @Test
  void a_due_time_written_under_a_wrong_clock_does_not_sleep_for_years() throws Exception {
    clock.jump(Duration.ofDays(3650));
    backend.faults().add(Fault.status("PUT /v1/filings", 1, 503, "busy").retryAfter("600"));
    bench.accept("journey-1");
    worker.drain(Duration.ofMinutes(1));
    worker.close();
    clock.jump(Duration.ofDays(-3650));
    worker = worker(backend.url());
    assertThat(worker.drain(Duration.ofMinutes(1)).delivered()).isOne();
  }

  @Test
  void the_worker_in_the_background_sees_what_is_queued_and_tells_that_it_is_online() throws Exception {
    LinkedBlockingQueue<DeliveryStatus> states = new LinkedBlockingQueue<>();
    bench.close();
    bench = Bench.open(folder);
    worker.close();
    worker =
        new DeliveryWorker(
            new Dispatch(bench.store(), bench.sealer()), new OutboxShelf(bench.store()),
            DeliverySettings.of(HttpUrl.get(backend.url()), "test-kiosk"), bench.clock(), bench.ticker(), new Random(5));
    worker.observe(states::add);
    bench.outbox().whenQueued(worker::wake);
    worker.start();
    assertThat(states.take().online()).isTrue();
    bench.accept("journey-1");
    worker.close();
    Bench reopened = bench;
    // Closed in the middle of whatever it did: the rest is delivered by the next.
    worker = new DeliveryWorker(
        new Dispatch(reopened.store(), reopened.sealer()), new OutboxShelf(reopened.store()),
        DeliverySettings.of(HttpUrl.get(backend.url()), "test-kiosk"), reopened.clock(), reopened.ticker(), new Random(5));
    assertThat(drain().pending()).isZero();
    assertThat(backend.counts()).containsEntry("filings", 1L);
  }
}
