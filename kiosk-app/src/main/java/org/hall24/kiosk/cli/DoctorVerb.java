package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.config.ConfigFault;
import org.hall24.kiosk.config.ConfigLoader;
import org.hall24.kiosk.config.ConfigLoading;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.queue.ChainCheck;
import org.hall24.queue.Look;
import org.hall24.queue.SqliteLibrary;
import picocli.CommandLine.Command;

/**
 * {@code hallctl doctor}: looks at everything once and says why what does not work does not, within a minute and without moving
 * a door. Works beside a running kiosk; what the kiosk holds is said to be in use.
 */
@Command(name = "doctor", description = "Look at everything once: what works, what does not, why, and what to do.")
final class DoctorVerb extends ConfiguredVerb {

  private static final Duration ONE_DEVICE = Duration.ofSeconds(6);
  private static final Duration BACKEND = Duration.ofSeconds(5);
  private static final long LITTLE_SPACE = 512L << 20;

  /** Before this the clock cannot have been set. */
  private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

  DoctorVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Answer answer() throws Failed, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok("release", Release.ofThisProgram().sentence()));
    findings.add(clock());
    Optional<KioskConfig> config = configuration(findings);
    store(findings);
    if (config.isPresent() && configFile.isPresent()) {
      for (Device device : config.get().devices().values()) {
        findings.add(device(device));
      }
      config.get().backend().url().ifPresent(url -> findings.add(backend(url)));
    }
    return answer(findings);
  }

  private static Answer answer(List<Finding> findings) {
    boolean healthy = findings.stream().noneMatch(f -> f.status() == Finding.Status.FAIL);
    ObjectNode json = Json.object().put("healthy", healthy);
    ArrayNode all = json.putArray("checks");
    Table table = new Table("CHECK", "", "WHAT IS SO");
    for (Finding finding : findings) {
      all.add(finding.json());
      table.row(finding.check(), finding.word(), finding.message());
      if (!finding.action().isEmpty()) {
        table.row("", "", "→ " + finding.action());
      }
    }
    return healthy ? Answer.done(json, table.toString()) : Answer.notSo(json, table.toString());
  }

  private Finding clock() {
    Instant now = surroundings.clock().instant();
    return now.isBefore(BUILT)
        ? Finding.fail("clock", "the machine's clock shows " + now, "set it, and look at the battery of the mainboard's clock")
        : Finding.ok("clock", "it is " + now);
  }

  private Optional<KioskConfig> configuration(List<Finding> findings) {
    if (configFile.isEmpty()) {
      findings.add(Finding.warn("configuration", "none was named; devices were not looked at", "name the kiosk's with --config FILE"));
      return Optional.of(ConfigLoader.bench());
    }
    return switch (ConfigLoader.load(configFile.get())) {
      case ConfigLoading.Sound(KioskConfig config) -> {
        findings.add(
            Finding.ok("configuration", config.site().id() + ": " + config.devices().size() + " devices, " + config.cells().size() + " cells"));
        yield Optional.of(config);
      }
      case ConfigLoading.Refused(List<ConfigFault> faults) -> {
        faults.forEach(fault -> findings.add(Finding.fail("configuration", fault.toString(), fault.action())));
        yield Optional.empty();
      }
    };
  }

  private void store(List<Finding> findings) throws Failed {
    StateFolder folder;
    try {
      folder = state();
    } catch (Failed broken) {
      return; // the configuration's own findings say why
    }
    findings.add(space(folder.path()));
    findings.add(library());
    switch (Look.at(folder.settings())) {
      case Look.Absent absent ->
          findings.add(Finding.warn("store", "there is no journal in " + folder.path() + " yet", "start the kiosk once, or name its folder with --state DIR"));
      case Look.Unreadable(String why) ->
          findings.add(Finding.fail("store", folder.path() + ": " + why, "keep a copy of the folder; the next start of the kiosk sets it aside and names it"));
      case Look.Open(Look.LookingReader reader) -> {
        try (reader) {
          findings.add(chain(reader));
          findings.add(DeliveryAlarms.finding(reader));
        }
      }
    }
  }

  private static Finding chain(Look.LookingReader reader) {
    return switch (reader.verify()) {
      case ChainCheck.Whole(long events, String hash) -> Finding.ok("store", "the journal verifies: " + events + " events, the last " + hash.substring(0, 8));
      case ChainCheck.Broken(long at, String what) ->
          Finding.fail("store", "the journal breaks at event " + at + ": " + what, "keep a copy of the folder and call the maintainers");
    };
  }

  /** Which native SQLite is loaded: it decides how many flushes a commit costs, and never whether it is safe. */
  private static Finding library() {
    SqliteLibrary library = SqliteLibrary.loaded();
    String says = "SQLite " + library.version() + ", sync=" + library.sync() + library.file().map(file -> ", " + file).orElse("");
    return library.fellBack()
        ? Finding.warn("sqlite", says + "; " + library.wanted().orElseThrow() + " was not loaded", "build it again: packaging/native/build; until then commits cost twice the flushes")
        : Finding.ok("sqlite", says);
  }

  private static Finding space(Path folder) {
    Path there = folder.toAbsolutePath();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      String says = (free >> 20) + " MiB free at " + there;
      if (!Files.isWritable(there)) {
        return Finding.fail("disk", there + " cannot be written by this user", "run as the kiosk's user, or look at the folder's owner");
      }
      return free < LITTLE_SPACE ? Finding.warn("disk", says, "make room: filings are refused before the disk is full") : Finding.ok("disk", says);
    } catch (IOException e) {
      return Finding.fail("disk", there + " cannot be looked at: " + e.getClass().getSimpleName(), "look at the disk");
    }
  }

  /** Asks a device by the verb that a person would use. */
  private Finding device(Device device) {
    String check = "device:" + device.name();
    String where = device.driver() + " at " + device.port();
    List<String> verb =
        switch (device.kind()) {
          case CARD_READER -> List.of("id", "status");
          case FACE -> List.of("face", "ping");
          case LOCKER -> List.of("locker", "status");
          case SIGNALS -> List.of("signal", "show");
          case PRINTER, A4_PRINTER -> List.of("printer", "status");
          default -> List.of();
        };
    if (verb.isEmpty()) {
      return Files.exists(Path.of(device.port()))
          ? Finding.ok(check, where + " is plugged in")
          : Finding.fail(check, where + ": nothing is plugged in", "check the cable and the name of the port");
    }
    List<String> words = new ArrayList<>(verb);
    words.addAll(List.of("--config", configFile.orElseThrow().toString(), "--device", device.name(), "--json"));
    words.addAll(List.of("--timeout", Long.toString(ONE_DEVICE.toSeconds())));
    shared.state.ifPresent(folder -> words.addAll(List.of("--state", folder.toString())));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int exit;
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        PrintStream silence = new PrintStream(ByteArrayOutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      exit =
          HallCtl.run(
              new Surroundings(
                  InputStream.nullInputStream(), out, silence, surroundings.clock(), surroundings.random(), surroundings.home(), surroundings.stop()),
              words.toArray(String[]::new));
    }
    JsonNode answer = Json.parse(said.toString(StandardCharsets.UTF_8).strip()).orElse(Json.object());
    JsonNode error = answer.path("error");
    if (error.isObject()) {
      String message = error.path("message").asText();
      return error.path("kind").asText().equals("in-use")
          ? Finding.ok(check, where + " is in use by another program; if that is the kiosk, all is well")
          : Finding.fail(check, message, error.path("action").asText());
    }
    String state = answer.path("status").asText(answer.path("state").asText(answer.path("line").asText("")));
    if (state.equals("in-use")) {
      return Finding.ok(check, where + " is in use by another program; if that is the kiosk, all is well");
    }
    String says = where + (state.isEmpty() ? " answers" : ": " + state);
    return exit == Answer.DONE ? Finding.ok(check, says) : Finding.fail(check, says, "look at its power and its cable, then try: hallctl " + String.join(" ", verb));
  }

  private static Finding backend(URI url) {
    URI health = URI.create(url.toString().replaceAll("/+$", "") + "/v1/health");
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(BACKEND).build()) {
      HttpResponse<Void> response =
          client.send(HttpRequest.newBuilder(health).timeout(BACKEND).GET().build(), HttpResponse.BodyHandlers.discarding());
      return response.statusCode() == 200
          ? Finding.ok("backend", url + " answers")
          : Finding.warn("backend", health + " answered " + response.statusCode(), "filings wait safely; ask the back office, or: hallctl backend check --backend " + url);
    } catch (IOException e) {
      return Finding.warn("backend", url + " cannot be reached: " + e.getClass().getSimpleName(), "filings wait safely; look at the network, the address and the clock");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.warn("backend", "not asked to the end", "run it again");
    }
  }
}
