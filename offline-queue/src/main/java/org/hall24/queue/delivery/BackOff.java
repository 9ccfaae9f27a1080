package org.hall24.queue.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait: full jitter, uniform in 0 … min(cap, base · 2ⁿ), at least 250 ms. Five thousand kiosks that lost the same
 * line do not come back in the same second.
 *
 * @param base the first bound
 * @param cap the last bound
 * @param random where in between
 */
record BackOff(Duration base, Duration cap, RandomGenerator random) {

  private static final long FLOOR_MS = 250;

  /** The wait after the n-th failure, n from 0. */
  Duration after(int n) {
    return after(n, cap);
  }

  /** The same with a lower cap. */
  Duration after(int n, Duration lowerCap) {
    long capMs = Math.min(cap.toMillis(), lowerCap.toMillis());
    // 2^40 · 1 ms is beyond every cap and still no overflow.
    long bound = Math.min(capMs, Math.max(1, base.toMillis()) << Math.clamp(n, 0, 40 - 12));
    return Duration.ofMillis(Math.max(Math.min(FLOOR_MS, capMs), random.nextLong(bound + 1)));
  }

  /** What the backend asked for and up to a tenth more, or our own wait. */
  Duration asked(Optional<Duration> retryAfter, int n) {
    return retryAfter.map(wait -> wait.plusMillis(random.nextLong(wait.toMillis() / 10 + 1))).orElseGet(() -> after(n));
  }
}
