package org.hall24.queue.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Where to deliver and how patiently.
 *
 * @param backend the contract's root, to which {@code v1/…} is added
 * @param kiosk this kiosk's id
 * @param ca PEM file of the only authority to trust; the platform's otherwise
 * @param identity with what the kiosk proves itself
 * @param pins {@code sha256/…} of public keys of which one must be in the backend's chain; none, or two and more
 * @param connectTimeout for a connection
 * @param callTimeout for a whole call: ends an answer that drips; a part of an attachment has a second more for each 16 KiB
 * @param stallTimeout for silence while reading or writing
 * @param backoffBase first bound of a wait
 * @param backoffCap last bound of every wait, probe and parking
 * @param maxAttempts after so many server faults over at least 24 h an item is dead
 * @param probeEvery how often an idle worker looks whether the backend is there
 * @param bootDelay a worker in the background waits up to so long before its first item, each kiosk another time
 */
public record DeliverySettings(
    HttpUrl backend,
    String kiosk,
    Optional<Path> ca,
    Optional<ClientIdentity> identity,
    List<String> pins,
    Duration connectTimeout,
    Duration callTimeout,
    Duration stallTimeout,
    Duration backoffBase,
    Duration backoffCap,
    int maxAttempts,
    Duration probeEvery,
    Duration bootDelay) {

  /** Keeps its own copy; a pin without a backup would lock the kiosk out on the day the key changes. */
  public DeliverySettings {
    pins = List.copyOf(pins);
    if (pins.size() == 1) {
      throw new IllegalArgumentException("a pin needs a backup pin beside it");
    }
  }

  /** The defaults: 10 s, 60 s, 30 s; waits from 2 s to 15 min; 20 attempts; a look each 30 s; no delay. */
  public static DeliverySettings of(HttpUrl backend, String kiosk) {
    return new DeliverySettings(
        backend,
        kiosk,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        Duration.ofSeconds(30),
        Duration.ofSeconds(2),
        Duration.ofMinutes(15),
        20,
        Duration.ofSeconds(30),
        Duration.ZERO);
  }

  /** The same speaking for another kiosk. */
  public DeliverySettings withKiosk(String other) {
    return new DeliverySettings(
        backend, other, ca, identity, pins, connectTimeout, callTimeout, stallTimeout, backoffBase, backoffCap, maxAttempts,
        probeEvery, bootDelay);
  }

  /** The same trusting only this authority. */
  public DeliverySettings withCa(Path pem) {
    return new DeliverySettings(
        backend, kiosk, Optional.of(pem), identity, pins, connectTimeout, callTimeout, stallTimeout, backoffBase, backoffCap,
        maxAttempts, probeEvery, bootDelay);
  }

  /** The same proving itself with this certificate. */
  public DeliverySettings withIdentity(ClientIdentity own) {
    return new DeliverySettings(
        backend, kiosk, ca, Optional.of(own), pins, connectTimeout, callTimeout, stallTimeout, backoffBase, backoffCap,
        maxAttempts, probeEvery, bootDelay);
  }

  /** The same proving itself with nothing. */
  public DeliverySettings anonymous() {
    return new DeliverySettings(
        backend, kiosk, ca, Optional.empty(), pins, connectTimeout, callTimeout, stallTimeout, backoffBase, backoffCap,
        maxAttempts, probeEvery, bootDelay);
  }

  /**
   * The same with pinned keys.
   *
   * @throws IllegalArgumentException when there is one without a backup
   */
  public DeliverySettings withPins(List<String> sha256) {
    return new DeliverySettings(
        backend, kiosk, ca, identity, sha256, connectTimeout, callTimeout, stallTimeout, backoffBase, backoffCap, maxAttempts,
        probeEvery, bootDelay);
  }

  /** The same with other deadlines. */
  public DeliverySettings withTimeouts(Duration connect, Duration call, Duration stall) {
    return new DeliverySettings(
        backend, kiosk, ca, identity, pins, connect, call, stall, backoffBase, backoffCap, maxAttempts, probeEvery, bootDelay);
  }

  /** The same with other waits. */
  public DeliverySettings withBackoff(Duration base, Duration cap, int attempts) {
    return new DeliverySettings(
        backend, kiosk, ca, identity, pins, connectTimeout, callTimeout, stallTimeout, base, cap, attempts, probeEvery,
        bootDelay);
  }

  /** The same looking at an idle backend at another pace. */
  public DeliverySettings withProbeEvery(Duration every) {
    return new DeliverySettings(
        backend, kiosk, ca, identity, pins, connectTimeout, callTimeout, stallTimeout, backoffBase, backoffCap, maxAttempts,
        every, bootDelay);
  }

  /** The same with a delay after a start. */
  public DeliverySettings withBootDelay(Duration upTo) {
    return new DeliverySettings(
        backend, kiosk, ca, identity, pins, connectTimeout, callTimeout, stallTimeout, backoffBase, backoffCap, maxAttempts,
        probeEvery, upTo);
  }
}
