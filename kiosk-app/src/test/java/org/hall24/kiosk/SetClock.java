package org.hall24.kiosk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock on the wall that a test sets, forward and back. */
public final class SetClock extends Clock {
  private Instant now;

  /** A clock that stands. */
  public SetClock(Instant now) {
    this.now = now;
  }

  /** Sets it so much later, or with a negative time earlier. */
  public void move(Duration by) {
    now = now.plus(by);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
