package org.hall24.kiosk.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.emulator.EfAaEmulator;
import org.hall24.identity.face.emulator.FaceEmulator;
import org.hall24.identity.face.emulator.Presence;
import org.hall24.identity.face.emulator.RealSenseEmulator;
import org.hall24.link.Ticker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hallctl emulate face}: a face module that compares what it is sent with who stands before it. */
@Command(
    name = "face",
    description = {
      "Be a face module (--driver realsense, or efaa); it decides from the picture it is sent and the person before it.",
      "Besides faults of the line a plan may hold lines: firmware V, paired, locked, masks-late, loses-settings,",
      "keeps-templates (realsense); demo, demo-sticks, keeps-templates, eyes-closed, other-uid, restarts, wants-encryption (efaa)."
    })
final class EmulateFace extends EmulatorVerb<FaceEmulator> {

  /** Between two pictures of its camera. */
  private static final Duration FRAME = Duration.ofMillis(40);

  @Option(names = "--person", paramLabel = "FILE", description = "A picture of who stands before it; without one nobody does.")
  Optional<Path> person = Optional.empty();

  private final List<String> quirks = new ArrayList<>();

  EmulateFace(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  FaceEmulator emulator() throws Failed {
    FaceEmulator emulator =
        driver.orElse("realsense").equals("efaa")
            ? new EfAaEmulator(Ticker.system(), surroundings.random(), FRAME)
            : new RealSenseEmulator(Ticker.system(), surroundings.random(), FRAME);
    if (person.isPresent()) {
      emulator.stand(Pictures.read(person.get()), Presence.Kind.REAL);
    }
    return emulator;
  }

  @Override
  void rule(FaceEmulator emulator, String line) {
    List<String> words = List.of(line.strip().split("\\s+"));
    switch (emulator) {
      case RealSenseEmulator module -> rule(module, words);
      case EfAaEmulator module -> rule(module, words);
      default -> throw new IllegalArgumentException("this module has no rules of its own");
    }
  }

  private static void rule(RealSenseEmulator module, List<String> words) {
    switch (words.getFirst()) {
      case "firmware" -> module.firmware(words.get(1));
      case "paired" -> module.pairedElsewhere(true);
      case "locked" -> module.locked(true);
      case "masks-late" -> module.findsMasksLate(true);
      case "loses-settings" -> module.losesSettings(true);
      case "keeps-templates" -> module.stored(1, false);
      default -> throw new IllegalArgumentException("a rule is firmware V, paired, locked, masks-late, loses-settings, or keeps-templates");
    }
  }

  private void rule(EfAaEmulator module, List<String> words) {
    String word = words.getFirst();
    if (word.equals("demo")) {
      module.demo(true);
      return;
    }
    if (!List.of("keeps-templates", "demo-sticks", "eyes-closed", "other-uid", "restarts", "wants-encryption").contains(word)) {
      throw new IllegalArgumentException("a rule is demo, demo-sticks, keeps-templates, eyes-closed, other-uid, restarts, or wants-encryption");
    }
    quirks.add(word);
    module.quirks(
        new EfAaEmulator.Quirks(
            quirks.contains("keeps-templates"),
            quirks.contains("demo-sticks"),
            quirks.contains("eyes-closed"),
            quirks.contains("other-uid"),
            quirks.contains("restarts"),
            quirks.contains("wants-encryption")));
  }

  @Override
  void act(FaceEmulator emulator, List<String> words) throws Failed {
    switch (words.getFirst()) {
      case "stand" -> emulator.stand(picture(words), Presence.Kind.REAL);
      case "photo" -> emulator.stand(picture(words), Presence.Kind.PRINTED_PHOTO);
      case "hold" -> emulator.hold(Presence.Pose.valueOf(words.get(1).toUpperCase(Locale.ROOT).replace('-', '_')));
      case "leave" -> emulator.leave();
      default -> rule(emulator, String.join(" ", words));
    }
  }

  private static FacePhoto picture(List<String> words) throws Failed {
    return Pictures.read(Path.of(words.get(1)));
  }

  @Override
  String hands() {
    return "type stand FILE, photo FILE (a picture of a picture), hold POSE (frontal, too-high, turned-away, masked ...), leave, or a rule of a plan";
  }
}
