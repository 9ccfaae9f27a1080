package org.hall24.kiosk.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How Han characters are read, toneless, commonest reading first; all readings of a character count, because a person who
 * types 行 may mean <i>xing</i> or <i>hang</i>. Source and licence of the data: {@code readings.md}.
 */
public final class Readings {
  private final Map<Integer, List<String>> byCodePoint;

  private Readings(Map<Integer, List<String>> byCodePoint) {
    this.byCodePoint = byCodePoint;
  }

  /** The readings in the jar; builds its table once per call, so keep the result. */
  public static Readings shipped() {
    Map<Integer, List<String>> table = new HashMap<>(16_384);
    Catalogue.text("readings.tsv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              int tab = line.indexOf('\t');
              table.put(line.codePointAt(0), List.of(line.substring(tab + 1).split(" ")));
            });
    return new Readings(Map.copyOf(table));
  }

  /** Readings of a character; empty for one that is not Han or not known. */
  public List<String> of(int codePoint) {
    return byCodePoint.getOrDefault(codePoint, List.of());
  }
}
