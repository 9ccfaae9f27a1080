package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.kiosk.config.ConfigFault;
import org.hall24.kiosk.config.ConfigLoader;
import org.hall24.kiosk.config.ConfigLoading;
import org.hall24.link.FoundPort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code hallctl setup}: writes a first {@code kiosk.yaml} for this machine, looks at it and at the machine, and says what to do
 * next. Asks for what no option answers, unless a program calls it ({@code --json}); a file that is there is never touched.
 */
@Command(name = "setup", description = "Write a first kiosk.yaml for this machine, check it, and say what to do next.")
final class SetupVerb extends Verb {

  private static final String SITE = "BENCH-01";
  private static final String PITCH = "0.311";

  @Option(names = "--out", paramLabel = "FILE", description = "Where to write it (default: kiosk.yaml here); never overwritten.")
  Path out = Path.of("kiosk.yaml");

  @Option(names = "--profile", paramLabel = "bench|field", description = "On a table, or in the street (default: bench).")
  String profile = "bench";

  @Option(names = "--site", paramLabel = "ID", description = "The kiosk's id, as the back office knows it.")
  Optional<String> site = Optional.empty();

  @Option(names = "--hall-zh", paramLabel = "NAME", description = "The hall's name in Chinese (default: the id).")
  Optional<String> hallZh = Optional.empty();

  @Option(names = "--hall-en", paramLabel = "NAME", description = "The hall's name in English (default: the id).")
  Optional<String> hallEn = Optional.empty();

  @Option(names = "--pitch", paramLabel = "MM", description = "Size of a pixel of the screen, millimetres.")
  Optional<String> pitch = Optional.empty();

  @Option(names = "--backend", paramLabel = "URL", description = "The back office.")
  Optional<String> backend = Optional.empty();

  @Option(names = "--id-reader", paramLabel = "PORT", description = "Where the identity card reader is plugged in.")
  Optional<String> reader = Optional.empty();

  @Option(names = "--face", paramLabel = "PORT", description = "Where the face module is plugged in.")
  Optional<String> face = Optional.empty();

  @Option(names = "--face-driver", paramLabel = "D", description = "realsense (default) or efaa.")
  Optional<String> faceDriver = Optional.empty();

  @Option(names = "--locker", paramLabel = "PORT", description = "Where the lock boards' line is plugged in.")
  Optional<String> locker = Optional.empty();

  @Option(names = "--locker-driver", paramLabel = "D", description = "The boards' driver (default: lock8a).")
  Optional<String> lockerDriver = Optional.empty();

  @Option(names = "--printer", paramLabel = "PORT", description = "Where the receipt printer is plugged in.")
  Optional<String> printer = Optional.empty();

  SetupVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Answer answer() throws Failed, InterruptedException {
    refuseToOverwrite();
    List<FoundPort> found = FoundPort.all();
    SetupFile.Answers answers = shared.json ? given() : asked(found);
    String text = SetupFile.text(answers, found);
    write(text);
    ObjectNode doctor = doctor();
    return said(answers, found, doctor);
  }

  private void refuseToOverwrite() throws Failed {
    if (Files.exists(out)) {
      throw Failed.because("exists", out + " is there already and is left as it is", "name another file with --out FILE, or move that one away first");
    }
  }

  private SetupFile.Answers given() {
    Map<String, String> ports = new LinkedHashMap<>();
    reader.ifPresent(port -> ports.put("id-reader", port));
    face.ifPresent(port -> ports.put("face", port));
    locker.ifPresent(port -> ports.put("locker", port));
    printer.ifPresent(port -> ports.put("printer", port));
    Map<String, String> drivers = new LinkedHashMap<>();
    faceDriver.ifPresent(driver -> drivers.put("face", driver));
    lockerDriver.ifPresent(driver -> drivers.put("locker", driver));
    String id = site.orElse(SITE);
    Map<String, String> names =
        Map.of("id", id, "hall-zh", hallZh.orElse(id), "hall-en", hallEn.orElse(id), "screen-pitch-mm", pitch.orElse(PITCH));
    return new SetupFile.Answers(
        profile, names, shared.state.map(folder -> folder.toAbsolutePath().toString()), backend, drivers, ports);
  }

