package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hall24.link.EmulatorRunner;
import org.hall24.link.FaultPlan;
import org.hall24.link.Ticker;
import org.hall24.locker.emulator.IoBoardEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalVerbsTest {
  @TempDir private Path folder;
  private final IoBoardEmulator board = new IoBoardEmulator(1, 8);
  private EmulatorRunner runner;
  private Ctl ctl;

  @BeforeEach
  void plugIn() throws Exception {
    runner = EmulatorRunner.onPseudoTerminal(board, folder.resolve("io"), FaultPlan.none(), Ticker.system());
    ctl = new Ctl(folder);
  }

  @AfterEach
  void unplug() {
    runner.close();
  }

  private Ctl.Said signal(String... words) {
    String[] all = new String[words.length + 5];
    all[0] = "signal";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--driver";
    all[words.length + 2] = "modbus";
    all[words.length + 3] = "--port";
    all[words.length + 4] = runner.port();
    return ctl.json(all);
  }

  @Test
  void inputs_are_read() {
    board.input(1, true);
    Ctl.Said said = signal("show");
    assertThat(said.exit()).as(said.out() + said.err()).isZero();
    assertThat(said.json().path("signals").findValuesAsText("name")).contains("tamper", "presence", "lamp-card");
    said.json().path("signals").forEach(s -> {
      if (s.path("name").asText().equals("tamper")) {
        assertThat(s.path("state").asText()).isEqualTo("on");
      } else if (s.path("direction").asText().equals("input")) {
        assertThat(s.path("state").asText()).isEqualTo("off");
      }
    });
  }

  @Test
  void a_lamp_stays_on_until_it_is_set_off_and_one_that_blinks_ends_off() {
    assertThat(signal("set", "lamp-cells", "on").exit()).isZero();
    assertThat(board.relay(5)).isTrue();
    assertThat(signal("set", "lamp-cells", "off").exit()).isZero();
    assertThat(board.relay(5)).isFalse();
    assertThat(signal("set", "buzzer", "blink", "--for", "0.5").exit()).isZero();
    assertThat(board.relay(6)).isFalse();
    assertThat(board.counts().get("writes")).isGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"set tamper on", "set lamp on", "set buzzer loud", "set buzzer on --set lamp-card=1", "show --set unit=0"})
  void wrong_use_is_told(String words) {
    assertThat(signal(words.split(" ")).exit()).isEqualTo(2);
  }

  @Test
  void a_board_that_is_not_there_is_told() {
    assertThat(signal("set", "fan", "on", "--set", "unit=9").errorKind()).isEqualTo("silent");
    assertThat(signal("show", "--set", "unit=9").exit()).isEqualTo(1);
  }
}
