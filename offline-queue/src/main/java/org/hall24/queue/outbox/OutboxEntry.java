package org.hall24.queue.outbox;

import java.util.Optional;

/**
 * An item of the outbox as a technician sees it: metadata only.
 *
 * @param row the item
 * @param acceptanceNo the number of the filing it is, or belongs to
 */
public record OutboxEntry(OutboxRow row, Optional<String> acceptanceNo) {

  /** {@code pending} or {@code dead}. */
  public String state() {
    return row.dead() ? "dead" : "pending";
  }
}
