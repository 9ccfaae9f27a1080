package org.hall24.kiosk.cli;

import java.time.Duration;
import java.util.List;
import org.hall24.identity.sam.emulator.EmulatedCard;
import org.hall24.identity.sam.emulator.SamReaderEmulator;
import org.hall24.link.EmulatorRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hallctl emulate id-reader}: a card reader with cards of invented people. */
@Command(
    name = "id-reader",
    description = {
      "Be a card reader. The sample cards belong to nobody: persons, numbers and addresses are invented.",
      "A plan (--plan FILE, one rule a line) may say what happens to the line (after=3 times=1 drop), to a command",
      "(on=read swap=foreign-pr-2023; on=select nth=2 lift; on=find checksum), what somebody does and when",
      "(at=2 lay resident; at=4 lift; at=6 pull; at=8 plug), and how the module is made (make again card-number=refused)."
    })
final class EmulateReader extends EmulatorVerb<SamReaderEmulator> {

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Duration HAND = Duration.ofSeconds(1);
  private static final String LYING = "lying";
  private static final String ABSENT = "absent";
  private static final String USUAL = "resident";

  @Option(
      names = "--card",
      paramLabel = "lying|absent|KIND",
      description = "The card that lies there at first: lying is a resident card (default, unless the plan lays cards).")
  String card = "";

  @Option(
      names = "--card-every",
      paramLabel = "S",
      description = "After each reading the card is lifted, and laid down again S seconds later (default: 3, unless the plan lays cards); 0: it stays until lifted.")
  double cardEvery = -1;

  private final SampleCards cards = new SampleCards();
  private final ReaderPlan rules = new ReaderPlan(cards);
  private EmulatedCard inHand = cards.named(USUAL);

  EmulateReader(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  SamReaderEmulator emulator() throws Failed {
    if (cardEvery != -1) {
      seconds("--card-every", cardEvery);
    }
    if (!card.isEmpty() && !card.equals(ABSENT) && !card.equals(LYING)) {
      try {
        inHand = cards.named(card);
      } catch (IllegalArgumentException e) {
        throw Failed.wrongUse("usage", "--card " + card + ": " + e.getMessage(), "name one of these, or lying, or absent");
      }
    }
    SamReaderEmulator emulator = new SamReaderEmulator();
    if (!card.equals(ABSENT) && (plan.isEmpty() || !card.isEmpty())) {
      emulator.lay(inHand);
    }
    return emulator;
  }

  @Override
  void rule(SamReaderEmulator emulator, String line) {
    rules.rule(emulator, line);
  }

  @Override
  void act(SamReaderEmulator emulator, List<String> words) {
    switch (words.getFirst()) {
      case "lay" -> {
        inHand = words.size() > 1 ? cards.named(words.get(1)) : inHand;
        emulator.lay(inHand);
      }
      case "swap" -> {
        inHand = cards.named(words.get(1));
        emulator.lay(inHand);
      }
      case "lift" -> emulator.lift();
      case "mute" -> emulator.mute(words.get(1).equals("on"));
      default -> throw new IllegalArgumentException(words.getFirst());
    }
  }

  @Override
  String hands() {
    return "type lay [KIND], lift, swap KIND, mute on|off, pull, or plug";
  }

  /** Lays the first card, and lets the plan's people or else a patient person do the rest. */
  @Override
  void live(SamReaderEmulator emulator, EmulatorRunner runner) {
    List<ReaderPlan.Act> acts = rules.acts();
    boolean planned = acts.stream().anyMatch(act -> act.words().getFirst().equals("lay") || act.words().getFirst().equals("swap"));
    if (card.isEmpty() && plan.isPresent() && !planned) {
      emulator.lay(inHand);
    }
    if (!acts.isEmpty()) {
      Thread.ofVirtual().name("plan").start(() -> follow(emulator, runner, acts));
    }
    double every = cardEvery >= 0 ? cardEvery : planned ? 0 : 3;
    if (every > 0) {
      Duration away = Duration.ofNanos((long) (every * 1e9));
      Thread.ofVirtual().name("person").start(() -> liftAndLay(emulator, away));
    }
  }

  private void follow(SamReaderEmulator emulator, EmulatorRunner runner, List<ReaderPlan.Act> acts) {
    long start = System.nanoTime();
    try {
      for (ReaderPlan.Act act : acts) {
        if (surroundings.stop().await(act.at().minusNanos(System.nanoTime() - start))) {
          return;
        }
        obey(emulator, runner, act.words());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
            emulator.lay(inHand);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
