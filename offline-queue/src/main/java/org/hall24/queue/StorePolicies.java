package org.hall24.queue;

import java.time.Duration;
import java.util.Optional;
import org.hall24.queue.seal.Sm2Envelope;
import org.hall24.queue.seal.Suite;

/**
 * What a house decides about its stores.
 *
 * @param suite seals what is new; what was sealed before opens with its own
 * @param retention how long a case stays readable after its receipt; at most seven days
 * @param epochCases the most cases whose keys are wrapped by one epoch's key
 * @param epochSpan how long an epoch takes new cases
 * @param reserveBytes the size of the file that is given up when the disk is full; empty: 9 MiB, twice the log and the largest
 *     unit, and in any case no more than a quarter of the space that is free when it is made
 * @param recoveryKey the city's public key (X25519, 32 bytes; or SM2, an uncompressed point of 65 bytes): what is needed to read
 *     undelivered filings is also sealed to it, so that a dead mainboard eats none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a record
public record StorePolicies(
    Suite suite,
    Duration retention,
    int epochCases,
    Duration epochSpan,
    Optional<Long> reserveBytes,
    Optional<byte[]> recoveryKey) {

  /** No case stays readable longer after its receipt: the shortest time that serves the purpose is the law (PIPL, article 19). */
  public static final Duration LONGEST_RETENTION = Duration.ofDays(7);

  /** Without a word from the house. */
  public static final StorePolicies DEFAULTS =
      new StorePolicies(Suite.INTERNATIONAL, Duration.ofHours(72), 500, Duration.ofDays(1), Optional.empty(), Optional.empty());

  /** Checks what would be against the law or mean nothing. */
  public StorePolicies {
    if (retention.isNegative() || retention.compareTo(LONGEST_RETENTION) > 0) {
      throw new IllegalArgumentException("retention " + retention + " is not within 0 and 7 days");
    }
    if (epochCases < 1 || !epochSpan.isPositive()) {
      throw new IllegalArgumentException("an epoch takes at least one case and lasts for a while");
    }
    if (recoveryKey.isPresent() && recoveryKey.get().length != Suite.KEY_BYTES && !Sm2Envelope.isPoint(recoveryKey.get())) {
      throw new IllegalArgumentException("the recovery key is neither 32 bytes of X25519 nor a point of SM2");
    }
  }

  /** The same with another suite. */
  public StorePolicies with(Suite other) {
    return new StorePolicies(other, retention, epochCases, epochSpan, reserveBytes, recoveryKey);
  }

  /** The same, sealed also to the city. */
  public StorePolicies withRecoveryKey(byte[] key) {
    return new StorePolicies(suite, retention, epochCases, epochSpan, reserveBytes, Optional.of(key.clone()));
  }

  /** The same with another time from a receipt to the end of its case's key. */
  public StorePolicies withRetention(Duration time) {
    return new StorePolicies(suite, time, epochCases, epochSpan, reserveBytes, recoveryKey);
  }

  /** The same with other epochs. */
  public StorePolicies withEpochs(int cases, Duration span) {
    return new StorePolicies(suite, retention, cases, span, reserveBytes, recoveryKey);
  }

  /** The same with a reserve of so many bytes; 0 for none. */
  public StorePolicies withReserve(long bytes) {
    return new StorePolicies(suite, retention, epochCases, epochSpan, Optional.of(bytes), recoveryKey);
  }
}
