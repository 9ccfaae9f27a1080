package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hall24.queue.Opening;
import org.hall24.queue.Store;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.outbox.AcceptanceNumber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueVerbsTest {

  @TempDir Path folder;
  private Ctl ctl;
  private String state;

  @BeforeEach
  void a_bench() {
    ctl = new Ctl(folder.resolve("home"));
    state = folder.resolve("state").toString();
  }

  @Test
  void three_test_filings_are_accepted_and_arrive_once() throws IOException {
    Ctl.Said submitted = ctl.json("queue", "submit", "--count", "3", "--state", state);
    assertThat(submitted.exit()).isZero();
    List<JsonNode> lines = submitted.lines();
    assertThat(lines).hasSize(3);
    for (JsonNode line : lines) {
      assertThat(AcceptanceNumber.plausible(line.path("acceptanceNo").asText())).isTrue();
      assertThat(line.path("key").asText()).matches("[0-9a-f-]{36}");
    }
    assertThat(ctl.json("queue", "stats", "--state", state).json().path("pending").asInt()).isEqualTo(3);

    try (Ctl.Running backend = ctl.start("emulate", "backend", "--json")) {
      String url = backend.next().path("url").asText();
      Ctl.Said drained = ctl.json("queue", "drain", "--backend", url, "--for", "20", "--state", state);
      assertThat(drained.exit()).as(drained.out() + drained.err()).isZero();
      assertThat(drained.json().path("delivered").asInt()).isEqualTo(3);
      assertThat(drained.json().path("pending").asInt(-1)).isZero();
      assertThat(drained.json().path("dead").asInt(-1)).isZero();
      backend.stop();
      JsonNode counts = backend.next();
      assertThat(counts.path("filings").asInt()).isEqualTo(3);
      assertThat(counts.path("twice").asInt(-1)).isZero();
    }
    JsonNode shown = ctl.json("queue", "show", lines.getFirst().path("acceptanceNo").asText(), "--state", state).json();
    assertThat(shown.path("state").asText()).isEqualTo("delivered");
    assertThat(shown.path("service").asText()).isEqualTo("hlth-002");
    assertThat(ctl.json("journal", "verify", "--state", state).exit()).isZero();
  }

  @Test
  void a_filing_for_which_there_is_no_room_is_not_begun_and_those_with_a_number_stay() throws IOException {
    Path large = folder.resolve("larger-than-the-disk");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(Files.getFileStore(folder).getTotalSpace() + (1L << 30));
    }
    assertThat(ctl.json("queue", "submit", "--state", state).exit()).isZero();
    Ctl.Said refused = ctl.json("queue", "submit", "--attach", large.toString(), "--state", state);
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.errorKind()).isEqualTo("no-room");
    JsonNode error = refused.json().path("error");
    assertThat(error.path("message").asText()).contains("filing 1 was not begun", state, "MiB");
    assertThat(error.path("action").asText()).contains("make room");
    JsonNode stats = ctl.json("queue", "stats", "--state", state).json();
    assertThat(stats.path("pending").asInt()).isOne();
    assertThat(ctl.json("journal", "verify", "--state", state).exit()).isZero();
    assertThat(Path.of(state, "attachments")).as("not a byte of it was taken").satisfiesAnyOf(
        none -> assertThat(none).doesNotExist(), empty -> assertThat(empty).isEmptyDirectory());
  }

  @Test
  void delivering_beside_accepting_ends_when_nothing_is_pending() throws IOException {
    try (Ctl.Running backend = ctl.start("emulate", "backend", "--json")) {
      String url = backend.next().path("url").asText();
      Ctl.Said said = ctl.json("queue", "submit", "--count", "5", "--deliver", "--backend", url, "--for", "20", "--state", state);
      assertThat(said.exit()).isZero();
      assertThat(said.lines()).hasSize(5);
    }
    assertThat(ctl.json("queue", "stats", "--state", state).json().path("delivered").asInt()).isEqualTo(5);
  }

  @Test
  void accepting_does_not_need_a_backend_that_answers() {
    Ctl.Said said =
        ctl.json("queue", "submit", "--count", "2", "--deliver", "--backend", "http://127.0.0.1:9", "--for", "0.5", "--state", state);
    assertThat(said.exit()).isZero();
    assertThat(said.lines()).hasSize(2);
    Ctl.Said drained = ctl.json("queue", "drain", "--backend", "http://127.0.0.1:9", "--for", "0.5", "--state", state);
    assertThat(drained.exit()).isEqualTo(1);
    assertThat(drained.json().path("pending").asInt()).isEqualTo(2);
  }

  @Test
  void without_a_count_to_reach_it_goes_on_until_stopped() throws IOException {
    try (Ctl.Running submit = ctl.start("queue", "submit", "--count", "0", "--every", "50", "--state", state, "--json")) {
      submit.next();
      submit.next();
      assertThat(submit.stop()).isEqualTo(130);
    }
    assertThat(ctl.json("queue", "stats", "--state", state).json().path("pending").asInt()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void while_the_kiosk_has_the_folder_writing_verbs_are_in_use() {
    switch (Store.open(StoreSettings.in(Path.of(state)))) {
      case Opening.Opened(Store kiosk) -> {
        Ctl.Said said = ctl.json("queue", "submit", "--state", state);
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.errorKind()).isEqualTo("in-use");
        kiosk.close();
      }
      case Opening other -> throw new AssertionError(other.toString());
    }
  }

  @Test
  void a_refused_filing_lies_on_the_shelf_until_somebody_retries_it() throws IOException {
    assertThat(ctl.json("queue", "submit", "--state", state).exit()).isZero();
    Ctl.Said not = ctl.json("queue", "retry", "--dead", "--state", state);
    assertThat(not.json().path("retried").asInt(-1)).isZero();
    String number = ctl.json("queue", "list", "--state", state).json().path("items").path(0).path("acceptanceNo").asText();
    assertThat(ctl.json("queue", "retry", number, "--state", state).errorKind()).isEqualTo("not-dead");
  }

  @Test
  void a_damaged_database_is_told_and_set_aside() throws IOException {
    assertThat(ctl.json("queue", "submit", "--state", state).exit()).isZero();
    Path database = Path.of(state, "queue.db");
    byte[] bytes = Files.readAllBytes(database);
    java.util.Arrays.fill(bytes, 0, Math.min(bytes.length, 8192), (byte) 7);
    Files.write(database, bytes);
    Ctl.Said said = ctl.json("queue", "submit", "--state", state);
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.errorKind()).isEqualTo("store-damaged");
    assertThat(said.json().path("error").path("action").asText()).contains("hallctl journal import");
    try (var files = Files.list(Path.of(state))) {
      assertThat(files.map(f -> f.getFileName().toString())).anyMatch(name -> name.startsWith("damaged-"));
    }
    assertThat(ctl.json("queue", "submit", "--state", state).exit()).isZero();
  }

  @Test
  void without_a_backend_nothing_can_be_drained() {
    Ctl.Said said = ctl.json("queue", "drain", "--state", state);
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.errorKind()).isEqualTo("no-backend");
    assertThat(ctl.json("queue", "drain", "--backend", "http://example.org/", "--state", state).errorKind()).isEqualTo("bad-backend");
    assertThat(ctl.json("queue", "drain", "--backend", "http://127.0.0.1:9", "--set", "colour=red", "--state", state).exit()).isEqualTo(2);
  }

  @Test
  void files_go_with_a_filing_and_a_backend_is_checked_by_the_contract() throws IOException {
    Path paper = Files.writeString(folder.resolve("护士执业证书.txt"), "一页".repeat(1000));
    assertThat(ctl.json("queue", "submit", "--attach", folder.resolve("nothing").toString(), "--state", state).errorKind()).isEqualTo("no-file");
    try (Ctl.Running backend = ctl.start("emulate", "backend", "--json", "--tls", "--client-certs", "--state", folder.resolve("sandbox").toString())) {
      JsonNode ready = backend.next();
      String[] trust = {"--backend", ready.path("url").asText(), "--ca", ready.path("ca").asText(), "--cert", ready.path("cert").asText(), "--key", ready.path("key").asText()};
      Ctl.Said said = ctl.json(with(trust, "queue", "submit", "--attach", paper.toString(), "--deliver", "--for", "60", "--state", state));
      assertThat(said.exit()).as(said.err()).isZero();
      assertThat(ctl.json("queue", "stats", "--state", state).json().path("delivered").asInt()).isOne();
      Ctl.Said checked = ctl.json(with(trust, "backend", "check"));
      assertThat(checked.exit()).as(checked.out()).isZero();
      assertThat(checked.json().path("failed").asInt(-1)).isZero();
      assertThat(checked.json().path("cases").get(0).path("case").asText()).isEqualTo("create-201");
    }
  }

  @Test
  void where_nobody_listens_no_case_of_the_contract_is_tried() {
    Ctl.Said said = ctl.json("backend", "check", "--backend", "http://127.0.0.1:9");
    assertThat(said.exit()).isOne();
    assertThat(said.errorKind()).isEqualTo("unreachable");
    assertThat(said.out()).contains("127.0.0.1:9").contains("nobody listens there").doesNotContain("cases");
  }

  private static String[] with(String[] more, String... words) {
    return java.util.stream.Stream.concat(java.util.Arrays.stream(words), java.util.Arrays.stream(more)).toArray(String[]::new);
  }

  @Test
  void to_give_a_filing_up_takes_two_people_and_a_dead_filing() throws IOException {
    String number = ctl.json("queue", "submit", "--state", state).json().path("acceptanceNo").asText();
    assertThat(ctl.json("queue", "discard", number, "--state", state).errorKind()).isEqualTo("two-people");
    assertThat(ctl.json("queue", "discard", number, "--by", "li-1", "--by", "li-1", "--state", state).exit()).isEqualTo(2);
    assertThat(ctl.json("queue", "discard", number, "--by", "li-1", "--by", "wang-2", "--state", state).errorKind()).isEqualTo("not-dead");
  }
}
