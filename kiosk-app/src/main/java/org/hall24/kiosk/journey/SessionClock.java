package org.hall24.kiosk.journey;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The time by which a session counts: set to the time of day while nobody is there, from then on it only runs. A time server
 * that corrects the machine's clock by an hour neither ends a visit nor keeps an abandoned one on the screen.
 */
final class SessionClock {
  private final Clock clock;
  private final LongSupplier nanos;
  private Instant setTo;
  private long setAt;

  SessionClock(Clock clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
    this.setTo = clock.instant();
    this.setAt = nanos.getAsLong();
  }

  /** Takes over the time of day. */
  void set() {
    setTo = clock.instant();
    setAt = nanos.getAsLong();
  }

  /** The session's own time. */
  Instant now() {
    return setTo.plusNanos(nanos.getAsLong() - setAt);
  }

  /** The time of day. */
  Instant wall() {
    return clock.instant();
  }
}
