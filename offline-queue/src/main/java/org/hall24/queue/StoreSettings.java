package org.hall24.queue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Where a store lives and what it is given from outside.
 *
 * @param folder the state folder; holds the database, its witness, its lock and the folder {@code keys}
 * @param clock wall time
 * @param ticker monotonic time
 * @param random for keys and ids
 * @param boot names this run of the machine in the journal
 * @param points told about every write; tests only
 */
public record StoreSettings(
    Path folder, Clock clock, Ticker ticker, SecureRandom random, String boot, WritePoints points) {

  /** A store on the machine's own clock and randomness. */
  public static StoreSettings in(Path folder) {
    return new StoreSettings(
        folder,
        Clock.systemUTC(),
        Ticker.system(),
        new SecureRandom(),
        UUID.randomUUID().toString(),
        WritePoints.NONE);
  }

  /** The same with other clocks. */
  public StoreSettings with(Clock otherClock, Ticker otherTicker) {
    return new StoreSettings(folder, otherClock, otherTicker, random, boot, points);
  }

  /** The same with somebody told about every write; tests only. */
  public StoreSettings with(WritePoints otherPoints) {
    return new StoreSettings(folder, clock, ticker, random, boot, otherPoints);
  }
}
