package org.hall24.queue.delivery;

import java.time.Instant;

/**
 * How the line to the backend stands, for the screen and the health page.
 *
 * @param state how
 * @param reason the last outcome's word
 * @param since when it became so, by the kiosk's clock
 */
public record DeliveryStatus(State state, String reason, Instant since) {

  /** How the line stands. */
  public enum State {
    /** Nothing was tried yet. */
    UNKNOWN,
    /** The last answer came from the backend. */
    ONLINE,
    /** Nobody answers, or somebody else does. */
    OFFLINE,
    /** The backend answers and nothing may be delivered until somebody looks: trust, credentials, another contract. */
    STOPPED
  }

  /** Whether the backend answered last time. */
  public boolean online() {
    return state == State.ONLINE;
  }
}
