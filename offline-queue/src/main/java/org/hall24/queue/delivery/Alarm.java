package org.hall24.queue.delivery;

import java.time.Instant;

/**
 * Something about delivery that a person must look at.
 *
 * @param what the stable word: {@code undelivered-24h}, {@code undelivered-72h}, {@code undelivered-7d}, {@code dead-letter},
 *     {@code captive-portal}, {@code clock}, {@code trust}, {@code credentials}, {@code mismatch}, {@code corruption}
 * @param since since when, by the kiosk's clock
 */
public record Alarm(String what, Instant since) {}
