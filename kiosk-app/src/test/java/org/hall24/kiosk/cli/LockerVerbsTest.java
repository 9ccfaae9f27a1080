package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hall24.queue.Opening;
import org.hall24.queue.Store;
import org.hall24.queue.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockerVerbsTest {

  @TempDir Path folder;
  private Ctl ctl;
  private String port;
  private String state;
  private Ctl.Running cabinet;
  private JsonNode counted = Json.object();

  @BeforeEach
  void a_cabinet_on_the_bench() throws IOException {
    ctl = new Ctl(folder.resolve("home"));
    port = folder.resolve("locker").toString();
    state = folder.resolve("state").toString();
    cabinet = ctl.start("emulate", "locker", "--pty", port, "--leading-garbage", "--json");
    assertThat(cabinet.next().path("ready").asBoolean()).isTrue();
  }

  @AfterEach
  void nothing_wrong_was_ever_sent() throws IOException {
    JsonNode counts = counts();
    for (String wrong : List.of("malformed", "overlapping", "forbidden", "outOfRange")) {
      assertThat(counts.path(wrong).asInt(-1)).as(wrong).isZero();
    }
    cabinet.close();
  }

  private JsonNode counts() throws IOException {
    if (counted.isEmpty()) {
      assertThat(cabinet.stop()).isZero();
      counted = cabinet.next();
    }
    return counted;
  }

  private Ctl.Said locker(String verb, String... more) {
    List<String> args = new ArrayList<>(List.of("locker", verb, "--driver", "lock8a", "--port", port, "--state", state));
    args.addAll(List.of(more));
    return ctl.json(args.toArray(String[]::new));
  }

  @Test
  void cell_14_opens_by_one_pulse_and_the_journal_knows_why() throws IOException {
    Ctl.Said said = locker("open", "--board", "1", "--channel", "14");
    assertThat(said.exit()).as(said.out() + said.err()).isZero();
    JsonNode answer = said.json();
    assertThat(answer.path("result").asText()).isEqualTo("opened");
    assertThat(answer.path("cell").asText()).isEqualTo("1/14");
    assertThat(answer.path("board").asInt()).isEqualTo(1);
    assertThat(answer.path("channel").asInt()).isEqualTo(14);
    assertThat(answer.path("pulses").asInt()).isEqualTo(1);
    assertThat(answer.path("evidence").path("sent").asText()).isEqualTo("8A 01 0E 11 94");
    assertThat(answer.path("message").asText()).isNotBlank();
    assertThat(answer.path("action").asText()).isNotBlank();

    JsonNode cells = locker("status").json().path("cells");
    assertThat(cells).hasSize(24);
    assertThat(cells.path(13).path("door").asText()).isEqualTo("open");
    assertThat(cells.path(13).path("custody").asText()).isEqualTo("empty");
    assertThat(cells.path(0).path("door").asText()).isEqualTo("closed");
    JsonNode listed = ctl.json("locker", "list", "--state", state).json().path("cells").path(0);
    assertThat(listed.path("cell").asText()).isEqualTo("1/14");
    assertThat(listed.path("door").asText()).isEqualTo("unknown");

    Ctl.Said journal = ctl.json("journal", "tail", "--lines", "20", "--for", "0", "--state", state);
    assertThat(journal.lines()).extracting(line -> line.path("kind").asText()).contains("open-intended", "open-sent", "open-outcome");
    assertThat(ctl.json("journal", "verify", "--state", state).exit()).isZero();
    assertThat(counts().path("pulses").asInt()).isEqualTo(1);
  }

  @Test
  void several_doors_open_one_after_another() throws IOException {
    Ctl.Said said = locker("open", "--doors", "1/1,1/2");
    assertThat(said.exit()).isZero();
    assertThat(said.json().isArray()).isTrue();
    assertThat(said.json().findValuesAsText("result")).containsExactly("opened", "opened");
    assertThat(counts().path("pulses").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--board 1 --channel 0", "--board 1 --channel 25", "--board 0 --channel 1", "--board 300 --channel 1", "--cell 77", "--doors 1/0"})
  void a_bolt_outside_the_map_is_rejected_and_nothing_is_sent(String door) throws IOException {
    Ctl.Said said = locker("open", door.split(" "));
    assertThat(said.exit()).isEqualTo(2);
    JsonNode answer = said.json().isArray() ? said.json().path(0) : said.json();
    assertThat(answer.path("result").asText()).isEqualTo("rejected");
    assertThat(answer.path("pulses").asInt(-1)).isZero();
    assertThat(counts().path("opens").asInt(-1)).isZero();
    assertThat(counts().path("queries").asInt(-1)).isZero();
  }

  @Test
  void a_jammed_door_is_told_as_jammed() throws IOException {
    cabinet.type("jam 3");
    Ctl.Said said = locker("open", "--board", "1", "--channel", "3", "--set", "window-s=1");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.json().path("result").asText()).isEqualTo("jammed");
    assertThat(said.json().path("pulses").asInt()).isEqualTo(1);
  }

  @Test
  void a_command_ends_in_its_time_whatever_the_door_does() throws IOException {
    cabinet.type("jam 4");
    Ctl.Said said = locker("open", "--board", "1", "--channel", "4", "--timeout", "1");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.errorKind()).isEqualTo("timed-out");
    assertThat(ctl.json("journal", "verify", "--state", state).exit()).isZero();
  }

  @Test
  void watching_tells_when_a_door_is_forced_and_pushed_shut() throws IOException, InterruptedException {
    assertThat(locker("open", "--board", "1", "--channel", "5").exit()).isZero();
    try (Ctl.Running watch =
        ctl.start("locker", "status", "--watch", "--driver", "lock8a", "--port", port, "--state", state, "--json")) {
      watch.awaitNote("watching 24 doors");
      cabinet.type("force 7");
      JsonNode forced = watch.next();
      assertThat(forced.path("event").asText()).isEqualTo("forced");
      assertThat(forced.path("channel").asInt()).isEqualTo(7);
      assertThat(forced.path("cell").asText()).isEqualTo("1/7");
      assertThat(forced.path("at").asText()).endsWith("Z");
      cabinet.type("close 7");
      assertThat(watch.next().path("event").asText()).isEqualTo("closed");
      assertThat(watch.stop()).isEqualTo(130);
    }
  }

  @Test
  void while_the_kiosk_has_the_folder_nothing_opens() throws IOException {
    switch (Store.open(StoreSettings.in(Path.of(state)))) {
      case Opening.Opened(Store kiosk) -> {
        Ctl.Said said = locker("open", "--board", "1", "--channel", "1");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.errorKind()).isEqualTo("in-use");
        assertThat(ctl.json("locker", "list", "--state", state).exit()).isZero();
        kiosk.close();
      }
      case Opening other -> throw new AssertionError(other.toString());
    }
    assertThat(counts().path("opens").asInt(-1)).isZero();
  }

  @Test
  void a_cabinet_that_is_not_there_is_unreachable() {
    Ctl.Said said =
        ctl.json(
            "locker", "open", "--board", "1", "--channel", "1", "--driver", "lock8a", "--port", folder.resolve("nowhere").toString(), "--state", state);
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.json().path("result").asText()).isEqualTo("unreachable");
    assertThat(said.json().path("pulses").asInt(-1)).isZero();
  }
}
