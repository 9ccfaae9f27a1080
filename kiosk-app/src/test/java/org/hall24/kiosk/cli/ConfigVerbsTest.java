package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigVerbsTest {

  private static final String BROKEN =
      """
      profile: bench
      site: {id: LUGU-01, hall-zh: 鲁谷, hall-en: Lugu}
      colour: red
      devices:
        locker:
          driver: lock8a
          port: /dev/ttyUSB1
          baud: fast
        printer:
          driver: escpos
      """;

  @TempDir Path folder;

  @Test
  void every_fault_is_named_with_file_line_and_key() throws IOException {
    Path file = Files.writeString(folder.resolve("kiosk.yaml"), BROKEN);
    Ctl.Said said = new Ctl(folder).json("config", "check", "--config", file.toString());
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.json().path("valid").asBoolean(true)).isFalse();
    JsonNode errors = said.json().path("errors");
    assertThat(errors.findValuesAsText("key")).contains("colour", "devices.locker.baud", "devices.printer.port");
    for (JsonNode error : errors) {
      assertThat(error.path("file").asText()).isEqualTo(file.toString());
      assertThat(error.path("line").asInt()).isPositive();
      assertThat(error.path("message").asText()).isNotBlank();
      assertThat(error.path("action").asText()).isNotBlank();
    }
    assertThat(errors.path(0).path("line").asInt()).isEqualTo(3);
  }

  @Test
  void other_verbs_refuse_a_broken_configuration_too() throws IOException {
    Path file = Files.writeString(folder.resolve("kiosk.yaml"), BROKEN);
    Ctl.Said said = new Ctl(folder).json("locker", "list", "--config", file.toString());
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.errorKind()).isEqualTo("bad-configuration");
  }

  @Test
  void a_file_that_is_not_there_is_a_fault() {
    Ctl.Said said = new Ctl(folder).json("config", "check", "--config", folder.resolve("none.yaml").toString());
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.json().path("errors")).hasSize(1);
  }

  @Test
  void without_a_file_a_bench_holds() {
    assertThat(new Ctl(folder).json("config", "check").json().path("valid").asBoolean()).isTrue();
    JsonNode shown = new Ctl(folder).json("config", "show").json();
    assertThat(shown.path("site").path("id").asText()).isEqualTo("BENCH-01");
    assertThat(shown.path("cabinet").path("cells")).hasSize(24);
  }

  @Test
  void the_state_folder_of_the_configuration_is_used() throws IOException {
    Path file = Files.writeString(folder.resolve("kiosk.yaml"), "profile: bench\nsite: {id: LUGU-01, hall-zh: 鲁谷, hall-en: Lugu}\nstate: here\n");
    Ctl.Said said = new Ctl(folder).json("queue", "submit", "--config", file.toString());
    assertThat(said.exit()).as(said.out() + said.err()).isZero();
    assertThat(said.json().path("acceptanceNo").asText()).startsWith("LUGU ");
    assertThat(folder.resolve("here").resolve("queue.db")).exists();
  }
}
