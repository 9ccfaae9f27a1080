package org.hall24.locker.signal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which signal hangs where, and how its switch works.
 *
 * @param places the relay or input of a signal, counted from 1, or its BCM pin
 * @param inverted inputs that mean "on" when they are 0
 * @param unit address of the I/O board, for serial ones
 */
public record SignalWiring(Map<Signal, Integer> places, Set<Signal> inverted, int unit) {

  public SignalWiring {
    places = Map.copyOf(places);
    inverted = Set.copyOf(inverted);
  }

  /** What came of reading the settings. */
  public sealed interface Parsed {
    /** All keys fit. */
    record Good(SignalWiring wiring) implements Parsed {}

    /** At least one does not: the key, what is wrong, what is allowed. */
    record Bad(String key, String message, String action) implements Parsed {}
  }

  /**
   * Reads settings: {@code NAME=N} puts a signal at a place, {@code invert=NAME,NAME} turns inputs round, {@code unit=N} is the
   * board's address (usually 1). Without any place, outputs are relay 1 up and inputs are input 1 up, in the order of
   * {@link Signal}.
   *
   * @param highest the highest place
   */
  public static Parsed parse(Map<String, String> keys, int highest) {
    Map<Signal, Integer> places = new EnumMap<>(Signal.class);
    Set<Signal> inverted = EnumSet.noneOf(Signal.class);
    int unit = 1;
    for (Map.Entry<String, String> entry : new LinkedHashMap<>(keys).entrySet()) {
      String key = entry.getKey();
      Optional<Signal> signal = Signal.named(key);
      if (key.equals("invert")) {
        for (String word : entry.getValue().split(",", -1)) {
          Optional<Signal> input = Signal.named(word.strip()).filter(s -> !s.output());
          if (input.isEmpty()) {
            return new Parsed.Bad(key, "\"" + word + "\" is no input", "use some of " + String.join(", ", Signal.words(false)));
          }
          inverted.add(input.get());
        }
      } else if (signal.isPresent() || key.equals("unit")) {
        Optional<Integer> number = number(entry.getValue(), key.equals("unit") ? 247 : highest);
        if (number.isEmpty()) {
          return new Parsed.Bad(key, "\"" + entry.getValue() + "\" is not a value of " + key, "write a number from 1 to " + highest);
        }
        unit = key.equals("unit") ? number.get() : unit;
        signal.ifPresent(s -> places.put(s, number.get()));
      } else {
        List<String> known = new ArrayList<>(Signal.words(true));
        known.addAll(Signal.words(false));
        return new Parsed.Bad(key, "there is no signal \"" + key + "\"", "use one of unit, invert, " + String.join(", ", known));
      }
    }
    return new Parsed.Good(new SignalWiring(places.isEmpty() ? usual() : places, inverted, unit));
  }

  /** Whether an input at this level means on. */
  boolean on(Signal input, boolean level) {
    return inverted.contains(input) != level;
  }

  private static Map<Signal, Integer> usual() {
    Map<Signal, Integer> places = new EnumMap<>(Signal.class);
    int relay = 0;
    int input = 0;
    for (Signal signal : Signal.values()) {
      places.put(signal, signal.output() ? ++relay : ++input);
    }
    return places;
  }

  private static Optional<Integer> number(String text, int highest) {
    return text.strip().matches("\\d{1,3}") && Integer.parseInt(text.strip()) >= 1 && Integer.parseInt(text.strip()) <= highest
        ? Optional.of(Integer.parseInt(text.strip()))
        : Optional.empty();
  }
}
