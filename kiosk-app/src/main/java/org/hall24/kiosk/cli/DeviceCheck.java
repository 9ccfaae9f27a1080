package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hall24.kiosk.config.Drivers;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.health.DeviceHealth;
import org.hall24.kiosk.health.HealthWords;

/** Asks a device by the verb that a person would use, and judges what it said. */
final class DeviceCheck {
  private static final Duration ONE_DEVICE = Duration.ofSeconds(6);
  private static final HealthWords WORDS = new HealthWords(Locale.ENGLISH);

  private final Surroundings surroundings;
  private final Path config;
  private final Optional<Path> state;

  DeviceCheck(Surroundings surroundings, Path config, Optional<Path> state) {
    this.surroundings = surroundings;
    this.config = config;
    this.state = state;
  }

  /** How it is, and how {@code doctor} says so. */
  record Checked(DeviceHealth health, Finding finding) {}

  Checked device(Device device) {
    String check = "device:" + device.name();
    String where = device.driver() + " at " + device.port();
    List<String> verb =
        switch (device.kind()) {
          case CARD_READER -> List.of("id", "status");
          case FACE -> List.of("face", "ping");
          case LOCKER -> List.of("locker", "status");
          case SIGNALS -> List.of("signal", "show");
          case PRINTER, A4_PRINTER -> List.of("printer", "status");
          case SCANNER, DOCUMENT_SCANNER -> List.of();
        };
    if (Drivers.named(device.driver()).filter(driver -> !driver.built()).isPresent()) {
      return new Checked(
          DeviceHealth.judged(device, "not-built", "", false),
          Finding.warn(check, where + " is not asked: this release works no document scanner", "leave it out of the configuration until a release does"));
    }
    if (verb.isEmpty()) {
      // It only speaks when something lies before it.
      boolean there = Files.exists(Path.of(device.port()));
      DeviceHealth health = DeviceHealth.judged(device, there ? "" : "no-port", "", there);
      return new Checked(
          health,
          there ? Finding.ok(check, where + " is plugged in") : Finding.fail(check, where + ": nothing is plugged in", "check the cable and the name of the port"));
    }
    Answered answered = ask(device, verb);
    JsonNode error = answered.json().path("error");
    String word =
        error.isObject()
            ? error.path("kind").asText()
            : answered.json().path("status").asText(answered.json().path("state").asText(answered.json().path("line").asText("")));
    DeviceHealth health = DeviceHealth.judged(device, word, answered.json().path("paper").asText(""), answered.exit() == Answer.DONE);
    return new Checked(health, finding(health, check, where, word, error, verb));
  }

  private static Finding finding(DeviceHealth health, String check, String where, String word, JsonNode error, List<String> verb) {
    if (word.equals("in-use")) {
      return Finding.ok(check, where + " is in use by another program; if that is the kiosk, all is well");
    }
    if (error.isObject()) {
      return Finding.fail(check, error.path("message").asText(), error.path("action").asText());
    }
    String says = where + (word.isEmpty() ? " answers" : ": " + word);
    return switch (health.state()) {
      case READY -> Finding.ok(check, says);
      case DEGRADED -> Finding.warn(check, says + ", paper " + health.word(), WORDS.action(health.part()));
      case FAILED, ABSENT -> Finding.fail(check, says, WORDS.action(health.part()) + "; try it: hallctl " + String.join(" ", verb));
    };
  }

  private record Answered(int exit, JsonNode json) {}

  private Answered ask(Device device, List<String> verb) {
    List<String> words = new ArrayList<>(verb);
    words.addAll(List.of("--config", config.toString(), "--device", device.name(), "--json"));
    words.addAll(List.of("--timeout", Long.toString(ONE_DEVICE.toSeconds())));
    state.ifPresent(folder -> words.addAll(List.of("--state", folder.toString())));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        PrintStream silence = new PrintStream(ByteArrayOutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      int exit =
          HallCtl.run(
              new Surroundings(
                  InputStream.nullInputStream(), out, silence, surroundings.clock(), surroundings.random(), surroundings.home(), surroundings.stop()),
              words.toArray(String[]::new));
      return new Answered(exit, Json.parse(said.toString(StandardCharsets.UTF_8).strip()).orElse(Json.object()));
    }
  }
}
