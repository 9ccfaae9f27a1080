package org.hall24.queue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Where a store lives and what it is given from outside.
 *
 * @param folder the state folder; holds the database, its witness, its lock, attachments and the folder {@code keys}
 * @param clock wall time
 * @param ticker monotonic time
 * @param random for keys and ids
 * @param boot names this run of the machine in the journal
 * @param points told about every write; tests only
 * @param secret where the device's secret comes from
 * @param policies what the house decided
 * @param disk how much room there is
 */
public record StoreSettings(
    Path folder,
    Clock clock,
    Ticker ticker,
    SecureRandom random,
    String boot,
    WritePoints points,
    DeviceSecret secret,
    StorePolicies policies,
    Disk disk) {

  /** A store with a device secret in a file and the default policies. */
  public StoreSettings(Path folder, Clock clock, Ticker ticker, SecureRandom random, String boot, WritePoints points) {
    this(folder, clock, ticker, random, boot, points, new DeviceSecret.OfFile(), StorePolicies.DEFAULTS, Disk.real());
  }

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
    return new StoreSettings(folder, otherClock, otherTicker, random, boot, points, secret, policies, disk);
  }

  /** The same with somebody told about every write; tests only. */
  public StoreSettings with(WritePoints otherPoints) {
    return new StoreSettings(folder, clock, ticker, random, boot, otherPoints, secret, policies, disk);
  }

  /** The same at another place. */
  StoreSettings withFolder(Path otherFolder) {
    return new StoreSettings(otherFolder, clock, ticker, random, boot, points, secret, policies, disk);
  }

  /** The same with another source of the device's secret. */
  public StoreSettings with(DeviceSecret otherSecret) {
    return new StoreSettings(folder, clock, ticker, random, boot, points, otherSecret, policies, disk);
  }

  /** The same with other policies. */
  public StoreSettings with(StorePolicies otherPolicies) {
    return new StoreSettings(folder, clock, ticker, random, boot, points, secret, otherPolicies, disk);
  }

  /** The same with another word on the room there is. */
  public StoreSettings withDisk(Disk otherDisk) {
    return new StoreSettings(folder, clock, ticker, random, boot, points, secret, policies, otherDisk);
  }
}
