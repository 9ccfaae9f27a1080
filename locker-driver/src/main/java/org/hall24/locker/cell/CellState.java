package org.hall24.locker.cell;

import org.hall24.locker.board.Door;
import org.hall24.locker.board.Presence;

/**
 * Everything known about a cell: four axes that do not decide each other, and what its content sensor says.
 *
 * @param custody what it holds
 * @param operation what is being done at its door
 * @param door what its sensor showed last
 * @param answering whether its board answers
 * @param service whether it can serve, the board's silence aside
 * @param item what its content sensor showed last
 */
public record CellState(Custody custody, Operation operation, Door door, boolean answering, Service service, Presence item) {

  /** A cell without a content sensor. */
  public CellState(Custody custody, Operation operation, Door door, boolean answering, Service service) {
    this(custody, operation, door, answering, service, Presence.NONE);
  }

  /** A new cell nobody has looked at. */
  public static final CellState NEW =
      new CellState(new Custody.Empty(), new Operation.Idle(), Door.UNKNOWN, true, Service.IN_SERVICE);

  /** Whether it may be given to somebody: empty, also to its sensor, idle, seen closed, in service. */
  public boolean allocatable() {
    return custody instanceof Custody.Empty
        && operation instanceof Operation.Idle
        && door == Door.CLOSED
        && answering
        && service == Service.IN_SERVICE
        && item != Presence.PRESENT;
  }

  /** The service axis as shown: a silent board covers what is behind it. */
  public Service shownService() {
    return answering ? service : Service.BOARD_UNREACHABLE;
  }

  CellState with(Custody other) {
    return new CellState(other, operation, door, answering, service, item);
  }

  CellState with(Operation other) {
    return new CellState(custody, other, door, answering, service, item);
  }

  CellState with(Service other) {
    return new CellState(custody, operation, door, answering, other, item);
  }

  CellState seen(Door other) {
    return new CellState(custody, operation, other, true, service, item);
  }

  CellState unseen() {
    return new CellState(custody, operation, Door.UNKNOWN, false, service, item == Presence.NONE ? item : Presence.UNKNOWN);
  }

  CellState with(Presence other) {
    return new CellState(custody, operation, door, answering, service, other);
  }

  CellState idle() {
    return with(new Operation.Idle());
  }
}
