package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keepers do, on a cabinet whose doors are pushed shut a moment after they opened. */
class LockerKeepingTest {
  private static final String CODE = "4071893526";

  @TempDir Path folder;
  private Ctl ctl;
  private String port;
  private String state;
  private Ctl.Running cabinet;

  @BeforeEach
  void a_cabinet_on_the_bench() throws IOException {
    ctl = new Ctl(folder.resolve("home"));
    port = folder.resolve("locker").toString();
    state = folder.resolve("state").toString();
    cabinet = ctl.start("emulate", "locker", "--pty", port, "--close-after", "1.5", "--json");
    assertThat(cabinet.next().path("ready").asBoolean()).isTrue();
  }

  @AfterEach
  void no_wrong_frame_was_sent() throws IOException {
    assertThat(cabinet.stop()).isZero();
    JsonNode counts = cabinet.next();
    for (String wrong : List.of("malformed", "overlapping", "forbidden", "outOfRange")) {
      assertThat(counts.path(wrong).asInt(-1)).as(wrong).isZero();
    }
    cabinet.close();
  }

  private Ctl.Said locker(String verb, String... more) {
    List<String> args = new ArrayList<>(List.of("locker", verb, "--driver", "lock8a", "--port", port, "--state", state));
    args.addAll(List.of(more));
    return ctl.json(args.toArray(String[]::new));
  }

  private void deposited() {
    Ctl.Said said = locker("deposit", "--cell", "1/5", "--code", CODE, "--kind", "licence", "--second", "8001");
    assertThat(said.exit()).as(said.out() + said.err()).isZero();
  }

  @Test
  void a_renewed_code_opens_and_the_old_one_is_told_to_be_replaced() {
    deposited();
    JsonNode hidden = locker("renew", "--cell", "1/5", "--staff", "keeper-1").json();
    assertThat(hidden.path("renewed").asBoolean()).isTrue();
    assertThat(hidden.path("code").asText()).isEqualTo("**********");
    String code = locker("renew", "--cell", "1/5", "--staff", "keeper-1", "--reveal").json().path("code").asText();
    Ctl.Said old = locker("collect", "--cell", "1/5", "--code", CODE, "--second", "8001");
    assertThat(old.exit()).isEqualTo(1);
    assertThat(old.json().path("evidence").path("note").asText()).isEqualTo("code-replaced");
    Ctl.Said right = locker("collect", "--cell", "1/5", "--code", code, "--second", "8001");
    assertThat(right.exit()).as(right.out()).isZero();
    assertThat(right.json().path("custody").asText()).isEqualTo("empty");
    assertThat(locker("renew", "--cell", "1/5", "--staff", "keeper-1").errorKind()).isEqualTo("no-code");
    assertThat(ctl.json("journal", "verify", "--state", state).exit()).isZero();
    assertThat(ctl.json("queue", "list", "--state", state).out()).doesNotContain(code).doesNotContain(CODE);
  }

  @Test
  void papers_are_moved_by_two_doors_and_get_another_code() {
    deposited();
    Ctl.Said said = locker("move", "--cell", "1/5", "--to", "1/9", "--staff", "keeper-1");
    assertThat(said.exit()).as(said.out() + said.err()).isZero();
    JsonNode moved = said.json();
    assertThat(moved.path("to").asText()).isEqualTo("1/9");
    assertThat(moved.path("custody").asText()).isEqualTo("empty");
    assertThat(moved.path("codeReplaced").asBoolean()).isTrue();
    assertThat(moved.path("steps").findValuesAsText("result")).containsExactly("opened", "opened");
    assertThat(locker("collect", "--cell", "1/9", "--code", CODE, "--second", "8001").json().path("evidence").path("note").asText()).isEqualTo("code-replaced");
    Ctl.Said back = locker("recall", "--cell", "1/9", "--staff", "keeper-1");
    assertThat(back.exit()).as(back.out()).isZero();
    assertThat(back.json().path("custody").asText()).isEqualTo("empty");
    Ctl.Said nothing = locker("move", "--cell", "1/9", "--staff", "keeper-1");
    assertThat(nothing.exit()).isEqualTo(1);
    assertThat(nothing.json().path("moved").asBoolean(true)).isFalse();
  }

