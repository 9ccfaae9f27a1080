package org.hall24.locker.cell;

import java.time.Duration;

/**
 * Limits and patience of a cabinet. Solenoids are rated for short use only; the lock's data sheet decides.
 *
 * @param betweenPulses rest between any two pulses: one solenoid at a time per supply
 * @param coolDown rest between two pulses of one cell
 * @param perMinute pulses of one cell in a minute, above which the order is refused
 * @param attempts how often one intent may be tried
 * @param watchEvery how often the doors are looked at after a pulse
 * @param pollEvery how often the doors are looked at otherwise; half a second keeps events within a second
 * @param leftOpenAfter how long a door may stand open before it counts as left open
 * @param confirmWithin how long a closed door may wait for a word about what is behind it
 * @param strayAfter how long after an opening another door that opens counts as opened by it
 */
public record CabinetTiming(
    Duration betweenPulses,
    Duration coolDown,
    int perMinute,
    int attempts,
    Duration watchEvery,
    Duration pollEvery,
    Duration leftOpenAfter,
    Duration confirmWithin,
    Duration strayAfter) {

  /** 300 ms, 3 s, 5 in a minute, 3 attempts, 120 ms, 500 ms, 60 s, 10 min, 2 s. */
  public static final CabinetTiming DEFAULTS =
      new CabinetTiming(
          Duration.ofMillis(300),
          Duration.ofSeconds(3),
          5,
          3,
          Duration.ofMillis(120),
          Duration.ofMillis(500),
          Duration.ofSeconds(60),
          Duration.ofMinutes(10),
          Duration.ofSeconds(2));
}
