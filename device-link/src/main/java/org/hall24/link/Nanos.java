package org.hall24.link;

import java.time.Duration;

/** Durations as nanoseconds that never overflow: "for ever" stays a very long time. */
final class Nanos {

  /** About 73 years: long enough to mean for ever, short enough to be added to a clock. */
  private static final long FOR_EVER = Long.MAX_VALUE / 4;

  private static final Duration LONGEST = Duration.ofNanos(FOR_EVER);

  private Nanos() {}

  /** The duration in nanoseconds, at least 0 and at most about 73 years. */
  static long of(Duration duration) {
    if (duration.isNegative()) {
      return 0;
    }
    return duration.compareTo(LONGEST) >= 0 ? FOR_EVER : duration.toNanos();
  }
}
