package org.hall24.locker.cell;

import org.hall24.locker.board.Door;

/**
 * Everything known about a cell: four axes that do not decide each other.
 *
 * @param custody what it holds
 * @param operation what is being done at its door
 * @param door what its sensor showed last
 * @param answering whether its board answers
 * @param service whether it can serve, the board's silence aside
 */
public record CellState(Custody custody, Operation operation, Door door, boolean answering, Service service) {

  /** A new cell nobody has looked at. */
  public static final CellState NEW =
      new CellState(new Custody.Empty(), new Operation.Idle(), Door.UNKNOWN, true, Service.IN_SERVICE);

  /** Whether it may be given to somebody: empty, idle, seen closed, in service. */
  public boolean allocatable() {
    return custody instanceof Custody.Empty
        && operation instanceof Operation.Idle
        && door == Door.CLOSED
        && answering
        && service == Service.IN_SERVICE;
  }

  /** The service axis as shown: a silent board covers what is behind it. */
  public Service shownService() {
    return answering ? service : Service.BOARD_UNREACHABLE;
  }

  CellState with(Custody other) {
    return new CellState(other, operation, door, answering, service);
  }

  CellState with(Operation other) {
    return new CellState(custody, other, door, answering, service);
  }

  CellState with(Service other) {
    return new CellState(custody, operation, door, answering, other);
  }

  CellState seen(Door other) {
    return new CellState(custody, operation, other, true, service);
  }

  CellState unseen() {
    return new CellState(custody, operation, Door.UNKNOWN, false, service);
  }

  CellState idle() {
    return with(new Operation.Idle());
  }
}
