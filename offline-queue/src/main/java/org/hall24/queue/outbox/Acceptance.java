package org.hall24.queue.outbox;

import java.time.Instant;
import org.hall24.queue.StoreException;

/** Whether a filing was accepted. */
public sealed interface Acceptance {

  /**
   * It is on disk, sealed, and will arrive.
   *
   * @param acceptanceNo the number to show
   * @param key its idempotency key, also the case's name
   * @param acceptedAt when, by the kiosk's clock
   */
  record Accepted(String acceptanceNo, String key, Instant acceptedAt) implements Acceptance {}

  /** It is not, and nothing of it is stored: say so before the resident leaves. */
  record NotAccepted(StoreException.Reason reason) implements Acceptance {}
}
