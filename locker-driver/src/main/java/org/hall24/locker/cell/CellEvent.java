package org.hall24.locker.cell;

import java.time.Instant;
import java.util.Optional;
import org.hall24.locker.board.Presence;

/** What can happen to a cell. */
public sealed interface CellEvent {

  /** Keep it free for an item. */
  record Reserve(Item item, Instant until) implements CellEvent {}

  /** A technician names this very cell for an item: its door may stand open, or its bolt may have jammed before. */
  record Claim(Item item, Instant until) implements CellEvent {}

  /** The reservation is over. */
  record Release() implements CellEvent {}

  /** The intent to open it is durable; the same id again is another attempt. */
  record Intended(String intent, Purpose purpose) implements CellEvent {}

  /** At start: this intent has no end on record; nobody knows how far it got. */
  record Restarted(String intent, Purpose purpose) implements CellEvent {}

  /** No byte of the order left the host. */
  record NotSent() implements CellEvent {}

  /** The order may have left, and the door could not be watched. */
  record Unwatched() implements CellEvent {}

  /** The sensor shows an open door. */
  record SawOpen() implements CellEvent {}

  /** The sensor shows a closed door. */
  record SawClosed() implements CellEvent {}

  /** The board does not answer, or not for this channel. */
  record BoardSilent() implements CellEvent {}

  /** The content sensor was read. */
  record SawItem(Presence item) implements CellEvent {}

  /**
   * The time in which the door should have opened is over.
   *
   * @param blind true when the door could not be watched for so long that a quick hand may have been inside
   */
  record WindowElapsed(boolean blind) implements CellEvent {}

  /** The door has stood open longer than it should. */
  record LeftOpen() implements CellEvent {}

  /** The sensor says opposite things about one moment. */
  record SensorContradicts() implements CellEvent {}

  /**
   * Another door opened than the one asked for.
   *
   * @param opened true for the cell whose door opened unasked, false for the one that was asked for
   */
  record WrongDoor(boolean opened) implements CellEvent {}

  /**
   * A person, or a sensor, says what lies behind the closed door.
   *
   * @param inside whether the item is inside
   * @param party who hands over (deposit) or takes over (collection), a reference
   */
  record Confirmed(boolean inside, String party) implements CellEvent {}

  /** The person is gone, or wants another cell. */
  record GaveUp() implements CellEvent {}

  /** Nobody waits any longer at a door that stands open. */
  record Abandoned() implements CellEvent {}

  /** Staff take over whatever is under way at the door: whoever began it is gone. */
  record TakenOver() implements CellEvent {}

  /** Staff say that they opened the door with its mechanical key. */
  record KeyOpened(String by) implements CellEvent {}

  /** Staff looked inside: what they found, and who looked. */
  record Inspected(Optional<Item> found, String by) implements CellEvent {}

  /** Staff put it in or out of service. */
  record ServiceSet(Service service, String by) implements CellEvent {}
}
