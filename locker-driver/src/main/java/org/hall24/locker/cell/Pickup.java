package org.hall24.locker.cell;

import java.time.Instant;
import java.util.List;

/**
 * How the papers in a cell may be collected. Part of the cell's own record: it goes when they go, so no code outlives what it
 * opens. Keyed digests only; neither a code nor a number of a person is kept.
 *
 * @param kind what sort of papers
 * @param code keyed digest of the code, hex
 * @param seconds keyed digests of what counts as second factor, hex; empty for none
 * @param issuedAt when the code was made
 * @param keepUntil after it the papers are marked overdue; the code stays valid until staff take them out
 */
public record Pickup(ItemKind kind, String code, List<String> seconds, Instant issuedAt, Instant keepUntil) {
  public Pickup {
    seconds = List.copyOf(seconds);
  }

  @Override
  public String toString() {
    return "Pickup[" + kind.word() + "]";
  }
}
