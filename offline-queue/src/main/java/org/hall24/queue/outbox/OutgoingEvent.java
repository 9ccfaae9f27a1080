package org.hall24.queue.outbox;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened and that the backend must learn.
 *
 * @param kind what sort
 * @param caseKey the filing it belongs to; it is delivered after the filing. Empty: it belongs to none
 * @param at when, by the kiosk's clock
 * @param body its fields, values as JSON knows them
 */
public record OutgoingEvent(Kind kind, Optional<String> caseKey, Instant at, Map<String, ?> body) {

  /** The sorts of the backend contract. */
  public enum Kind {
    /** An item changed hands. */
    CUSTODY,
    /** A resident said how it went. */
    RATING,
    /** Somebody must look. */
    ALARM,
    /** Counters. */
    TELEMETRY;

    /** The contract's word. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Keeps its own copy. */
  public OutgoingEvent {
    body = Map.copyOf(body);
  }

  @Override
  public String toString() {
    return "OutgoingEvent[" + kind + ", case=" + caseKey.orElse("none") + "]";
  }
}
