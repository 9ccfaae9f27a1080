package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdVerbsTest {

  @TempDir Path folder;
  private Ctl ctl;
  private String port;

  @BeforeEach
  void a_bench() {
    ctl = new Ctl(folder.resolve("home"));
    port = folder.resolve("reader").toString();
  }

  private Ctl.Running reader(String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("emulate", "id-reader", "--driver", "sam", "--pty", port, "--json"));
    args.addAll(List.of(more));
    Ctl.Running reader = ctl.start(args.toArray(String[]::new));
    JsonNode ready = reader.next();
    assertThat(ready.path("ready").asBoolean()).isTrue();
    assertThat(ready.path("port").asText()).isEqualTo(port);
    return reader;
  }

  private static void endsWithoutAWrongFrame(Ctl.Running emulator) throws IOException {
    assertThat(emulator.stop()).isZero();
    JsonNode counts = emulator.next();
    for (String wrong : List.of("malformed", "overlapping", "forbidden")) {
      assertThat(counts.path(wrong).asInt(-1)).as(wrong).isZero();
    }
  }

  @Test
  void a_card_is_read_masked() throws IOException {
    try (Ctl.Running reader = reader()) {
      Ctl.Said said = ctl.json("id", "read", "--driver", "sam", "--port", port, "--timeout", "20");
      assertThat(said.exit()).as(said.out()).isZero();
      JsonNode card = said.json();
      assertThat(card.path("kind").asText()).isEqualTo("resident");
      assertThat(card.path("name").asText()).isEqualTo("样**");
      assertThat(card.path("number").asText()).isEqualTo("1101**********0023");
      assertThat(card.path("birthDate").asText()).doesNotContain("1990");
      assertThat(card.path("photo").asText()).isEqualTo("not-decoded");
      assertThat(card.path("longTerm").asBoolean(true)).isFalse();
      assertThat(card.path("validTo").asText()).isEqualTo("2040-05-06");
      assertThat(card.path("remarks")).isEmpty();
      assertThat(card.path("samId").asText()).startsWith("05.03-");
      for (String key :
          List.of(
              "nameLatin", "sex", "ethnicity", "nationality", "address", "newestAddresses", "authority", "acceptingAuthority",
              "permitNumber", "issueCount", "cardVersion", "validFrom", "fingerBytes")) {
        assertThat(card.has(key)).as(key).isTrue();
      }
      assertThat(said.out() + said.err()).doesNotContain("样本路").doesNotContain("19900307");
      endsWithoutAWrongFrame(reader);
    }
  }

  @Test
  void who_asks_for_it_sees_the_card() throws IOException {
    try (Ctl.Running reader = reader()) {
      JsonNode card = ctl.json("--reveal", "id", "read", "--driver", "sam", "--port", port).json();
      assertThat(card.path("name").asText()).isEqualTo("样本卡");
      assertThat(card.path("number").asText()).isEqualTo("110100199003070023");
      assertThat(card.path("birthDate").asText()).isEqualTo("1990-03-07");
      assertThat(card.path("ethnicity").asText()).isEqualTo("汉");
      endsWithoutAWrongFrame(reader);
    }
  }

  @Test
  void watching_tells_of_laying_down_and_lifting() throws IOException {
    try (Ctl.Running reader = reader("--card", "absent", "--card-every", "0");
        Ctl.Running watch = ctl.start("id", "watch", "--driver", "sam", "--port", port, "--json")) {
      reader.type("lay");
      JsonNode presented = watch.next();
      assertThat(presented.path("event").asText()).isEqualTo("presented");
      assertThat(presented.path("name").asText()).isEqualTo("样**");
      reader.type("lift");
      JsonNode removed = watch.next();
      assertThat(removed.path("event").asText()).isEqualTo("removed");
      assertThat(removed.has("name")).isFalse();
      assertThat(watch.stop()).isEqualTo(130);
      endsWithoutAWrongFrame(reader);
    }
  }

  @Test
  void each_of_the_four_cards_is_told_with_its_own_keys_as_the_plan_lays_them() throws IOException {
    Path plan = folder.resolve("plan");
    Files.writeString(plan, "at=0 lay hmt-residence-permit # then by hand\non=read split=7; on=find checksum\n");
    try (Ctl.Running reader = reader("--plan", plan.toString());
        Ctl.Running watch =
            ctl.start("id", "watch", "--driver", "sam", "--port", port, "--json", "--reveal", "--newest-address", "--finger")) {
      JsonNode permit = watch.next();
      assertThat(permit.path("kind").asText()).isEqualTo("hmt-residence-permit");
      assertThat(permit.path("permitNumber").asText()).isEqualTo("H00000000");
      assertThat(permit.path("issueCount").asText()).isEqualTo("01");
      assertThat(permit.path("fingerBytes").asInt()).isEqualTo(512);
      assertThat(permit.path("ethnicity").isNull()).isTrue();
      assertThat(permit.path("remarks")).isEmpty();

      reader.type("swap foreign-pr-2017");
      assertThat(watch.next().path("event").asText()).isEqualTo("removed");
      JsonNode old = watch.next();
      assertThat(old.path("kind").asText()).isEqualTo("foreign-pr-2017");
      assertThat(old.path("name").asText()).isEqualTo("样本人");
      assertThat(old.path("nameLatin").asText()).isEqualTo("SAMPLE, PERSON");
      assertThat(old.path("nationality").asText()).isEqualTo("CAN");
      assertThat(old.path("number").asText()).isEqualTo("CAN110085050501");
      assertThat(old.path("acceptingAuthority").asText()).isEqualTo("1100");
      assertThat(old.path("cardVersion").asText()).isEqualTo("01");
      assertThat(old.path("address").isNull()).isTrue();

      reader.type("swap foreign-pr-2023");
      assertThat(watch.next().path("event").asText()).isEqualTo("removed");
      JsonNode young = watch.next();
      assertThat(young.path("kind").asText()).isEqualTo("foreign-pr-2023");
      assertThat(young.path("nameLatin").asText()).isEqualTo("SAMPLE, PERSON OF THE SECOND KIND X WITH MORE");
      assertThat(young.path("issueCount").asText()).isEqualTo("00");
      assertThat(young.path("fingerBytes").asInt(-1)).isZero();

      reader.type("swap resident");
      assertThat(watch.next().path("event").asText()).isEqualTo("removed");
      JsonNode resident = watch.next();
      assertThat(resident.path("kind").asText()).isEqualTo("resident");
      assertThat(resident.path("newestAddresses")).hasSize(1);
      assertThat(resident.path("fingerBytes").asInt()).isEqualTo(1024);
      assertThat(watch.stop()).isEqualTo(130);
      endsWithoutAWrongFrame(reader);
    }
  }

  @Test
  void a_card_lifted_while_it_is_read_gives_nothing_and_is_told_so() throws IOException {
    Path plan = folder.resolve("plan");
    Files.writeString(plan, "on=read lift\n");
    try (Ctl.Running reader = reader("--plan", plan.toString(), "--card", "resident")) {
      Ctl.Said said = ctl.json("id", "read", "--driver", "sam", "--port", port);
      assertThat(said.exit()).isEqualTo(1);
      assertThat(said.errorKind()).isEqualTo("card-removed");
      assertThat(said.out()).doesNotContain("样");
      endsWithoutAWrongFrame(reader);
    }
  }

  @Test
  void a_reader_set_to_another_speed_is_found_and_its_speed_told() throws IOException {
    Path plan = folder.resolve("plan");
    Files.writeString(plan, "make speed=19200\n");
    try (Ctl.Running reader = reader("--plan", plan.toString())) {
      JsonNode status = ctl.json("id", "status", "--driver", "sam", "--port", port).json();
      assertThat(status.path("status").asText()).isEqualTo("ready");
      assertThat(status.path("baud").asInt()).isEqualTo(19_200);
      endsWithoutAWrongFrame(reader);
    }
  }

  @Test
  void a_technician_starts_the_module_again_and_sets_it_to_another_speed() throws IOException {
    try (Ctl.Running reader = reader("--card", "absent")) {
      assertThat(ctl.json("id", "reset", "--driver", "sam", "--port", port).json().path("status").asText()).isEqualTo("ready");
      JsonNode status = ctl.json("id", "speed", "57600", "--driver", "sam", "--port", port).json();
      assertThat(status.path("baud").asInt()).isEqualTo(57_600);
      assertThat(ctl.json("id", "speed", "4800", "--driver", "sam", "--port", port).exit()).isEqualTo(2);
      endsWithoutAWrongFrame(reader);
    }
  }

  @Test
  void a_plan_that_is_not_understood_and_a_setting_that_does_not_exist_are_wrong_use() throws IOException {
    Path plan = folder.resolve("plan");
    Files.writeString(plan, "on=read explode\n");
    Ctl.Said emulator = ctl.json("emulate", "id-reader", "--pty", port, "--plan", plan.toString());
    assertThat(emulator.exit()).isEqualTo(2);
    assertThat(emulator.out()).contains("explode").contains("checksum");
    Ctl.Said read = ctl.json("id", "read", "--driver", "sam", "--port", port, "--set", "rf-bytes=9");
    assertThat(read.exit()).isEqualTo(2);
    assertThat(read.out()).contains("24 to 255");
  }

  @Test
  void nobody_lays_a_card_down() throws IOException {
    try (Ctl.Running reader = reader("--card", "absent")) {
      Ctl.Said said = ctl.json("id", "read", "--wait", "0.5", "--driver", "sam", "--port", port);
      assertThat(said.exit()).isEqualTo(1);
      assertThat(said.errorKind()).isEqualTo("no-card");
      endsWithoutAWrongFrame(reader);
    }
  }

  @Test
  void the_reader_says_how_it_is() throws IOException {
    try (Ctl.Running reader = reader()) {
      Ctl.Said said = ctl.json("id", "status", "--driver", "sam", "--port", port);
      assertThat(said.exit()).isZero();
      assertThat(said.json().path("status").asText()).isEqualTo("ready");
      endsWithoutAWrongFrame(reader);
    }
  }

  @Test
  void a_module_that_is_out_of_service_is_no_matter_of_the_cable() throws IOException {
    Path plan = Files.writeString(folder.resolve("plan"), "on=status answer=60; ".repeat(40));
    try (Ctl.Running reader = reader("--plan", plan.toString())) {
      Ctl.Said said = ctl.json("id", "read", "--driver", "sam", "--port", port, "--timeout", "5");
      assertThat(said.errorKind()).isEqualTo("self-test-failed");
      JsonNode error = said.json().path("error");
      assertThat(error.path("message").asText() + error.path("action").asText()).doesNotContain("cable").doesNotContain("does not answer");
      assertThat(said.exit()).isEqualTo(1);
      reader.stop();
    }
  }

  @Test
  void a_port_that_another_program_holds_is_in_use() throws IOException {
    try (Ctl.Running reader = reader("--card", "absent", "--card-every", "0");
        Ctl.Running watch = ctl.start("id", "watch", "--driver", "sam", "--port", port, "--json")) {
      reader.type("lay");
      assertThat(watch.next().path("event").asText()).isEqualTo("presented");
      Ctl.Said said = ctl.json("id", "read", "--driver", "sam", "--port", port);
      assertThat(said.exit()).isEqualTo(1);
      assertThat(said.errorKind()).isEqualTo("in-use");
    }
  }

  @Test
  void a_port_that_is_not_there_is_told_at_once() {
    Ctl.Said said = ctl.json("id", "read", "--driver", "sam", "--port", port);
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.errorKind()).isEqualTo("no-port");
    assertThat(said.json().path("error").path("message").asText()).contains(port);
  }

  @Test
  void a_driver_of_another_kind_is_wrong_use() {
    Ctl.Said said = ctl.json("id", "read", "--driver", "lock8a", "--port", port);
    assertThat(said.exit()).isEqualTo(2);
  }
}
