package org.hall24.receipt.emulator;

import org.hall24.link.Ticker;

/** How long things take: paper that moves, and a printer that works through its buffer at a pace. Not thread-safe. */
final class Motor {
  private static final long SECOND = 1_000_000_000L;
  private static final long DOTS_PER_MM = 8;

  private final int mmPerSecond;
  private final int bytesPerSecond;
  private final Ticker ticker;
  private boolean moving;
  private long stillAt;
  private long nextByteAt;
  private long lookedAt;

  /**
   * @param mmPerSecond speed of the paper; 0 moves in no time
   * @param bytesPerSecond pace of the work; 0 as fast as it can
   */
  Motor(int mmPerSecond, int bytesPerSecond, Ticker ticker) {
    this.mmPerSecond = mmPerSecond;
    this.bytesPerSecond = bytesPerSecond;
    this.ticker = ticker;
    this.stillAt = ticker.nanos();
    this.nextByteAt = ticker.nanos();
    this.lookedAt = ticker.nanos();
  }

  /**
   * The emulator stops looking until something happens. What begins before its next look may have begun at any time since
   * then: a machine runs on by itself however late its emulator wakes up.
   */
  void lookedAway() {
    lookedAt = ticker.nanos();
  }

  /** Whether the paper still moves. */
  boolean moving() {
    if (moving && ticker.nanos() - stillAt >= 0) {
      moving = false;
    }
    return moving;
  }

  /** The paper moves on, behind what moves already. */
  void move(int dots) {
    if (dots > 0 && mmPerSecond > 0) {
      stillAt = Math.max(stillAt, lookedAt) + dots * SECOND / (DOTS_PER_MM * mmPerSecond);
      moving = true;
    }
  }

  void stop() {
    moving = false;
  }

  /** Whether its pace allows another byte, which is then taken. */
  boolean mayTakeByte() {
    if (bytesPerSecond == 0) {
      return true;
    }
    if (nextByteAt - ticker.nanos() > 0) {
      return false;
    }
    nextByteAt = Math.max(nextByteAt, lookedAt) + SECOND / bytesPerSecond;
    return true;
  }

  /** Nanoseconds until something may happen by itself, at most so many. */
  long nextLook(long most, boolean idle) {
    long now = ticker.nanos();
    long next = most;
    if (moving) {
      next = Math.min(next, stillAt - now);
    }
    if (bytesPerSecond > 0 && !idle) {
      next = Math.min(next, nextByteAt - now);
    }
    return next;
  }
}
