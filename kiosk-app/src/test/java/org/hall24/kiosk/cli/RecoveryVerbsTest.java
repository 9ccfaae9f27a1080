package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dead mainboard's disk on a bench; and what a clerk decided, asked for from the kiosk. */
class RecoveryVerbsTest {

  @TempDir Path folder;
  private Ctl ctl;

  @BeforeEach
  void a_bench() {
    ctl = new Ctl(folder.resolve("home"));
  }

  private Path kiosk(String suite, String publicKey) throws IOException {
    return Files.writeString(
        folder.resolve("kiosk.yaml"),
        """
        profile: bench
        site: {id: DEAD-01, hall-zh: 甲厅, hall-en: Hall A}
        state: %s
        secrets:
          suite: %s
          recovery-key: %s
        """
            .formatted(folder.resolve("state"), suite, publicKey));
  }

  /** What is left of a machine: its disk, without the keys that its mainboard kept. */
  private Path disk() throws IOException {
    Path disk = folder.resolve("disk");
    try (Stream<Path> all = Files.walk(folder.resolve("state"))) {
      for (Path from : all.sorted().toList()) {
        if (!from.toString().contains("/keys")) {
          Files.copy(from, disk.resolve(folder.resolve("state").relativize(from).toString()));
        }
      }
    }
    return disk;
  }

  @ParameterizedTest
  @ValueSource(strings = {"aes-256-gcm", "sm4-gcm"})
  void a_dead_machines_filings_and_their_papers_are_delivered_from_its_disk_once(String suite) throws Exception {
    Path key = folder.resolve("city.key");
    JsonNode made = ctl.json("queue", "recovery-key", "--out", key.toString(), "--suite", suite).json();
    assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
    assertThat(ctl.json("queue", "recovery-key", "--out", key.toString()).exit()).isEqualTo(2);
    Path config = kiosk(suite, made.path("publicKey").asText());
    assertThat(ctl.json("config", "show", "--config", config.toString()).json().path("secrets").path("suite").asText()).isEqualTo(suite);
    Path scan = Files.write(folder.resolve("scan.pdf"), new byte[700_000]);
    List<JsonNode> filed =
        ctl.json("queue", "submit", "--count", "2", "--attach", scan.toString(), "--config", config.toString()).lines();
    assertThat(filed).hasSize(2);
    Path disk = disk();
    String bench = folder.resolve("bench").toString();
    Path wrong = folder.resolve("wrong.key");
    ctl.json("queue", "recovery-key", "--out", wrong.toString(), "--suite", suite);
    Ctl.Said not = ctl.json("queue", "recover", "--recovery-key", wrong.toString(), "--from", disk.toString(), "--state", bench);
    assertThat(not.errorKind()).isEqualTo("not-recovered");
    try (Ctl.Running backend = ctl.start("emulate", "backend", "--json")) {
      String url = backend.next().path("url").asText();
      for (int time = 0; time < 2; time++) {
        Ctl.Said said =
            ctl.json(
                "queue", "recover", "--recovery-key", key.toString(), "--from", disk.toString(), "--state", bench, "--deliver",
                "--backend", url, "--kiosk", "DEAD-01", "--for", "30");
        assertThat(said.exit()).as(said.out() + said.err()).isZero();
        assertThat(said.json().path("delivered").asInt()).isEqualTo(time == 0 ? 2 : 0);
        assertThat(said.json().path("unreadable").asInt(-1)).isZero();
      }
      backend.stop();
      JsonNode counts = backend.next();
      assertThat(counts.path("filings").asInt()).isEqualTo(2);
      assertThat(counts.path("twice").asInt(-1)).isZero();
    }
    assertThat(ctl.json("queue", "show", filed.getFirst().path("key").asText(), "--state", bench).json().path("state").asText())
        .isEqualTo("delivered");
  }

