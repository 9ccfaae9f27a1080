package org.hall24.locker.cell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hall24.locker.cell.Cabinet.Reservation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which cell is kept free for what, and whether the cabinet takes anything in at all. Says what {@link Cabinet} promises. */
final class Reservations {
  private static final Logger log = LoggerFactory.getLogger(Reservations.class);

  private final CabinetMap map;
  private final CellBook book;
  private final Clock clock;
  private volatile String stopped = "";

  Reservations(CabinetMap map, CellBook book, Clock clock) {
    this.map = map;
    this.book = book;
    this.clock = clock;
  }

  Reservation reserve(Item item, Need need, Duration stay) {
    Instant until = clock.instant().plus(stay);
    Optional<CellId> kept = keptFor(item);
    if (kept.isPresent()) {
      return new Reservation.Kept(kept.get());
    }
    if (!stopped.isEmpty()) {
      return new Reservation.Stopped(stopped);
    }
    for (Optional<CellId> id = need.choose(book.snapshot()); id.isPresent(); id = need.choose(book.snapshot())) {
      if (book.apply(id.get(), new CellEvent.Reserve(item, until)) instanceof Transition.Moved) {
        return new Reservation.Kept(id.get());
      }
    }
    return new Reservation.NoneFree();
  }

  Reservation reserve(CellId cell, Item item, Duration stay) {
    return keep(cell, item, new CellEvent.Reserve(item, clock.instant().plus(stay))) instanceof Reservation.Kept kept
        ? kept
        : new Reservation.NoneFree();
  }

  Reservation claim(CellId cell, Item item, Duration stay) {
    return keep(cell, item, new CellEvent.Claim(item, clock.instant().plus(stay)));
  }

  private Reservation keep(CellId cell, Item item, CellEvent event) {
    if (map.find(cell).isEmpty()) {
      return new Reservation.NotThis("unknown-cell");
    }
    if (keptFor(item).equals(Optional.of(cell)) || depositing(cell, item)) {
      return new Reservation.Kept(cell);
    }
    if (!stopped.isEmpty()) {
      return new Reservation.Stopped(stopped);
    }
    return switch (book.apply(cell, event)) {
      case Transition.Moved m -> new Reservation.Kept(cell);
      case Transition.Refused(String reason) -> new Reservation.NotThis(reason);
    };
  }

  private Optional<CellId> keptFor(Item item) {
    return book.snapshot().stream()
        .filter(c -> c.state().custody() instanceof Custody.Reserved(Item kept, Instant until) && kept.equals(item))
        .map(c -> c.place().id())
        .findFirst();
  }

  /** Whether the door of a deposit of this item stands open, or was just shut. */
  private boolean depositing(CellId cell, Item item) {
    CellState state = book.state(cell);
    return state.operation().atTheDoorToDeposit() && state.custody().inside().equals(Optional.of(item));
  }

  /** @param reason why nothing is taken in, empty to go on */
  void stop(String reason) {
    stopped = reason;
    log.info("locker.deposits {}", reason.isEmpty() ? "go on" : "stopped reason=" + reason);
  }

  String stopped() {
    return stopped;
  }
}
