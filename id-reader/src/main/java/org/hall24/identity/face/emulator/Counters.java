package org.hall24.identity.face.emulator;

import java.util.Map;
import java.util.TreeMap;

/** What a host did, right and wrong. Thread-safe. */
final class Counters {
  static final String MALFORMED = "malformed";
  static final String OVERLAPPING = "overlapping";
  static final String FORBIDDEN = "forbidden";

  private final Map<String, Long> counts = new TreeMap<>();

  Counters() {
    for (String name : new String[] {MALFORMED, OVERLAPPING, FORBIDDEN}) {
      counts.put(name, 0L);
    }
  }

  synchronized void add(String name) {
    counts.merge(name, 1L, Long::sum);
  }

  synchronized Map<String, Long> all() {
    return Map.copyOf(counts);
  }
}
