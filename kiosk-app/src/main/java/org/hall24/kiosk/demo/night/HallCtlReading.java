package org.hall24.kiosk.demo.night;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hall24.kiosk.cli.HallCtl;
import org.hall24.kiosk.demo.hall.JavaProcess;

/** Reads the kiosk's state folder with {@code hallctl} in a process of its own, as a technician would. */
final class HallCtlReading {
  private final Path state;
  private final Path log;
  private final ObjectMapper json = new ObjectMapper();

  HallCtlReading(Path state, Path log) {
    this.state = state;
    this.log = log;
  }

  /** What a verb answered: its exit code and its JSON document. */
  record Answer(int exit, JsonNode body) {}

  Answer ask(String... verb) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(verb));
    arguments.addAll(List.of("--json", "--state", state.toString()));
    Process process =
        JavaProcess.start(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"), HallCtl.class, arguments, log, true);
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    return new Answer(exit, said.isBlank() ? json.nullNode() : json.readTree(said));
  }
}
