package org.hall24.locker.cell;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The last hand-over at a cell, so that whoever made it may open the same cell again for a little while.
 *
 * @param item what passed
 * @param party who handed it over or took it, a reference
 * @param code keyed digest of the code it was collected with, empty for none
 * @param at wall time
 */
public record LastPass(Item item, String party, String code, Instant at) {

  /** Whether this party made it, and not longer ago than that. */
  static boolean recent(Optional<LastPass> last, String party, Instant now, Duration within) {
    // A clock that was set back counts as a moment ago, not as years.
    return last.filter(pass -> pass.party.equals(party) && !now.isAfter(pass.at.plus(within))).isPresent();
  }
}
