package org.hall24.locker.cell;

import java.util.List;

/** What an event does to a cell. */
public sealed interface Transition {

  /** The new state (perhaps the same) and what follows. */
  record Moved(CellState state, List<CellEffect> effects) implements Transition {
    public Moved {
      effects = List.copyOf(effects);
    }
  }

  /**
   * It cannot be; nothing changes.
   *
   * @param reason a stable word
   */
  record Refused(String reason) implements Transition {}

  /** A move with these effects, in their order. */
  static Moved moved(CellState state, CellEffect... effects) {
    return new Moved(state, List.of(effects));
  }
}
