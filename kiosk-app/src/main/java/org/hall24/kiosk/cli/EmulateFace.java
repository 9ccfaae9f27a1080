package org.hall24.kiosk.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.emulator.Presence;
import org.hall24.identity.face.emulator.RealSenseEmulator;
import org.hall24.link.Ticker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hallctl emulate face}: a face module that compares what it is sent with who stands before it. */
@Command(name = "face", description = "Be a face module; it decides from the picture it is sent and the person before it.")
final class EmulateFace extends EmulatorVerb<RealSenseEmulator> {

  /** Between two pictures of its camera. */
  private static final Duration FRAME = Duration.ofMillis(40);

  @Option(names = "--person", paramLabel = "FILE", description = "A picture of who stands before it; without one nobody does.")
  Optional<Path> person = Optional.empty();

  EmulateFace(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  RealSenseEmulator emulator() throws Failed {
    RealSenseEmulator emulator = new RealSenseEmulator(Ticker.system(), surroundings.random(), FRAME);
    if (person.isPresent()) {
      emulator.stand(Pictures.read(person.get()), Presence.Kind.REAL);
    }
    return emulator;
  }

  @Override
  void act(RealSenseEmulator emulator, List<String> words) throws Failed {
    switch (words.getFirst()) {
      case "stand" -> emulator.stand(picture(words), Presence.Kind.REAL);
      case "photo" -> emulator.stand(picture(words), Presence.Kind.PRINTED_PHOTO);
      case "hold" -> emulator.hold(Presence.Pose.valueOf(words.get(1).toUpperCase(Locale.ROOT).replace('-', '_')));
      case "leave" -> emulator.leave();
      default -> throw new IllegalArgumentException(words.getFirst());
    }
  }

  private static FacePhoto picture(List<String> words) throws Failed {
    return Pictures.read(Path.of(words.get(1)));
  }

  @Override
  String hands() {
    return "type stand FILE, photo FILE (a picture of a picture), hold POSE (frontal, too-high, turned-away, masked ...), or leave";
  }
}
