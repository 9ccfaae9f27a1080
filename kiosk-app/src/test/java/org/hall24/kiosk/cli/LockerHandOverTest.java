package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Papers go in and out by the command line, the cabinet and every command a process of its own: what one of them recorded the
 * next one knows.
 */
class LockerHandOverTest {
  private static final String CODE = "48151623";

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void nobody_stays_behind() {
    started.forEach(Process::destroyForcibly);
  }

  /** What a command said and how it ended. */
  private record Ended(int exit, String out) {
    JsonNode json() {
      assertThat(out.lines()).hasSize(1);
      return Json.parse(out).orElseThrow();
    }
  }

  private Process hallctl(String... args) throws IOException {
    List<String> command = new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx96m",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"),
            HallCtl.class.getName()));
    command.addAll(List.of(args));
    command.add("--json");
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    started.add(process);
    return process;
  }

  private Ended ended(String... args) throws IOException, InterruptedException {
    Process process = hallctl(args);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out);
  }

  /** A cabinet in a process of its own; its doors are pushed shut a moment after they opened. */
  private final class Steel {
    final Process process;
    final BufferedReader out;
    final String driver;
    final String port = folder.resolve("locker").toString();
    final String state = folder.resolve("state").toString();

    Steel(String driver, String... more) throws IOException {
      this.driver = driver;
      List<String> args = new ArrayList<>(List.of("emulate", "locker", "--driver", driver, "--pty", port));
      args.addAll(List.of(more));
      process = hallctl(args.toArray(String[]::new));
      out = process.inputReader(StandardCharsets.UTF_8);
      assertThat(Json.parse(out.readLine()).orElseThrow().path("ready").asBoolean()).isTrue();
    }

    Ended locker(String verb, String... more) throws IOException, InterruptedException {
      List<String> args = new ArrayList<>(List.of("locker", verb, "--driver", driver, "--port", port, "--state", state));
      args.addAll(List.of(more));
      return ended(args.toArray(String[]::new));
    }

    /** The custody of a cell in the state folder. */
    String custody(String cell) throws IOException, InterruptedException {
      for (JsonNode at : ended("locker", "list", "--state", state).json().path("cells")) {
        if (at.path("cell").asText().equals(cell)) {
          return at.path("custody").asText();
        }
      }
      return "empty";
    }

    int events() throws IOException, InterruptedException {
      return ended("queue", "stats", "--state", state).json().findValuesAsText("pending").stream().mapToInt(Integer::parseInt).sum();
    }

    void type(String line) throws IOException {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    }

    void nothingWrongWasSent(int pulses) throws IOException, InterruptedException {
      // Not the process itself: that would close what it still has to say.
      process.toHandle().destroy();
      JsonNode counts = Json.parse(out.readLine()).orElseThrow();
      process.waitFor();
      for (String wrong : List.of("malformed", "overlapping", "forbidden", "outOfRange")) {
        assertThat(counts.path(wrong).asInt(-1)).as(wrong).isZero();
      }
      assertThat(counts.path("pulses").asInt(-1)).isEqualTo(pulses);
    }
  }

  @Test
  void without_a_code_it_is_the_technicians_act_and_custody_passes_twice() throws Exception {
    Steel steel = new Steel("lock8a", "--close-after", "3");
    Ended in = steel.locker("deposit", "--board", "1", "--channel", "5");
    assertThat(in.exit()).as(in.out()).isZero();
    assertThat(in.json().path("result").asText()).isEqualTo("opened");
    assertThat(in.json().path("custody").asText()).isEqualTo("holds");
    assertThat(steel.custody("1/5")).isEqualTo("holds");
    assertThat(steel.events()).isEqualTo(1);
    Ended twice = steel.locker("deposit", "--board", "1", "--channel", "5");
    assertThat(twice.exit()).isEqualTo(1);
    Ended out = steel.locker("collect", "--board", "1", "--channel", "5");
    assertThat(out.exit()).as(out.out()).isZero();
    assertThat(out.json().path("custody").asText()).isEqualTo("empty");
    assertThat(steel.custody("1/5")).isEqualTo("empty");
    assertThat(steel.events()).isEqualTo(2);
    String item = in.json().path("paper").asText();
    assertThat(ended("journal", "custody", item, "--state", steel.state).out()).contains("technician");
    assertThat(ended("journal", "verify", "--state", steel.state).exit()).isZero();
    steel.nothingWrongWasSent(2);
  }

  @Test
  void a_code_of_one_process_opens_in_the_next_and_no_other_code_does() throws Exception {
    Steel steel = new Steel("lock8a", "--close-after", "3");
    assertThat(steel.locker("deposit", "--board", "1", "--channel", "7", "--code", CODE).exit()).isZero();
    Ended wrong = steel.locker("collect", "--board", "1", "--channel", "7", "--code", "99999999");
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.json().path("result").asText()).isEqualTo("refused");
    assertThat(wrong.json().path("custody").asText()).isEqualTo("holds");
    Ended right = steel.locker("collect", "--board", "1", "--channel", "7", "--code", CODE);
    assertThat(right.exit()).as(right.out()).isZero();
    assertThat(right.json().path("custody").asText()).isEqualTo("empty");
    steel.nothingWrongWasSent(2);
  }

  @Test
  void a_content_sensor_that_sees_nothing_keeps_custody_from_passing() throws Exception {
    Steel steel = new Steel("cu16", "--close-after", "3");
    Ended empty = steel.locker("deposit", "--board", "0", "--channel", "3");
    assertThat(empty.exit()).as(empty.out()).isEqualTo(1);
    assertThat(empty.json().path("handOver").asText()).isEqualTo("not-confirmed");
    assertThat(empty.json().path("custody").asText()).isNotEqualTo("holds");
    assertThat(steel.events()).isZero();
    steel.type("blind 5 present");
    Ended full = steel.locker("deposit", "--board", "0", "--channel", "5");
    assertThat(full.exit()).as(full.out()).isEqualTo(1);
    assertThat(full.json().path("message").asText()).contains("already");
    steel.nothingWrongWasSent(1);
  }

  @Test
  void a_content_sensor_that_still_sees_something_keeps_the_papers_in_custody() throws Exception {
    Steel steel = new Steel("cu16");
    Process deposit = hallctl("locker", "deposit", "--driver", "cu16", "--port", steel.port, "--state", steel.state, "--board", "0", "--channel", "3");
    awaitOpening(steel, deposit, 1);
    steel.type("paper 3");
    steel.type("close 3");
    assertThat(deposit.waitFor()).isZero();
    assertThat(steel.custody("0/3")).isEqualTo("holds");
    Process collect = hallctl("locker", "collect", "--driver", "cu16", "--port", steel.port, "--state", steel.state, "--board", "0", "--channel", "3");
    awaitOpening(steel, collect, 2);
    steel.type("close 3");
    assertThat(collect.waitFor()).isEqualTo(1);
    assertThat(steel.custody("0/3")).isEqualTo("holds");
    assertThat(steel.events()).isEqualTo(1);
  }

  /** The journal of the running command says when so many doors were opened. */
  private void awaitOpening(Steel steel, Process opening, long openings) throws IOException, InterruptedException {
    long seen = 0;
    while (seen < openings) {
      assertThat(opening.isAlive()).as("the command still waits for its door").isTrue();
      String told = ended("journal", "tail", "--lines", "50", "--for", "0", "--state", steel.state).out();
      seen = told.lines().filter(line -> line.contains("open-outcome")).count();
    }
  }

  @Test
  void beside_a_process_that_holds_the_state_folder_the_list_is_read_and_nothing_opens() throws Exception {
    Steel steel = new Steel("lock8a", "--close-after", "3");
    assertThat(steel.locker("deposit", "--board", "1", "--channel", "5").exit()).isZero();
    Process holder = hallctl("queue", "submit", "--count", "0", "--every", "100", "--state", steel.state);
    assertThat(holder.inputReader(StandardCharsets.UTF_8).readLine()).contains("acceptanceNo");
    assertThat(steel.custody("1/5")).isEqualTo("holds");
    Ended open = steel.locker("open", "--board", "1", "--channel", "5");
    assertThat(open.exit()).isEqualTo(1);
    assertThat(open.json().path("error").path("kind").asText()).isEqualTo("in-use");
    holder.destroy();
    holder.waitFor();
    steel.nothingWrongWasSent(1);
  }
}
