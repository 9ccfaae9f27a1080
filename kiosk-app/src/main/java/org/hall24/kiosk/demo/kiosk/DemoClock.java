package org.hall24.kiosk.demo.kiosk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The hall's time of day: runs like the machine's clock from wherever it was last set. */
public final class DemoClock extends Clock {
  private final ZoneId zone;
  private final Clock machine;
  private volatile Duration ahead;

  /** A clock that shows {@code start} now. */
  public DemoClock(Instant start, ZoneId zone, Clock machine) {
    this.zone = zone;
    this.machine = machine;
    this.ahead = Duration.between(machine.instant(), start);
  }

  /** From now on it is this time, on every view of this clock. */
  public void set(Instant now) {
    ahead = Duration.between(machine.instant(), now);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new View(other);
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(ahead);
  }

  /** The same time in another zone. */
  private final class View extends Clock {
    private final ZoneId viewZone;

    View(ZoneId viewZone) {
      this.viewZone = viewZone;
    }

    @Override
    public ZoneId getZone() {
      return viewZone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new View(other);
    }

    @Override
    public Instant instant() {
      return DemoClock.this.instant();
    }
  }
}
