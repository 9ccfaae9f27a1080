package org.hall24.locker.cell;

import java.util.Optional;
import org.hall24.locker.board.Presence;
import org.hall24.locker.cell.CellEffect.Transfer;
import org.hall24.locker.cell.Operation.Opening;
import org.hall24.locker.cell.Transition.Refused;

/**
 * The rules of a cell, without time, wire or disk.
 *
 * <p>Three things no sequence of events can do: lose an item (it leaves custody only with a {@link Transfer}), enter
 * {@link Opening} without an intent that is on record, make a cell allocatable that has a fault nobody has seen to be gone.
 */
public final class CellMachine {
  /** The party that holds what lies in a cell. */
  public static final String HALL = "hall";

  /** The party that papers come from when nobody saw them handed over. */
  public static final String UNCONFIRMED = "unconfirmed";

  private CellMachine() {}

  /** What the event makes of the cell. */
  public static Transition next(CellState s, CellEvent event) {
    return switch (event) {
      case CellEvent.Reserve(Item item, var until) ->
          s.allocatable() ? Transition.moved(s.with(new Custody.Reserved(item, until))) : new Refused("not-free");
      case CellEvent.Claim(Item item, var until) -> CustodyRules.claim(s, new Custody.Reserved(item, until));
      case CellEvent.Release r -> CustodyRules.release(s);
      case CellEvent.Intended(String intent, Purpose purpose) -> OpeningRules.intended(s, intent, purpose);
      case CellEvent.Restarted(String intent, Purpose purpose) -> Transition.moved(s.with(new Opening(intent, purpose, true)));
      case CellEvent.NotSent n -> OpeningRules.notSent(s);
      case CellEvent.Unwatched u -> DoorRules.mayHaveOpened(s);
      case CellEvent.SawOpen o -> DoorRules.sawOpen(s);
      case CellEvent.SawClosed c -> DoorRules.sawClosed(s);
      case CellEvent.SawItem(Presence item) -> Transition.moved(s.with(item));
      case CellEvent.BoardSilent b -> Transition.moved(s.unseen());
      case CellEvent.WindowElapsed(boolean blind) -> DoorRules.windowElapsed(s, blind);
      case CellEvent.LeftOpen l -> DoorRules.leftOpen(s);
      case CellEvent.SensorContradicts c -> DoorRules.sensorContradicts(s);
      case CellEvent.WrongDoor(boolean opened) -> DoorRules.wrongDoor(s, opened);
      case CellEvent.Confirmed(boolean inside, String party) -> CustodyRules.confirmed(s, inside, party);
      case CellEvent.GaveUp g -> OpeningRules.gaveUp(s);
      case CellEvent.Abandoned a -> OpeningRules.abandoned(s);
      case CellEvent.TakenOver t -> OpeningRules.settled(s);
      case CellEvent.KeyOpened(String by) -> CustodyRules.keyOpened(s);
      case CellEvent.Inspected(Optional<Item> found, String by) -> CustodyRules.inspected(s, found, by);
      case CellEvent.ServiceSet(Service service, String by) -> serviceSet(s, service);
    };
  }

  private static Transition serviceSet(CellState s, Service service) {
    return switch (service) {
      case IN_SERVICE, OUT_OF_SERVICE, MAINTENANCE -> Transition.moved(s.with(service));
      default -> new Refused("not-for-staff-to-say");
    };
  }
}
