package org.hall24.locker.cell;

import java.time.Duration;

/**
 * When a bolt was pulsed, by the machine's own clock.
 *
 * @param run which run of the machine
 * @param millis milliseconds since that run began
 */
public record PulseTime(String run, long millis) {

  static PulseTime now(MachineClock clock) {
    return new PulseTime(clock.run(), clock.up().toMillis());
  }

  /** How long ago it was at least: before the machine was started, if it was in another run. */
  Duration ago(MachineClock clock) {
    Duration up = clock.up();
    Duration since = run.equals(clock.run()) ? up.minusMillis(millis) : up;
    return since.isNegative() ? Duration.ZERO : since;
  }
}
