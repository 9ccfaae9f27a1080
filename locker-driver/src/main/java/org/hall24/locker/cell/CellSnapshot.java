package org.hall24.locker.cell;

import java.time.Instant;
import java.util.Optional;

/**
 * A cell as screens and commands show it.
 *
 * @param place where it is
 * @param state what is known about it
 * @param pulses how often its bolt was pulsed in all
 * @param since since when custody is what it is
 * @param pickup how what it holds may be collected, if there is a code for it
 */
public record CellSnapshot(CellPlace place, CellState state, long pulses, Instant since, Optional<Pickup> pickup) {

  /** Whether what it holds should have been collected by now. A property of the papers, not of the cell. */
  public boolean overdue(Instant now) {
    return state.custody().inside().isPresent() && pickup.filter(p -> now.isAfter(p.keepUntil())).isPresent();
  }
}
