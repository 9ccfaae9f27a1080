package org.hall24.locker.gpio;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The two pins of a lock, by BCM number.
 *
 * @param bolt the output that moves it
 * @param door the input of its door's switch
 */
public record PinPair(int bolt, int door) {
  private static final int HIGHEST_BCM = 27;

  /**
   * Reads pairs such as {@code 17:27,22:23}, channel 1 first.
   *
   * @return empty when a pin is none, or is named twice
   */
  public static Optional<List<PinPair>> parse(String text) {
    List<PinPair> pairs = new ArrayList<>();
    Set<Integer> used = new HashSet<>();
    for (String word : text.split(",", -1)) {
      if (!word.strip().matches("\\d{1,2}:\\d{1,2}")) {
        return Optional.empty();
      }
      String[] parts = word.strip().split(":", 2);
      PinPair pair = new PinPair(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
      if (pair.bolt > HIGHEST_BCM || pair.door > HIGHEST_BCM || !used.add(pair.bolt) || !used.add(pair.door)) {
        return Optional.empty();
      }
      pairs.add(pair);
    }
    return Optional.of(List.copyOf(pairs));
  }
}
