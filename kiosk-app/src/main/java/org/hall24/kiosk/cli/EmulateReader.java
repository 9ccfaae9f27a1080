package org.hall24.kiosk.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.hall24.identity.card.CardPhoto;
import org.hall24.identity.card.CitizenNumber;
import org.hall24.identity.card.EthnicGroup;
import org.hall24.identity.card.ResidentCard;
import org.hall24.identity.card.Sex;
import org.hall24.identity.card.Validity;
import org.hall24.identity.sam.emulator.EmulatedCard;
import org.hall24.identity.sam.emulator.SamReaderEmulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hallctl emulate id-reader}: a card reader with the card of an invented person. */
@Command(
    name = "id-reader",
    description = "Be a card reader. The sample card belongs to nobody: person, number and address are invented.")
final class EmulateReader extends EmulatorVerb<SamReaderEmulator> {

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Duration HAND = Duration.ofSeconds(1);

  /** Where the sample card is in the beginning. */
  enum Card {
    lying,
    absent
  }

  @Option(names = "--card", paramLabel = "lying|absent", description = "Where the sample card is at first (default: ${DEFAULT-VALUE}).")
  Card card = Card.lying;

  @Option(
      names = "--card-every",
      paramLabel = "S",
      description = "After each reading the card is lifted, and laid down again S seconds later (default: ${DEFAULT-VALUE}); 0: it stays until lifted.")
  double cardEvery = 3;

  private final EmulatedCard sample = EmulatedCard.of(sample(), photo());

  EmulateReader(Surroundings surroundings) {
    super(surroundings);
  }

  /** Nobody: the name says sample, the district code 110100 is no district's, the number is made with a right check digit. */
  private static ResidentCard sample() {
    String digits = "11010019900307" + "002";
    return ResidentCard.of(
        "样本卡",
        Sex.FEMALE,
        new EthnicGroup("01"),
        LocalDate.of(1990, 3, 7),
        "样本市样本区样本路1号（虚构）",
        digits + CitizenNumber.checkCharacter(digits),
        "样本市公安局",
        Validity.between(LocalDate.of(2020, 5, 6), LocalDate.of(2040, 5, 6)));
  }

  /** Not a picture in any format. */
  private static byte[] photo() {
    byte[] mark = "HALL24 SAMPLE, NO PICTURE ".getBytes(StandardCharsets.US_ASCII);
    byte[] photo = new byte[CardPhoto.LENGTH];
    for (int i = 0; i < photo.length; i++) {
      photo[i] = mark[i % mark.length];
    }
    return photo;
  }

  @Override
  SamReaderEmulator emulator() throws Failed {
    seconds("--card-every", cardEvery);
    SamReaderEmulator emulator = new SamReaderEmulator();
    if (card == Card.lying) {
      emulator.lay(sample);
    }
    return emulator;
  }

  @Override
  void act(SamReaderEmulator emulator, List<String> words) {
    switch (words.getFirst()) {
      case "lay" -> emulator.lay(sample);
      case "lift" -> emulator.lift();
      case "mute" -> emulator.mute(words.get(1).equals("on"));
      default -> throw new IllegalArgumentException(words.getFirst());
    }
  }

  @Override
  String hands() {
    return "type lay, lift, or mute on|off";
  }

  /** A patient person: after each reading lifts the card and lays it down again. */
  @Override
  void live(SamReaderEmulator emulator) {
    if (cardEvery > 0) {
      Duration away = Duration.ofNanos((long) (cardEvery * 1e9));
      Thread.ofVirtual().name("person").start(() -> liftAndLay(emulator, away));
    }
  }

  private void liftAndLay(SamReaderEmulator emulator, Duration away) {
    Stop stop = surroundings.stop();
    long seen = 0;
    try {
      while (!stop.await(LOOK_EVERY)) {
        long reads = emulator.counts().getOrDefault("reads", 0L);
        if (reads != seen && emulator.lying().isPresent()) {
          seen = reads;
          if (stop.await(HAND)) {
            return;
          }
          emulator.lift();
          if (stop.await(away)) {
            return;
          }
          if (emulator.lying().isEmpty()) {
            emulator.lay(sample);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
