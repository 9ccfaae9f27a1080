package org.hall24.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Semaphore;

/** Wall and monotonic time that leap: waiting for a while takes no time and lets it pass. */
public final class LeapClock extends Clock implements Ticker {

  private long nanos;
  private long jumpMs;
  private final Instant start = Instant.parse("2026-11-22T14:41:00Z");


  /** Lets time pass on both clocks. */
  public synchronized void pass(Duration time) {
    nanos += time.toNanos();
  }

  /** Sets the wall clock only. */
  public synchronized void jump(Duration by) {
    jumpMs += by.toMillis();
  }


  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public boolean await(Semaphore bell, Duration atMost) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (bell.tryAcquire()) {
      return true;
    }
    pass(atMost.isNegative() ? Duration.ZERO : atMost);
    return false;
  }

  @Override
  public boolean awaitWork(Semaphore bell, Duration atMost) throws InterruptedException {
    bell.acquire();
    return true;
  }

  @Override
  public synchronized Instant instant() {
    return start.plusNanos(nanos).plusMillis(jumpMs);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