  /** Asks for what no option answered; an empty line, or the end of the input, takes what stands in brackets. */
  private SetupFile.Answers asked(List<FoundPort> found) throws Failed {
    BufferedReader in = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
    try {
      site = ask(in, site, "kiosk id [" + SITE + "]");
      hallZh = ask(in, hallZh, "the hall's name in Chinese [" + site.orElse(SITE) + "]");
      hallEn = ask(in, hallEn, "the hall's name in English [" + site.orElse(SITE) + "]");
      pitch = ask(in, pitch, "size of a pixel of the screen in mm [" + PITCH + "]");
      for (int i = 0; i < found.size(); i++) {
        voice().note("port " + (i + 1) + ": " + found.get(i).name() + "  " + found.get(i).description());
      }
      reader = askPort(in, reader, "identity card reader", found);
      face = askPort(in, face, "face module", found);
      locker = askPort(in, locker, "lock boards", found);
      printer = askPort(in, printer, "receipt printer", found);
      return given();
    } catch (IOException e) {
      throw Failed.because("input", "the answers cannot be read", "give them as options; see: hallctl setup --help", e);
    }
  }

  private Optional<String> askPort(BufferedReader in, Optional<String> option, String what, List<FoundPort> found) throws IOException {
    return ask(in, option, what + ": number or name of its port [none]")
        .map(
            said ->
                said.matches("[1-9][0-9]{0,2}") && Integer.parseInt(said) <= found.size()
                    ? found.get(Integer.parseInt(said) - 1).name().toString()
                    : said);
  }

  private Optional<String> ask(BufferedReader in, Optional<String> option, String question) throws IOException {
    if (option.isPresent()) {
      return option;
    }
    voice().note(question + "?");
    return Optional.ofNullable(in.readLine()).map(String::strip).filter(said -> !said.isEmpty());
  }

  /** Only a sound text becomes a file, and only where there is none. */
  private void write(String text) throws Failed {
    Path folder = Optional.ofNullable(out.toAbsolutePath().getParent()).orElse(out.toAbsolutePath());
    if (ConfigLoader.load(out.toString(), text, folder) instanceof ConfigLoading.Refused(List<ConfigFault> faults)) {
      ConfigFault first = faults.getFirst();
      throw Failed.wrongUse("bad-configuration", first.key() + ": " + first.message() + "; nothing was written", first.action());
    }
    try {
      Files.createDirectories(folder);
      Files.writeString(out, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      refuseToOverwrite();
    } catch (IOException e) {
      throw Failed.because("not-written", out + " cannot be written: " + e.getClass().getSimpleName(), "look at the folder's owner and its disk", e);
    }
  }

  private ObjectNode doctor() {
    List<String> words = new ArrayList<>(List.of("doctor", "--json", "--config", out.toString()));
    shared.state.ifPresent(folder -> words.addAll(List.of("--state", folder.toString())));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
        PrintStream silence = new PrintStream(ByteArrayOutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      HallCtl.run(
          new Surroundings(
              InputStream.nullInputStream(), to, silence, surroundings.clock(), surroundings.random(), surroundings.home(), surroundings.stop()),
          words.toArray(String[]::new));
    }
    return Json.parse(said.toString(StandardCharsets.UTF_8).strip()).map(ObjectNode.class::cast).orElseGet(Json::object);
  }

  private Answer said(SetupFile.Answers answers, List<FoundPort> found, ObjectNode doctor) {
    List<String> next = next(answers);
    ObjectNode json = Json.object().put("file", out.toString()).put("valid", true);
    ArrayNode ports = json.putArray("ports");
    for (FoundPort port : found) {
      ports.addObject().put("port", port.name().toString()).put("device", port.device().toString()).put("description", port.description());
    }
    json.set("doctor", doctor);
    next.forEach(json.putArray("next")::add);
    Table findings = new Table("CHECK", "", "WHAT IS SO");
    doctor
        .path("checks")
        .forEach(
            check -> {
              findings.row(check.path("check").asText(), check.path("status").asText(), check.path("message").asText());
              if (!check.path("action").asText().isEmpty()) {
                findings.row("", "", "→ " + check.path("action").asText());
              }
            });
    return Answer.done(json, out + " is written and sound.\n\n" + findings + "\n\nNext:\n  " + String.join("\n  ", next));
  }

  private List<String> next(SetupFile.Answers answers) {
    List<String> next = new ArrayList<>();
    if (answers.ports().size() < 4) {
      next.add("write the ports of the other devices into " + out + ", then: hallctl config check --config " + out);
    }
    next.add("hallctl doctor --config " + out);
    if (answers.ports().containsKey("locker")) {
      next.add("hallctl locker commission --config " + out + "   (with a key to the doors in your hand)");
    }
    next.add("kiosk --config " + out + " --window");
    return next;
  }
}
