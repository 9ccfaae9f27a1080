package org.hall24.kiosk.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hall24.identity.sam.SamCommand;
import org.hall24.identity.sam.SamStatus;
import org.hall24.identity.sam.emulator.SamFault;
import org.hall24.identity.sam.emulator.SamModel.Extra;
import org.hall24.identity.sam.emulator.SamModel.Habits;
import org.hall24.identity.sam.emulator.SamReaderEmulator;

/**
 * What happens at an emulated card reader, beside what its line does: one rule a line.
 *
 * <ul>
 *   <li>{@code at=S ACT}: somebody does something S seconds after the reader is ready. Acts: {@code lay [CARD]}, {@code lift},
 *       {@code swap CARD}, {@code mute on|off}, {@code pull}, {@code plug}. A card is the word of its kind.
 *   <li>{@code on=COMMAND [nth=N] [times=N] FAULT}: the N-th next command of that kind (default: the first), and so many of
 *       them (default: one), go wrong. Faults: {@code lift}, {@code swap=CARD}, {@code noise=HEX}, {@code noise-after=HEX},
 *       {@code split=N}, {@code drop}, {@code cut=N}, {@code checksum}, {@code length=±N}, {@code late}, {@code wrong-order}
 *       (the reply comes after the next one), {@code unplug}, {@code answer=HH} (SW3) or {@code answer=HHHHHH} (all three).
 *   <li>{@code make HABIT…}: {@code again} (find reports a card that was read and stayed), {@code card-number=},
 *       {@code newest-address=} and {@code finger=known|refused|ignored}, {@code speed=BAUD} (hears a host only at that speed).
 * </ul>
 */
final class ReaderPlan {
  private static final String ALLOWED =
      "a rule of the reader begins with at=S, on=COMMAND or make, for example: at=2 lay resident; on=read swap=foreign-pr-2023";

  private final SampleCards cards;
  private final List<Act> acts = new ArrayList<>();
  private Habits habits = Habits.usual();

  /**
   * Something somebody does.
   *
   * @param at from when the reader is ready
   * @param words as they could be typed
   */
  record Act(Duration at, List<String> words) {}

  ReaderPlan(SampleCards cards) {
    this.cards = cards;
  }

  /** What somebody does, in the order of the clock. */
  List<Act> acts() {
    return acts.stream().sorted(java.util.Comparator.comparing(Act::at)).toList();
  }