  @Test
  void recalled_papers_are_told_to_whoever_comes_with_their_code() {
    deposited();
    assertThat(locker("recall", "--cell", "1/5", "--staff", "keeper-1").exit()).isZero();
    Ctl.Said late = locker("collect", "--cell", "1/5", "--code", CODE);
    assertThat(late.json().path("evidence").path("note").asText()).isEqualTo("code-recalled");
    assertThat(late.json().path("action").asText()).isNotBlank();
  }

  @Test
  void an_emergency_takes_two_people_and_leaves_a_doubt() {
    deposited();
    assertThat(locker("emergency", "--cell", "1/5", "--staff", "keeper-1").errorKind()).isEqualTo("two-people");
    assertThat(locker("emergency", "--cell", "1/5", "--staff", "keeper-1", "--staff", "keeper-1").exit()).isEqualTo(2);
    Ctl.Said said = locker("emergency", "--cell", "1/5,1/6", "--staff", "keeper-1", "--staff", "courier-7");
    assertThat(said.exit()).as(said.out() + said.err()).isZero();
    assertThat(said.json().findValuesAsText("result")).containsExactly("opened", "opened");
    assertThat(ctl.json("journal", "tail", "--lines", "40", "--for", "0", "--state", state).out()).contains("emergency:courier-7").contains("keeper-1");
  }

  @Test
  void a_key_opening_is_entered_and_asks_for_a_look_inside() {
    deposited();
    Ctl.Said said = locker("key-opening", "--cell", "1/5", "--staff", "keeper-1");
    assertThat(said.exit()).isZero();
    assertThat(said.json().path("custody").asText()).isEqualTo("unknown");
    assertThat(locker("key-opening", "--cell", "1/5", "--staff", "Zhang San").exit()).isEqualTo(2);
    assertThat(locker("key-opening", "--cell", "1/77", "--staff", "keeper-1").errorKind()).isEqualTo("unknown-cell");
  }

  @Test
  void a_stock_take_says_since_when_only_where_somebody_used_the_cell() {
    deposited();
    JsonNode cells = locker("reconcile").json().path("cells");
    for (JsonNode cell : cells) {
      assertThat(cell.has("since")).isTrue();
      assertThat(cell.path("since").isNull()).as(cell.toString()).isEqualTo(!cell.path("cell").asText().equals("1/5"));
    }
    assertThat(cells).hasSize(24);
  }

  @Test
  void the_number_of_a_filing_stands_for_its_originals_and_never_for_a_result() {
    String number = ctl.json("queue", "submit", "--count", "1", "--state", state).json().path("acceptanceNo").asText();
    for (String[] more : List.of(new String[] {"--kind", "result"}, new String[] {"--second", "8001"}, new String[] {"--days", "3"})) {
      List<String> args = new ArrayList<>(List.of("--cell", "1/6", "--code", number));
      args.addAll(List.of(more));
      Ctl.Said refused = locker("deposit", args.toArray(String[]::new));
      assertThat(refused.exit()).as(refused.out()).isEqualTo(2);
      assertThat(refused.errorKind()).isEqualTo("usage");
    }
    Ctl.Said said = locker("deposit", "--cell", "1/6", "--code", number, "--kind", "originals");
    assertThat(said.exit()).as(said.out() + said.err()).isZero();
    assertThat(said.json().path("custody").asText()).isEqualTo("holds");
    assertThat(ctl.json("journal", "tail", "--lines", "60", "--for", "0", "--state", state).out()).containsOnlyOnce("\"kind\":\"open-intended\"");
  }
}
