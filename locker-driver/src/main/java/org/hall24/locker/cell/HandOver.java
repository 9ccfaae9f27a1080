package org.hall24.locker.cell;

import java.time.Duration;
import java.util.Optional;

/**
 * A whole hand-over in one call: open, wait until the door is closed, pass custody. The closed door confirms, as on the
 * screens when nobody says otherwise.
 */
public final class HandOver {
  private final Cabinet cabinet;
  private final Duration reservation;

  /**
   * @param cabinet the cabinet
   * @param reservation how long a cell is kept for a deposit that does not come
   */
  public HandOver(Cabinet cabinet, Duration reservation) {
    this.cabinet = cabinet;
    this.reservation = reservation;
  }

  /**
   * Papers go in.
   *
   * @param item the papers
   * @param cell a certain cell, or the one that fits best
   * @param need what the cell must be like, when none is named
   * @param depositor who hands them over, a reference
   * @param authority what allows it, a reference
   * @param wait how long the door may stand open
   * @throws NotRecordedException when custody could not be made durable; it has not passed then
   */
  public HandOverOutcome deposit(Item item, Optional<CellId> cell, Need need, String depositor, String authority, Duration wait)
      throws InterruptedException {
    Cabinet.Reservation kept =
        cell.isPresent() ? cabinet.reserve(cell.get(), item, reservation) : cabinet.reserve(item, need, reservation);
    return switch (kept) {
      case Cabinet.Reservation.NoneFree n -> new HandOverOutcome.NoCell("none-free");
      case Cabinet.Reservation.Kept(CellId id) ->
          pass(new OpenRequest(id, Purpose.DEPOSIT, depositor, authority, Optional.of(item)), true, wait);
    };
  }

  /**
   * Papers go out.
   *
   * @param cell the cell
   * @param receiver who takes them over, a reference
   * @param authority what allows it, a reference
   * @param wait how long the door may stand open
   * @throws NotRecordedException when custody could not be made durable; it has not passed then
   */
  public HandOverOutcome collect(CellId cell, String receiver, String authority, Duration wait) throws InterruptedException {
    Optional<CellSnapshot> before = cabinet.cell(cell);
    if (before.isPresent()) {
      Custody custody = before.get().state().custody();
      if (custody instanceof Custody.Empty || custody instanceof Custody.Reserved) {
        return new HandOverOutcome.NoCell("nothing-inside");
      }
    }
    Optional<Item> item = before.flatMap(c -> c.state().custody().inside());
    return pass(new OpenRequest(cell, Purpose.COLLECT, receiver, authority, item), false, wait);
  }

  private HandOverOutcome pass(OpenRequest request, boolean inside, Duration wait) throws InterruptedException {
    CellId cell = request.cell();
    OpenOutcome opened = cabinet.open(request);
    if (!opened.open()) {
      return new HandOverOutcome.NotOpened(opened);
    }
    if (!cabinet.awaitClosed(cell, wait)) {
      return new HandOverOutcome.StillOpen(cell, opened);
    }
    return switch (cabinet.confirm(cell, inside, request.actor())) {
      case Transition.Moved m -> new HandOverOutcome.Done(cell, opened);
      case Transition.Refused(String reason) -> new HandOverOutcome.NotConfirmed(cell, opened, reason);
    };
  }
}
