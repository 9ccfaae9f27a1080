package org.hall24.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before trying again: doubling, capped, with jitter so that many devices do not try in step. */
final class BackOff {
  private final Duration first;
  private final Duration cap;
  private final RandomGenerator random;
  private int failures;

  /**
   * @param first the longest first wait
   * @param cap the longest wait of all
   */
  BackOff(Duration first, Duration cap, RandomGenerator random) {
    this.first = first;
    this.cap = cap;
    this.random = random;
  }

  /** The next wait: between half of the doubled time and all of it, never above the cap. */
  Duration next() {
    long doubled = Nanos.of(first) << Math.min(failures, 20);
    failures++;
    long longest = Math.min(doubled, Nanos.of(cap));
    return Duration.ofNanos(longest / 2 + (long) (random.nextDouble() * (longest / 2)));
  }

  /** It worked: the next wait is a first one again. */
  void reset() {
    failures = 0;
  }
}
