package org.hall24.locker.cell;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a cell besides its state.
 *
 * @param since since when custody is what it is
 * @param last the last hand-over, if there was one
 * @param pickup how what it holds may be collected, if there is a code for it
 */
record Kept(Instant since, Optional<LastPass> last, Optional<Pickup> pickup) {
  /** Of a cell that nobody has used. */
  static final Kept NOTHING = new Kept(Instant.EPOCH, Optional.empty(), Optional.empty());

  /** The same with another code, or none. */
  Kept with(Optional<Pickup> given) {
    return new Kept(since, last, given);
  }

  /**
   * What is kept after an event.
   *
   * @param before the cell until now
   * @param moved what the event makes of it
   * @param given the code that what is put in gets, if any
   */
  Kept after(CellState before, CellEvent event, Transition.Moved moved, Optional<Pickup> given, Instant now) {
    boolean passed = !moved.state().custody().equals(before.custody());
    return new Kept(passed ? now : since, pass(event, moved.effects(), now), pickup(before, moved.state(), given));
  }

  /** Who handed something over or took it, when this event says so. */
  private Optional<LastPass> pass(CellEvent event, List<CellEffect> effects, Instant now) {
    if (event instanceof CellEvent.Confirmed(boolean inside, String party)) {
      for (CellEffect effect : effects) {
        if (effect instanceof CellEffect.Transfer(Item item, String from, String to)) {
          return Optional.of(new LastPass(item, party, pickup.map(Pickup::code).orElse(""), now));
        }
      }
    }
    return last;
  }

  /** A code stays with the papers it is for, and goes with them. */
  private Optional<Pickup> pickup(CellState before, CellState after, Optional<Pickup> given) {
    Optional<Item> inside = after.custody().inside();
    if (inside.isEmpty()) {
      return Optional.empty();
    }
    return given.isPresent() ? given : pickup.filter(p -> inside.equals(before.custody().inside()));
  }
}
