package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.queue.Opening;
import org.hall24.queue.Store;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.Custody;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.outbox.Acceptance;
import org.hall24.queue.outbox.CaseSealer;
import org.hall24.queue.outbox.Filing;
import org.hall24.queue.outbox.Keys;
import org.hall24.queue.outbox.Outbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalVerbsTest {

  @TempDir Path folder;
  private Ctl ctl;
  private String state;
  private Acceptance.Accepted filed;

  @BeforeEach
  void a_kiosk_accepted_a_filing_and_put_its_papers_into_cell_07() {
    ctl = new Ctl(folder.resolve("home"));
    Path place = folder.resolve("state");
    state = place.toString();
    try (Store store = open(place)) {
      Outbox outbox =
          new Outbox(
              store,
              new CaseSealer(store),
              new Keys(Clock.systemUTC(), new SecureRandom()),
              new Outbox.Identity("test-kiosk", "SJS", ZoneId.of("Asia/Shanghai")));
      Filing filing = new Filing("ref-1", "hlth-002", false, Map.of("name", "测试"), Map.of(), List.of());
      filed = (Acceptance.Accepted) outbox.accept(filing);
      store.commitNow(
          Urgency.CUSTODY,
          tx -> {
            Custody.pass(tx, filed.key(), "resident", Optional.empty(), EventBody.empty());
            return Custody.pass(tx, filed.key(), "cell", Optional.of("07"), EventBody.empty());
          });
    }
  }

  private static Store open(Path place) {
    return switch (Store.open(StoreSettings.in(place))) {
      case Opening.Opened(Store store) -> store;
      case Opening other -> throw new AssertionError(other.toString());
    };
  }

  @Test
  void a_whole_journal_verifies() {
    Ctl.Said said = ctl.json("journal", "verify", "--state", state);
    assertThat(said.exit()).isZero();
    assertThat(said.json().path("valid").asBoolean()).isTrue();
    assertThat(said.json().path("events").asLong()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void options_may_stand_before_the_verb() {
    Ctl.Said said = ctl.run("--json", "--state", state, "journal", "--timeout", "5", "verify");
    assertThat(said.exit()).isZero();
    assertThat(said.json().path("valid").asBoolean()).isTrue();
  }

  @Test
  void one_flipped_byte_of_an_event_is_found() throws IOException {
    Path database = Path.of(state, "queue.db");
    byte[] bytes = Files.readAllBytes(database);
    int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("\"holder\":\"resident\"");
    assertThat(at).isPositive();
    bytes[at + 12] ^= 1;
    Files.write(database, bytes);

    Ctl.Said said = ctl.json("journal", "verify", "--state", state);
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.json().path("valid").asBoolean(true)).isFalse();
    assertThat(said.json().path("at").asLong()).isPositive();
  }

  @Test
  void what_was_set_aside_is_taken_over_with_the_same_keys_and_only_once() throws IOException {
    Path database = Path.of(state, "queue.db");
    byte[] bytes = Files.readAllBytes(database);
    bytes[63] ^= 1;
    Files.write(database, bytes);
    Ctl.Said first = ctl.json("queue", "submit", "--state", state);
    assertThat(first.errorKind()).isEqualTo("store-damaged");

    Ctl.Said said = ctl.json("journal", "import", "--state", state);
    assertThat(said.exit()).isZero();
    assertThat(said.json().path("filings").asInt()).isEqualTo(1);
    assertThat(said.json().path("pending").asInt()).isEqualTo(1);
    assertThat(said.json().path("custody").asInt()).isEqualTo(2);
    assertThat(ctl.json("journal", "custody", filed.acceptanceNo(), "--state", state).json().path("item").asText()).isEqualTo(filed.key());
    assertThat(ctl.json("journal", "import", "--state", state).json().path("pending").asInt(-1)).isZero();
    assertThat(ctl.json("queue", "stats", "--state", state).json().path("pending").asInt()).isEqualTo(1);
    assertThat(ctl.json("journal", "verify", "--state", state).exit()).isZero();
  }

  @Test
  void without_anything_set_aside_there_is_nothing_to_import() {
    Ctl.Said said = ctl.json("journal", "import", "--state", state);
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.errorKind()).isEqualTo("nothing-set-aside");
  }

  @Test
  void a_table_that_does_not_say_what_the_journal_says_is_found() throws Exception {
    try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + Path.of(state, "queue.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM outbox");
    }
    Ctl.Said said = ctl.json("journal", "verify", "--state", state);
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.json().path("message").asText()).contains(filed.key());
  }

  @Test
  void custody_is_found_by_number_with_and_without_spaces_and_by_key() {
    String number = filed.acceptanceNo();
    for (List<String> item : List.of(List.of(number), List.of(number.replace(" ", "")), List.of(number.split(" ")), List.of(filed.key()))) {
      List<String> args = new java.util.ArrayList<>(List.of("journal", "custody", "--state", state));
      args.addAll(item);
      Ctl.Said said = ctl.json(args.toArray(String[]::new));
      assertThat(said.exit()).isZero();
      JsonNode answer = said.json();
      assertThat(answer.path("item").asText()).isEqualTo(filed.key());
      assertThat(answer.path("chain").findValuesAsText("holder")).containsExactly("resident", "cell");
      assertThat(answer.path("chain").path(1).path("n").asInt()).isEqualTo(2);
      assertThat(answer.path("chain").path(1).path("place").asText()).isEqualTo("07");
      assertThat(answer.path("chain").path(1).path("at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    }
  }

  @Test
  void an_unknown_item_is_not_found() {
    Ctl.Said said = ctl.json("journal", "custody", "SJS", "0000", "--state", state);
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.errorKind()).isEqualTo("not-found");
  }

  @Test
  void the_export_holds_every_event_and_nothing_of_the_person() throws IOException {
    Path file = folder.resolve("journal.jsonl");
    Ctl.Said said = ctl.json("journal", "export", "--out", file.toString(), "--state", state);
    assertThat(said.exit()).isZero();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(said.json().path("events").asInt());
    assertThat(lines).allSatisfy(line -> assertThat(Json.parse(line)).isPresent());
    assertThat(String.join("", lines)).contains("custody-passed").doesNotContain("测试");
  }

  @Test
  void the_tail_shows_the_last_events_line_by_line() {
    Ctl.Said said = ctl.json("journal", "tail", "--lines", "2", "--for", "0", "--state", state);
    assertThat(said.exit()).isZero();
    assertThat(said.lines()).extracting(line -> line.path("kind").asText()).containsExactly("custody-passed", "custody-passed");
  }

  @Test
  void the_queue_can_be_looked_at_beside_the_kiosk() {
    try (Store running = open(Path.of(state))) {
      assertThat(running.failure()).isEmpty();
      JsonNode stats = ctl.json("queue", "stats", "--state", state).json();
      assertThat(stats.path("pending").asInt()).isEqualTo(1);
      assertThat(stats.path("delivered").asInt(-1)).isZero();
      assertThat(stats.path("dead").asInt(-1)).isZero();
      JsonNode list = ctl.json("queue", "list", "--state", state).json();
      assertThat(list.path("items").path(0).path("acceptanceNo").asText()).isEqualTo(filed.acceptanceNo());
      JsonNode shown = ctl.json("queue", "show", filed.acceptanceNo(), "--state", state).json();
      assertThat(shown.path("state").asText()).isEqualTo("pending");
      assertThat(ctl.json("queue", "list", "--dead", "--state", state).json().path("items")).isEmpty();
    }
  }

  @Test
  void a_folder_without_a_journal_is_said_in_one_sentence() {
    Ctl.Said said = ctl.json("queue", "stats", "--state", folder.resolve("nowhere").toString());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.errorKind()).isEqualTo("no-store");
    assertThat(said.json().path("error").path("action").asText()).isNotBlank();
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void a_person_gets_a_table() {
    Ctl.Said said = ctl.run("journal", "custody", filed.key(), "--state", state);
    assertThat(said.out().lines().findFirst()).get().asString().startsWith("N  HOLDER");
    assertThat(said.out()).contains("resident").contains("07");
  }
}