  @Test
  void a_house_that_changes_its_suite_goes_on_with_what_lies_there_and_seals_what_is_new_with_the_other() throws Exception {
    String publicKey = ctl.json("queue", "recovery-key", "--out", folder.resolve("city.key").toString()).json().path("publicKey").asText();
    Path config = kiosk("aes-256-gcm", publicKey);
    JsonNode before = ctl.json("queue", "submit", "--config", config.toString()).lines().getFirst();
    kiosk("sm4-gcm", publicKey);
    Path scan = Files.write(folder.resolve("scan.pdf"), new byte[200_000]);
    JsonNode after = ctl.json("queue", "submit", "--attach", scan.toString(), "--config", config.toString()).lines().getFirst();
    // The fourth byte of what is sealed names its suite: 1 international, 2 ShangMi.
    try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("state").resolve("queue.db"));
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT hex(substr(sealed, 4, 1)) FROM payload ORDER BY key")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("01");
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("02");
    }
    try (Ctl.Running backend = ctl.start("emulate", "backend", "--json")) {
      String url = backend.next().path("url").asText();
      Ctl.Said drained = ctl.json("queue", "drain", "--config", config.toString(), "--backend", url, "--for", "30");
      assertThat(drained.exit()).as(drained.out() + drained.err()).isZero();
      assertThat(drained.json().path("delivered").asInt()).isEqualTo(2);
    }
    for (JsonNode filed : List.of(before, after)) {
      JsonNode shown = ctl.json("queue", "show", filed.path("acceptanceNo").asText(), "--config", config.toString()).json();
      assertThat(shown.path("state").asText()).isEqualTo("delivered");
    }
  }

  @Test
  void a_kiosks_configuration_names_its_keys_place_and_every_fault_of_it() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("kiosk.yaml"),
            """
            profile: bench
            site: {id: K-01, hall-zh: 甲厅, hall-en: Hall A}
            secrets:
              device-key: pkcs11
              suite: rot13
              recovery-key: "0123"
            """);
    JsonNode errors = ctl.json("config", "check", "--config", config.toString()).json().path("errors");
    assertThat(errors).extracting(error -> error.path("key").asText())
        .containsExactlyInAnyOrder(
            "secrets.library", "secrets.key", "secrets.pin-file", "secrets.suite", "secrets.recovery-key");
    Files.writeString(
        config,
        """
        profile: bench
        site: {id: K-01, hall-zh: 甲厅, hall-en: Hall A}
        state: state
        secrets: {device-key: pkcs11, library: no-such.so, key: device, pin-file: pin}
        """);
    assertThat(ctl.json("config", "check", "--config", config.toString()).exit()).isZero();
    Ctl.Said said = ctl.json("queue", "submit", "--config", config.toString());
    assertThat(said.errorKind()).isEqualTo("store-unwritable");
    assertThat(said.out()).contains("no-such.so");
  }

  @Test
  void what_a_clerk_decided_is_shown_and_why_only_when_asked_for() throws Exception {
    String state = folder.resolve("state").toString();
    try (Ctl.Running backend = ctl.start("emulate", "backend", "--json")) {
      String url = backend.next().path("url").asText();
      JsonNode filed = ctl.json("queue", "submit", "--deliver", "--backend", url, "--for", "20", "--state", state).lines().getFirst();
      String key = filed.path("key").asText();
      JsonNode open = ctl.json("queue", "show", key, "--backend", url, "--state", state).json().path("backend");
      assertThat(open.path("state").asText()).isEqualTo("complete");
      assertThat(open.has("decision")).isFalse();
      try (HttpClient http = HttpClient.newHttpClient()) {
        String decision = "{\"result\":\"returned\",\"reason\":\"缺结婚证\",\"documents\":[{\"name\":\"结婚证\",\"by\":\"bring\"}]}";
        HttpResponse<String> decided =
            http.send(
                HttpRequest.newBuilder(URI.create(url + "/clerk/cases/" + key + "/decision"))
                    .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(decision)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(decided.statusCode()).isEqualTo(200);
      }
      JsonNode shown = ctl.json("queue", "show", key, "--backend", url, "--state", state).json().path("backend").path("decision");
      assertThat(shown.path("result").asText()).isEqualTo("returned");
      assertThat(shown.path("reason").asText()).isEqualTo("•••");
      assertThat(shown.path("documents").path(0).path("name").asText()).isEqualTo("结婚证");
      assertThat(ctl.json("queue", "show", key, "--backend", url, "--reveal", "--state", state).out()).contains("缺结婚证");
      backend.stop();
      JsonNode gone = ctl.json("queue", "show", key, "--backend", url, "--state", state).json();
      assertThat(gone.path("state").asText()).isEqualTo("delivered");
      assertThat(gone.path("backend").path("outcome").asText()).isEqualTo("link-down");
    }
  }

  @Test
  void alarms_about_delivery_stand_in_stats_and_doctor_as_long_as_they_are_raised() throws IOException {
    String state = folder.resolve("state").toString();
    try (Ctl.Running stranger = ctl.start("emulate", "backend", "--json", "--plan", plan().toString())) {
      String url = stranger.next().path("url").asText();
      ctl.json("queue", "submit", "--state", state);
      assertThat(ctl.json("queue", "drain", "--backend", url, "--for", "0.5", "--state", state).exit()).isEqualTo(1);
    }
    JsonNode alarms = ctl.json("queue", "stats", "--state", state).json().path("alarms");
    assertThat(alarms).extracting(alarm -> alarm.path("what").asText()).containsExactly("credentials");
    assertThat(alarms.path(0).path("since").asText()).isNotEmpty();
    assertThat(ctl.json("doctor", "--state", state).out()).contains("\"check\":\"delivery\",\"status\":\"warn\"", "credentials since");
    try (Ctl.Running backend = ctl.start("emulate", "backend", "--json")) {
      String url = backend.next().path("url").asText();
      assertThat(ctl.json("queue", "drain", "--backend", url, "--for", "20", "--state", state).exit()).isZero();
    }
    assertThat(ctl.json("queue", "stats", "--state", state).json().path("alarms")).isEmpty();
  }

  private Path plan() throws IOException {
    return Files.writeString(
        folder.resolve("plan.json"), "{\"faults\":[{\"on\":\"\",\"do\":\"status\",\"status\":403,\"problem\":\"not-this-kiosk\"}]}");
  }
}
