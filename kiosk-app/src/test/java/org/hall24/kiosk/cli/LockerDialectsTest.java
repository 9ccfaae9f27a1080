package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every driver of a lock board from the command line, against its board on a pseudo-terminal. */
class LockerDialectsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "lock8a, 1, 8A 02 03 11 9A", "wkly, 0, 57 4B 4C 59 09 01 82 03 80", "cu16, 0, 02 12 31 03 48", "cu24, 0, 02 01 02 51 03 59",
    "cu48, 0, 02 01 02 61 03 69", "winnsen, 1, 90 06 05 02 03 03", "modbus, 1, 02 05 02 02 00 05 AD 82"
  })
  void a_door_of_the_second_board_opens_by_one_pulse_and_is_seen(String driver, int first, String bytes) throws Exception {
    Ctl ctl = new Ctl(folder.resolve("home"));
    String port = folder.resolve("line").toString();
    int second = first + 1;
    String boards = first + "," + second;
    try (Ctl.Running cabinet = ctl.start("emulate", "locker", "--driver", driver, "--boards", boards, "--pty", port, "--json")) {
      assertThat(cabinet.next().path("driver").asText()).isEqualTo(driver);
      List<String> device = List.of("--driver", driver, "--port", port, "--state", folder.resolve("state").toString());
      Ctl.Said opened = say(ctl, device, "locker", "open", "--board", Integer.toString(second), "--channel", "3");
      assertThat(opened.exit()).as(opened.out() + opened.err()).isZero();
      assertThat(opened.json().path("result").asText()).isEqualTo("opened");
      assertThat(opened.json().path("pulses").asInt()).isEqualTo(1);
      if (!driver.equals("modbus")) {
        assertThat(opened.json().path("evidence").path("sent").asText()).isEqualTo(bytes);
      }
      JsonNode cells = say(ctl, device, "locker", "status", "--boards", boards).json().path("cells");
      List<String> open = new ArrayList<>();
      cells.forEach(cell -> {
        if (cell.path("door").asText().equals("open")) {
          open.add(cell.path("cell").asText());
        }
        assertThat(cell.path("item").asText()).isEqualTo(driver.startsWith("cu") ? "absent" : "none");
      });
      assertThat(open).containsExactly(second + "/3");
      assertThat(cabinet.stop()).isZero();
      JsonNode counts = cabinet.next();
      assertThat(counts.path("pulses").asInt()).isEqualTo(1);
      for (String wrong : List.of("malformed", "overlapping", "forbidden", "outOfRange")) {
        assertThat(counts.path(wrong).asInt(-1)).as(wrong).isZero();
      }
    }
  }

  @Test
  void locks_on_pins_are_unreachable_on_a_machine_without_pins_and_cannot_be_emulated() {
    Ctl ctl = new Ctl(folder.resolve("home"));
    List<String> device = List.of("--driver", "gpio", "--port", "/dev/gpiochip0", "--set", "pins=17:27", "--state", folder.resolve("state").toString());
    Ctl.Said said = say(ctl, device, "locker", "open", "--board", "1", "--channel", "1");
    assertThat(said.json().path("result").asText()).isEqualTo("unreachable");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(say(ctl, List.of(), "emulate", "locker", "--driver", "gpio", "--pty", folder.resolve("g").toString()).exit()).isEqualTo(2);
  }

  private static Ctl.Said say(Ctl ctl, List<String> device, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(device);
    return ctl.json(all.toArray(String[]::new));
  }
}
