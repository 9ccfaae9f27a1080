package org.hall24.queue.outbox;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Idempotency keys: UUID version 7 (RFC 9562 §5.7), lower case. Sorted as made, also within one millisecond. */
public final class Keys {

  private final Clock clock;
  private final SecureRandom random;
  private long lastMs;
  private int lastCount;

  /** Keys from this clock and randomness. */
  public Keys(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** A key that was never given before. */
  public synchronized String next() {
    long now = clock.millis();
    if (now > lastMs) {
      lastMs = now;
      lastCount = random.nextInt(0x800);
    } else if (++lastCount > 0xfff) {
      // More than a millisecond can order, or a clock set back: borrow from the next one.
      lastMs++;
      lastCount = 0;
    }
    long high = (lastMs << 16) | 0x7000 | lastCount;
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
