package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongUseTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scam",
        "queue",
        "queue fly",
        "queue list --limit many",
        "queue stats --colour red",
        "journal export",
        "journal tail --for -1",
        "emulate backend --listen nowhere",
        "--timeout 5 journal",
        "queue stats --timeout"
      })
  void wrong_use_is_told_in_one_document_and_exit_2(String command) {
    Ctl.Said said = new Ctl(folder).json(command.split(" "));
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.errorKind()).isEqualTo("usage");
    assertThat(said.json().path("error").path("message").asText()).isNotBlank();
    assertThat(said.json().path("error").path("action").asText()).isNotBlank();
    assertThat(said.err()).doesNotContain("at org.hall24");
  }

  @ParameterizedTest
  @ValueSource(strings = {"printer status", "printer test", "scan", "id read", "locker status"})
  void a_driver_whose_word_is_reserved_is_told_from_one_that_nobody_knows(String verb) {
    String[] words = (verb + " --driver escl --port http://localhost/eSCL").split(" ", -1);
    Ctl.Said said = new Ctl(folder).json(words);
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.errorKind()).isEqualTo("not-built");
  }

  @Test
  void help_is_an_answer() {
    Ctl.Said said = new Ctl(folder).run("queue", "list", "--help");
    assertThat(said.exit()).isZero();
    assertThat(said.out()).contains("--dead");
  }

  @Test
  void the_release_is_told() {
    assertThat(new Ctl(folder).json("--version").json().path("version").asText()).isNotBlank();
  }
}
