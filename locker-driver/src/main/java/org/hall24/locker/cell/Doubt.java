package org.hall24.locker.cell;

import java.util.List;
import java.util.Optional;
import org.hall24.locker.board.Door;
import org.hall24.locker.board.Presence;
import org.hall24.locker.cell.CellEffect.Transfer;
import org.hall24.locker.cell.Transition.Moved;

/** What a cell may be said to hold when nobody saw what was done to it. */
final class Doubt {

  private Doubt() {}

  /**
   * What a cell holds after somebody may have been at it unseen. A collection leaves the papers on record; anything else
   * leaves a doubt, unless a content sensor decides what became of a deposit.
   */
  static Moved unwatched(CellState s, Purpose purpose, String reason, List<CellEffect> effects) {
    return switch (purpose) {
      case COLLECT, INSPECT, TECHNICIAN -> new Moved(s, effects);
      case EMERGENCY -> new Moved(s.custody() instanceof Custody.Empty ? s : s.with(unsure(s.custody(), reason)), effects);
      case REOPEN -> new Moved(s.with(unsure(s.custody(), reason)), effects);
      case DEPOSIT -> {
        // Behind a closed door only: into an open one a hand may reach the moment after.
        boolean trusted = s.door() == Door.CLOSED && s.service() != Service.SENSOR_FAULT;
        if (trusted && s.item() == Presence.ABSENT && s.custody() instanceof Custody.Reserved) {
          yield new Moved(s.with(new Custody.Empty()), effects);
        }
        Optional<Item> awaited = awaited(s.custody());
        if (trusted && s.item() == Presence.PRESENT && awaited.isPresent()) {
          effects.add(new Transfer(awaited.get(), CellMachine.UNCONFIRMED, CellMachine.HALL));
          yield new Moved(s.with(new Custody.Holds(awaited.get(), CellMachine.UNCONFIRMED)), effects);
        }
        yield new Moved(s.with(unsure(s.custody(), reason)), effects);
      }
    };
  }

  /** What a deposit that nobody confirmed would have put in. */
  private static Optional<Item> awaited(Custody custody) {
    return switch (custody) {
      case Custody.Reserved(Item item, var until) -> Optional.of(item);
      case Custody.Unsure(Optional<Item> item, String who, String why) when who.isEmpty() -> item;
      case Custody c -> Optional.empty();
    };
  }

  static Custody unsure(Custody before, String reason) {
    return switch (before) {
      case Custody.Empty e -> new Custody.Unsure(Optional.empty(), "", reason);
      case Custody.Reserved(Item item, var until) -> new Custody.Unsure(Optional.of(item), "", reason);
      case Custody.Holds(Item item, String depositor) -> new Custody.Unsure(Optional.of(item), depositor, reason);
      case Custody.Unsure u -> u;
    };
  }
}
