package org.hall24.locker.cell;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A whole hand-over in one call: open, wait until the door is closed, pass custody. The closed door confirms, as on the
 * screens when nobody says otherwise.
 */
public final class HandOver {
  private final Cabinet cabinet;
  private final Duration reservation;
  private final Consumer<CellId> opened;

  /**
   * @param cabinet the cabinet
   * @param reservation how long a cell is kept for a deposit that does not come
   */
  public HandOver(Cabinet cabinet, Duration reservation) {
    this(cabinet, reservation, cell -> {});
  }

  /**
   * The same with somebody who is told of each door that stands open and is waited for.
   *
   * @param opened must return fast
   */
  public HandOver(Cabinet cabinet, Duration reservation, Consumer<CellId> opened) {
    this.cabinet = cabinet;
    this.reservation = reservation;
    this.opened = opened;
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
    return deposit(item, cell, need, depositor, authority, Optional.empty(), wait);
  }

  /**
   * The same for papers that get a code.
   *
   * @param pickup how they may be collected
   * @throws NotRecordedException when custody could not be made durable; it has not passed then
   */
  public HandOverOutcome deposit(
      Item item, Optional<CellId> cell, Need need, String depositor, String authority, Optional<Pickup> pickup, Duration wait)
      throws InterruptedException {
    Cabinet.Reservation kept =
        cell.isPresent() ? cabinet.reserve(cell.get(), item, reservation) : cabinet.reserve(item, need, reservation);
    return put(kept, item, depositor, authority, pickup, wait);
  }

  /**
   * Papers go into the very cell that a technician names; its door may stand open already.
   *
   * @param pickup how they may be collected, if there is a code for them
   * @throws NotRecordedException when custody could not be made durable; it has not passed then
   */
  public HandOverOutcome depositAt(
      CellId cell, Item item, String depositor, String authority, Optional<Pickup> pickup, Duration wait)
      throws InterruptedException {
    return put(cabinet.claim(cell, item, reservation), item, depositor, authority, pickup, wait);
  }

  private HandOverOutcome put(
      Cabinet.Reservation kept, Item item, String depositor, String authority, Optional<Pickup> pickup, Duration wait)
      throws InterruptedException {
    return switch (kept) {
      case Cabinet.Reservation.NoneFree n -> new HandOverOutcome.NoCell("none-free");
      case Cabinet.Reservation.NotThis(String reason) -> new HandOverOutcome.NoCell(reason);
      case Cabinet.Reservation.Stopped(String reason) -> new HandOverOutcome.NoCell(reason);
      case Cabinet.Reservation.Kept(CellId id) ->
          pass(new OpenRequest(id, Purpose.DEPOSIT, depositor, authority, Optional.of(item)), true, pickup, wait);
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
    return pass(new OpenRequest(cell, Purpose.COLLECT, receiver, authority, item), false, Optional.empty(), wait);
  }

  /**
   * Whoever made the last hand-over at a cell opens it once more, a little later: what was forgotten is taken out.
   *
   * @param within how long ago the hand-over may be
   * @param wait how long the door may stand open
   * @throws NotRecordedException when custody could not be made durable; it has not passed then
   */
  public HandOverOutcome again(CellId cell, String party, String authority, Duration within, Duration wait)
      throws InterruptedException {
    return after(cabinet.reopen(cell, party, authority, within), cell, party, false, Optional.empty(), wait);
  }

  /**
   * Papers go from one cell to another, through the hands of staff. Their code stays behind.
   *
   * @param to a certain cell, or the one that fits best
   * @param pickup how they may be collected from there
   * @return how they came out, and how they went in; only the first when they did not come out
   * @throws NotRecordedException when custody could not be made durable; it has not passed then
   */
  public List<HandOverOutcome> move(
      CellId from, Optional<CellId> to, Need need, String staff, String authority, Optional<Pickup> pickup, Duration wait)
      throws InterruptedException {
    Optional<Item> item = cabinet.cell(from).flatMap(c -> c.state().custody().inside());
    if (item.isEmpty()) {
      return List.of(new HandOverOutcome.NoCell("nothing-inside"));
    }
    HandOverOutcome out = collect(from, staff, authority, wait);
    return out instanceof HandOverOutcome.Done
        ? List.of(out, deposit(item.get(), to, need, staff, authority, pickup, wait))
        : List.of(out);
  }

  private HandOverOutcome pass(OpenRequest request, boolean inside, Optional<Pickup> pickup, Duration wait) throws InterruptedException {
    return after(cabinet.open(request), request.cell(), request.actor(), inside, pickup, wait);
  }

  private HandOverOutcome after(OpenOutcome opened, CellId cell, String party, boolean inside, Optional<Pickup> pickup, Duration wait)
      throws InterruptedException {
    if (!opened.open()) {
      // Whoever asked hears it and may ask again; meanwhile nothing is kept for them.
      cabinet.giveUp(cell);
      return new HandOverOutcome.NotOpened(opened);
    }
    this.opened.accept(cell);
    if (!closedInTime(cell, wait)) {
      cabinet.abandon(cell);
      return new HandOverOutcome.StillOpen(cell, opened);
    }
    return switch (cabinet.confirm(cell, inside, party, pickup)) {
      case Transition.Moved m -> new HandOverOutcome.Done(cell, opened);
      case Transition.Refused(String reason) when reason.equals("sensor-contradicts") -> {
        // The content sensor decides: nothing was put in, or not everything was taken out.
        cabinet.confirm(cell, !inside, party);
        yield new HandOverOutcome.NotConfirmed(cell, opened, inside ? "sensor-says-empty" : "sensor-says-full");
      }
      case Transition.Refused(String reason) -> new HandOverOutcome.NotConfirmed(cell, opened, reason);
    };
  }

  private boolean closedInTime(CellId cell, Duration wait) throws InterruptedException {
    try {
      return cabinet.awaitClosed(cell, wait);
    } catch (InterruptedException stopped) {
      cabinet.abandon(cell);
      throw stopped;
    }
  }
}
