package org.hall24.queue.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Where to deliver and how patiently.
 *
 * @param backend the contract's root, to which {@code v1/…} is added
 * @param kiosk this kiosk's id
 * @param ca PEM file of the only authority to trust; the platform's otherwise
 * @param connectTimeout for a connection
 * @param callTimeout for a whole call: ends an answer that drips
 * @param stallTimeout for silence while reading or writing
 * @param backoffBase first bound of a wait
 * @param backoffCap last bound of every wait, probe and parking
 * @param maxAttempts after so many server faults over at least 24 h an item is dead
 * @param probeEvery how often an idle worker looks whether the backend is there
 */
public record DeliverySettings(
    HttpUrl backend,
    String kiosk,
    Optional<Path> ca,
    Duration connectTimeout,
    Duration callTimeout,
    Duration stallTimeout,
    Duration backoffBase,
    Duration backoffCap,
    int maxAttempts,
    Duration probeEvery) {

  /** The defaults: 10 s, 60 s, 30 s; waits from 2 s to 15 min; 20 attempts; a look each 30 s. */
  public static DeliverySettings of(HttpUrl backend, String kiosk) {
    return new DeliverySettings(
        backend,
        kiosk,
        Optional.empty(),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        Duration.ofSeconds(30),
        Duration.ofSeconds(2),
        Duration.ofMinutes(15),
        20,
        Duration.ofSeconds(30));
  }

  /** The same trusting only this authority. */
  public DeliverySettings withCa(Path pem) {
    return new DeliverySettings(
        backend, kiosk, Optional.of(pem), connectTimeout, callTimeout, stallTimeout, backoffBase, backoffCap, maxAttempts,
        probeEvery);
  }

  /** The same with other deadlines. */
  public DeliverySettings withTimeouts(Duration connect, Duration call, Duration stall) {
    return new DeliverySettings(
        backend, kiosk, ca, connect, call, stall, backoffBase, backoffCap, maxAttempts, probeEvery);
  }

  /** The same with other waits. */
  public DeliverySettings withBackoff(Duration base, Duration cap, int attempts) {
    return new DeliverySettings(
        backend, kiosk, ca, connectTimeout, callTimeout, stallTimeout, base, cap, attempts, probeEvery);
  }

  /** The same looking at an idle backend at another pace. */
  public DeliverySettings withProbeEvery(Duration every) {
    return new DeliverySettings(
        backend, kiosk, ca, connectTimeout, callTimeout, stallTimeout, backoffBase, backoffCap, maxAttempts, every);
  }
}
