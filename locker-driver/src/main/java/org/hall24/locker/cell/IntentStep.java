package org.hall24.locker.cell;

import java.time.Instant;

/**
 * One thing that happened to an intent after it was written down.
 *
 * @param intent the intent's id
 * @param attempt which attempt
 * @param kind what happened
 * @param detail bytes in hex, a door's word, a result word; nothing personal
 * @param at wall time
 */
public record IntentStep(String intent, int attempt, Kind kind, String detail, Instant at) {

  /** What can happen to an intent, in this order. */
  public enum Kind {
    /** All bytes were taken by the line; the detail is the bytes. */
    SENT,
    /** The board answered, or did not; the detail says which. */
    REPLIED,
    /** The door was seen; the detail is its word. */
    OBSERVED,
    /** The opening ended; the detail is the result word of the command line. */
    OUTCOME,
    /** Nothing more will come: the door is closed and custody is said. */
    SETTLED
  }
}
