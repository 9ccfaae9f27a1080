package org.hall24.kiosk.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.identity.scan.ScanSettings;
import org.hall24.identity.scan.emulator.ScannerEmulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hallctl emulate scanner}: a scanner before which somebody holds codes. */
@Command(
    name = "scanner",
    description = "Be a scanner of codes. The sample document is the specimen of ICAO Doc 9303, the sample codes belong to nobody.")
final class EmulateScanner extends EmulatorVerb<ScannerEmulator> {

  private static final List<String> SAMPLES =
      List.of(
          "SAMPLE-TOKEN-0001",
          "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
          "样本码 0002");

  @Option(names = "--mode", paramLabel = "continuous|triggered", description = "Whether it looks always or only when told (default: always; told too, it answers).")
  Optional<String> mode = Optional.empty();

  @Option(names = "--code", paramLabel = "TEXT", description = "What is held before it, in turn; \\n separates the lines of a zone (default: samples).")
  List<String> codes = new ArrayList<>();

  @Option(names = "--every", paramLabel = "S", description = "The next code comes after S seconds; 0: only when somebody types show (default: ${DEFAULT-VALUE}).")
  double every = 2;

  @Option(names = "--charset", paramLabel = "utf-8|gb18030", description = "The letters it writes.")
  Optional<String> charset = Optional.empty();

  @Option(names = "--trigger", paramLabel = "HEX", description = "A command of its own that makes it look, besides those of GM65 and SSI.")
  Optional<String> trigger = Optional.empty();

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "line-end, prefix, suffix, as in a scanner's profile.")
  Map<String, String> set = new LinkedHashMap<>();

  EmulateScanner(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ScannerEmulator emulator() throws Failed {
    seconds("--every", every);
    boolean waits =
        switch (mode.orElse(trigger.isPresent() ? "triggered" : "continuous")) {
          case "continuous" -> false;
          case "triggered" -> true;
          default -> throw Failed.wrongUse("usage", "--mode " + mode.orElse("") + " is no way of looking", "say continuous or triggered");
        };
    Map<String, String> words = new LinkedHashMap<>(set);
    charset.ifPresent(word -> words.put("charset", word));
    trigger.ifPresent(hex -> words.put("trigger", hex));
    ScannerEmulator emulator =
        switch (ScanSettings.parse(words)) {
          case ScanSettings.Parsed.Good(ScanSettings good) -> new ScannerEmulator(good, waits);
          case ScanSettings.Parsed.Bad(String key, String allowed) ->
              throw Failed.wrongUse("usage", key + " \"" + words.get(key) + "\" cannot stand", "give " + allowed);
        };
    emulator.lay(code(0));
    return emulator;
  }

  private String code(int turn) {
    List<String> all = codes.isEmpty() ? SAMPLES : codes;
    return all.get(turn % all.size()).replace("\\n", "\n");
  }

  @Override
  void act(ScannerEmulator emulator, List<String> words) {
    switch (words.getFirst()) {
      case "show" -> emulator.show(String.join(" ", words.subList(1, words.size())).replace("\\n", "\n"));
      case "take" -> emulator.takeAway();
      case "refuse" -> emulator.refuses(words.get(1).equals("on"));
      default -> throw new IllegalArgumentException(words.getFirst());
    }
  }

  @Override
  String hands() {
    return "type show TEXT, take (away), or refuse on|off";
  }

  /** Somebody who holds one code after the other before it. */
  @Override
  void live(ScannerEmulator emulator) {
    if (every > 0) {
      Duration pause = Duration.ofNanos((long) (every * 1e9));
      Thread.ofVirtual().name("person").start(() -> hold(emulator, pause));
    }
  }

  private void hold(ScannerEmulator emulator, Duration pause) {
    try {
      for (int turn = 0; !surroundings.stop().await(pause); turn++) {
        emulator.show(code(turn));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