  /**
   * Reads one rule.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  void rule(SamReaderEmulator emulator, String line) {
    List<String> words = List.of(line.strip().split("\\s+"));
    String first = words.getFirst();
    List<String> rest = words.subList(1, words.size());
    if (first.startsWith("at=") && !rest.isEmpty()) {
      acts.add(new Act(seconds(first.substring(3)), rest));
    } else if (first.startsWith("on=") && !rest.isEmpty()) {
      fault(emulator, command(first.substring(3)), rest);
    } else if (first.equals("make") && !rest.isEmpty()) {
      rest.forEach(word -> habit(emulator, word));
      emulator.behave(habits);
    } else {
      throw new IllegalArgumentException(ALLOWED);
    }
  }

  private void fault(SamReaderEmulator emulator, SamCommand command, List<String> words) {
    int nth = 1;
    int times = 1;
    Optional<SamFault> fault = Optional.empty();
    for (String word : words) {
      String value = value(word);
      if (word.startsWith("nth=")) {
        nth = number(value, 1, 1_000_000);
      } else if (word.startsWith("times=")) {
        times = number(value, 1, 1_000_000);
      } else if (fault.isEmpty()) {
        fault = Optional.of(fault(word.substring(0, word.length() - (word.contains("=") ? value.length() + 1 : 0)), value));
      } else {
        throw new IllegalArgumentException("more than one fault in a rule");
      }
    }
    SamFault what = fault.orElseThrow(() -> new IllegalArgumentException("a rule with on= names a fault"));
    for (int i = 1; i < nth; i++) {
      emulator.plan(command, new SamFault.None());
    }
    for (int i = 0; i < times; i++) {
      emulator.plan(command, what);
    }
  }

  private SamFault fault(String word, String value) {
    return switch (word) {
      case "lift" -> new SamFault.Lift();
      case "swap" -> new SamFault.Swap(cards.named(value));
      case "noise" -> new SamFault.NoiseBefore(HexFormat.of().parseHex(value));
      case "noise-after" -> new SamFault.NoiseAfter(HexFormat.of().parseHex(value));
      case "split" -> new SamFault.Split(number(value, 1, 2_321));
      case "drop" -> new SamFault.Drop();
      case "cut" -> new SamFault.Cut(number(value, 0, 2_321));
      case "checksum" -> new SamFault.BadChecksum();
      case "length" -> new SamFault.BadLength(number(value, -65_535, 65_535));
      case "late" -> new SamFault.Late();
      case "wrong-order" -> new SamFault.Overtaken();
      case "unplug" -> new SamFault.Unplug();
      case "answer" -> answer(HexFormat.of().parseHex(value));
      default ->
          throw new IllegalArgumentException(
              "faults are lift, swap=CARD, noise=HEX, noise-after=HEX, split=N, drop, cut=N, checksum, length=N, late,"
                  + " wrong-order, unplug, answer=HEX");
    };
  }

  private static SamFault answer(byte[] status) {
    int sw3 = status.length == 1 || status.length == 3 ? status[status.length - 1] & 0xFF : -1;
    SamStatus known = SamStatus.of(sw3);
    if (known == SamStatus.OTHER) {
      throw new IllegalArgumentException("answer= is a status of the module (two digits), or SW1, SW2 and SW3 (six digits)");
    }
    return status.length == 1
        ? new SamFault.Answer(0, 0, known)
        : new SamFault.Answer(status[0] & 0xFF, status[1] & 0xFF, known);
  }

  private void habit(SamReaderEmulator emulator, String word) {
    String key = word.replaceFirst("=.*", "");
    habits =
        switch (key) {
          case "again" -> new Habits(true, habits.cardNumber(), habits.newestAddress(), habits.finger());
          case "card-number" ->
              new Habits(habits.reportsReadCardAgain(), extra(value(word)), habits.newestAddress(), habits.finger());
          case "newest-address" ->
              new Habits(habits.reportsReadCardAgain(), habits.cardNumber(), extra(value(word)), habits.finger());
          case "finger" ->
              new Habits(habits.reportsReadCardAgain(), habits.cardNumber(), habits.newestAddress(), extra(value(word)));
          case "speed" -> {
            emulator.hearOnlyAt(number(value(word), 1_200, 115_200));
            yield habits;
          }
          default ->
              throw new IllegalArgumentException(
                  "habits are again, card-number=, newest-address= and finger=known|refused|ignored, speed=BAUD");
        };
  }

  private static Extra extra(String word) {
    for (Extra extra : Extra.values()) {
      if (extra.name().toLowerCase(Locale.ROOT).equals(word)) {
        return extra;
      }
    }
    throw new IllegalArgumentException("\"" + word + "\" is not known, refused or ignored");
  }

  private static SamCommand command(String word) {
    for (SamCommand command : SamCommand.values()) {
      if (command.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
        return command;
      }
    }
    throw new IllegalArgumentException(
        "commands are reset, status, sam-id, find, select, read, read-with-finger, newest-address, card-number");
  }

  private static Duration seconds(String text) {
    double seconds;
    try {
      seconds = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      seconds = -1;
    }
    if (!(seconds >= 0 && seconds <= 1e6)) {
      throw new IllegalArgumentException("at= is followed by seconds, as 2 or 0.5");
    }
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  private static int number(String text, int low, int high) {
    int number;
    try {
      number = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a whole number", e);
    }
    if (number < low || number > high) {
      throw new IllegalArgumentException(number + " is not between " + low + " and " + high);
    }
    return number;
  }

  private static String value(String word) {
    return word.substring(word.indexOf('=') + 1);
  }
}
