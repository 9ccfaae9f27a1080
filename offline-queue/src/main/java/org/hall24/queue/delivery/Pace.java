package org.hall24.queue.delivery;

import java.time.Duration;

/**
 * How fast, while the line is open. Without trouble: as fast as the backend answers, four items side by side. After an outage
 * or a busy backend: one, then two, then four side by side, a step with every ten successes, and five requests a second at
 * most, until nothing waits any more. Pure: time comes in, waits come out.
 */
final class Pace {

  private static final int MOST_AT_ONCE = 4;
  private static final int STEP = 10;
  private static final double FIRST_RATE = 5;
  private static final double LEAST_RATE = 0.2;
  private static final double RECOVERY = 1.25;
  /** Requests of an item that were more than the bucket held are waited for afterwards, at most so long. */
  private static final double LONGEST_DEBT_S = 10;
  private static final double NANOS = 1e9;

  private final double leastRate;
  private int atOnce = MOST_AT_ONCE;
  private double rate = Double.POSITIVE_INFINITY;
  private double tokens;
  private long countedAt;
  private int successes;
  private long slowedAt = Long.MIN_VALUE;

  /** A pace that waits no longer than this between two requests. */
  Pace(Duration longestWait) {
    this.leastRate = Math.max(LEAST_RATE, 1000.0 / Math.max(1, longestWait.toMillis()));
  }

  /** How many items may be on the way together. */
  int atOnce() {
    return atOnce;
  }

  /** Begins again from one: thousands of kiosks got their line back in the same second. */
  void slowStart(long nanos) {
    atOnce = 1;
    limit(FIRST_RATE, nanos);
  }

  /** The backend has no time: half as fast, for everybody; what was on the way together slows down once. */
  void busy(long nanos) {
    atOnce = 1;
    if (slowedAt == Long.MIN_VALUE || nanos - slowedAt >= NANOS) {
      slowedAt = nanos;
      limit(Math.max(Math.min(leastRate, FIRST_RATE), (Double.isInfinite(rate) ? FIRST_RATE : rate) / 2), nanos);
    }
  }

  private void limit(double perSecond, long nanos) {
    rate = perSecond;
    tokens = Math.min(tokens, 1);
    countedAt = nanos;
    successes = 0;
  }

  /** Something was delivered. */
  void succeeded(long nanos) {
    if (Double.isInfinite(rate)) {
      return;
    }
    if (rate < FIRST_RATE) {
      refill(nanos);
      rate = Math.min(FIRST_RATE, rate * RECOVERY);
    }
    if (++successes < STEP) {
      return;
    }
    successes = 0;
    atOnce = Math.min(MOST_AT_ONCE, atOnce * 2);
  }

  /** Whether there is a limit. */
  boolean slowed() {
    return !Double.isInfinite(rate);
  }

  /** Nothing waits any more: the trouble is over. */
  void caughtUp() {
    atOnce = MOST_AT_ONCE;
    rate = Double.POSITIVE_INFINITY;
  }

  /** How long until the next request may leave. */
  Duration untilNext(long nanos) {
    if (Double.isInfinite(rate)) {
      return Duration.ZERO;
    }
    refill(nanos);
    return tokens >= 1 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil((1 - tokens) / rate * NANOS) + 1);
  }

  /** So many requests left. */
  void spend(int requests, long nanos) {
    if (!Double.isInfinite(rate)) {
      refill(nanos);
      tokens = Math.max(-rate * LONGEST_DEBT_S, tokens - requests);
    }
  }

  private void refill(long nanos) {
    if (Double.isInfinite(rate)) {
      return;
    }
    tokens = Math.min(Math.max(1, rate), tokens + (nanos - countedAt) / NANOS * rate);
    countedAt = nanos;
  }
}
