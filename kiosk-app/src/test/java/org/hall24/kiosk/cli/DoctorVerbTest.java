package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorVerbTest {

  @TempDir Path folder;

  private static Map<String, String> statusByCheck(Ctl.Said said) {
    Map<String, String> found = new HashMap<>();
    for (JsonNode check : said.json().path("checks")) {
      assertThat(check.path("message").asText()).isNotBlank();
      boolean ok = check.path("status").asText().equals("ok");
      assertThat(check.path("action").asText().isEmpty()).as(check.toString()).isEqualTo(ok);
      found.put(check.path("check").asText(), check.path("status").asText());
    }
    return found;
  }

  @Test
  void without_a_configuration_it_looks_at_what_is_there_and_finds_nothing_wrong() {
    new Ctl(folder).json("queue", "submit", "--state", folder.resolve("state").toString());
    Ctl.Said said = new Ctl(folder).json("doctor", "--state", folder.resolve("state").toString());
    assertThat(said.exit()).isZero();
    assertThat(said.json().path("healthy").asBoolean()).isTrue();
    assertThat(statusByCheck(said)).containsEntry("store", "ok").containsEntry("configuration", "warn").containsEntry("disk", "ok");
  }

  @Test
  void a_device_that_is_not_there_and_a_backend_that_does_not_answer_are_told_apart_with_what_to_do() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("kiosk.yaml"),
            """
            profile: bench
            site: {id: LUGU-01, hall-zh: 鲁谷, hall-en: Lugu}
            state: here
            backend: {url: "http://127.0.0.1:9"}
            devices:
              printer: {driver: escpos, port: %s}
            """
                .formatted(folder.resolve("no-printer")));
    Ctl.Said said = new Ctl(folder).json("doctor", "--config", file.toString());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.json().path("healthy").asBoolean(true)).isFalse();
    assertThat(statusByCheck(said))
        .containsEntry("device:printer", "fail")
        .containsEntry("backend", "warn")
        .containsEntry("store", "warn")
        .containsEntry("configuration", "ok");
  }

  @Test
  void a_damaged_journal_is_found() throws IOException {
    Path state = folder.resolve("state");
    new Ctl(folder).json("queue", "submit", "--state", state.toString());
    Files.write(state.resolve("queue.db"), new byte[4096]);
    Ctl.Said said = new Ctl(folder).json("doctor", "--state", state.toString());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(statusByCheck(said)).containsEntry("store", "fail");
  }

  @Test
  void every_fault_of_a_broken_configuration_is_listed() throws IOException {
    Path file = Files.writeString(folder.resolve("kiosk.yaml"), "profile: bench\ncolour: red\n");
    Ctl.Said said = new Ctl(folder).json("doctor", "--config", file.toString());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(statusByCheck(said)).containsEntry("configuration", "fail");
  }
}
