package org.hall24.kiosk.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.kiosk.config.ConfigLoader;
import org.hall24.kiosk.config.ConfigLoading;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.link.Ticker;
import org.hall24.queue.Opening;
import org.hall24.queue.Store;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.outbox.Acceptance;
import org.hall24.queue.outbox.CaseSealer;
import org.hall24.queue.outbox.Filing;
import org.hall24.queue.outbox.Keys;
import org.hall24.queue.outbox.Outbox;
import org.hall24.queue.sandbox.FaultPlan;
import org.hall24.queue.sandbox.SandboxBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person must look at is told to the back office by the running machine. */
class KioskAlarmTest {
  private static final Duration GLANCE = Duration.ofMillis(25);

  @TempDir Path folder;

  private KioskConfig config(SandboxBackend backend) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("kiosk.yaml"),
            """
            profile: bench
            site: {id: SJS-01, hall-zh: 甲厅, hall-en: Hall A}
            backend: {url: "%s"}
            """
                .formatted(backend.url()));
    return ((ConfigLoading.Sound) ConfigLoader.load(file)).config();
  }

  private void file(StoreSettings settings) {
    try (Store store = ((Opening.Opened) Store.open(settings)).store()) {
      Outbox outbox =
          new Outbox(
              store, new CaseSealer(store), new Keys(Clock.systemUTC(), new SecureRandom()),
              new Outbox.Identity("SJS-01", "SJS", java.time.ZoneOffset.UTC));
      assertThat(outbox.accept(new Filing("journey-1", "hlth-002", false, Map.of("name", "测试"), Map.of(), List.of())))
          .isInstanceOf(Acceptance.Accepted.class);
    }
  }

  @Test
  @Timeout(60)
  void a_filing_on_the_dead_letter_shelf_is_an_alarm_at_the_back_office() throws Exception {
    Path city = folder.resolve("city.db");
    StoreSettings settings = StoreSettings.in(folder.resolve("state"));
    FaultPlan faults = new FaultPlan().add(FaultPlan.Fault.status("PUT /v1/filings", 0, 422, "idempotency-key-reused"));
    try (SandboxBackend backend =
        SandboxBackend.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.of(city), faults, Clock.systemUTC())) {
      file(settings);
      Kiosk.Start start =
          Kiosk.start(config(backend), settings, List.of(), (template, reference, pdf, watch) -> {}, Ticker.system(), screen -> {});
      try (Kiosk kiosk = ((Kiosk.Start.Running) start).kiosk()) {
        while (backend.counts().getOrDefault("events", 0L) == 0) {
          Ticker.system().await(GLANCE);
        }
      }
    }
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + city);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT kind, case_key, body FROM event")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString("kind")).isEqualTo("alarm");
      assertThat(rows.getString("case_key")).isNull();
      assertThat(rows.getString("body")).contains("\"what\":\"dead-letter\"").contains("\"state\":\"raised\"");
      assertThat(rows.next()).isFalse();
    }
  }
}
