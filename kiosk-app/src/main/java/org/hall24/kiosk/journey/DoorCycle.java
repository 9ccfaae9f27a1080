package org.hall24.kiosk.journey;

import org.hall24.kiosk.journey.Event.Reported;
import org.hall24.kiosk.journey.Event.Touched;

/**
 * One cycle of a door before a person, as makers of lockers count them: unlocked, seen open, seen closed again. What lies behind
 * the door and whose it is then is not its business; a journey that stands at a door holds a cycle and says what follows it.
 *
 * @param ticket of the question whose reports are about this door
 * @param cell empty until one is chosen
 */
record DoorCycle(Ticket ticket, String cell, Moment moment) {

  /** How far the door is. */
  enum Moment {
    OPENING,
    OPEN,
    /** Another cell is wanted; this door must be closed before the next one opens, or two stand open before one person. */
    SWAPPING
  }

  /** What an event makes of a cycle. */
  sealed interface Next {}

  /** It goes on, as this. */
  record Going(DoorCycle door) implements Next {}

  /** It is over: the door is closed again; {@code swapped}: so that another one can be opened. */
  record Shut(String cell, boolean swapped) implements Next {}

  /**
   * It is over, and not as it should be.
   *
   * @param cell empty when none was chosen
   * @param result the result word of the cabinet, {@code full} when no cell fits, or {@code stays-shut} when the person says so
   * @param door whether a door did not do what it should; else none was moved
   */
  record Amiss(String cell, String result, boolean door) implements Next {}

  /** A door that is about to open. */
  static DoorCycle opening(Ticket ticket, String cell) {
    return new DoorCycle(ticket, cell, Moment.OPENING);
  }

  /** Whether the door may stand open. */
  boolean open() {
    return moment != Moment.OPENING;
  }

  /** Whether another cell can be had instead. */
  boolean swappable(Hall hall) {
    return moment == Moment.OPEN && hall.conditions().freeCells() > 0;
  }

  /** The same door when another cell is wanted. */
  DoorCycle swapping() {
    return new DoorCycle(ticket, cell, Moment.SWAPPING);
  }

  /** Goes on with an event; what has nothing to do with the door leaves it as it is. */
  Next after(Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket of, Report report) when of.equals(ticket) ->
          switch (moment) {
            case OPENING -> opening(report, turn);
            case OPEN -> open(report);
            case SWAPPING -> report instanceof Report.DoorClosed ? new Shut(cell, true) : new Going(this);
          };
      case Touched(Touch.DoorStuck()) when moment == Moment.OPEN -> {
        turn.perform(new Effect.LeaveDoor(cell));
        yield new Amiss(cell, "stays-shut", true);
      }
      case Touched(Touch.Back()) when moment == Moment.SWAPPING -> new Going(new DoorCycle(ticket, cell, Moment.OPEN));
      default -> new Going(this);
    };
  }

  private Next opening(Report report, Turn turn) {
    return switch (report) {
      case Report.CellChosen chosen -> new Going(opening(ticket, chosen.cell()));
      case Report.NoCell() -> new Amiss("", "full", false);
      case Report.DoorOpened(String opened) -> {
        String at = named(opened);
        turn.perform(new Effect.WatchDoor(ticket, at));
        yield new Going(new DoorCycle(ticket, at, Moment.OPEN));
      }
      case Report.DoorTrouble(String of, String result) -> new Amiss(named(of), result, true);
      case Report.Failed(String reason) -> new Amiss(cell, reason, false);
      default -> new Going(this);
    };
  }

  private Next open(Report report) {
    return switch (report) {
      case Report.DoorClosed _ -> new Shut(cell, false);
      case Report.DoorTrouble(String _, String result) -> new Amiss(cell, result, true);
      default -> new Going(this);
    };
  }

  /** A cell that was chosen stays the one that is meant. */
  private String named(String reported) {
    return cell.isEmpty() ? reported : cell;
  }
}
