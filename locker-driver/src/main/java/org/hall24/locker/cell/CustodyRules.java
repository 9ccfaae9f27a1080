package org.hall24.locker.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.locker.board.Presence;
import org.hall24.locker.cell.CellEffect.Settled;
import org.hall24.locker.cell.CellEffect.Transfer;
import org.hall24.locker.cell.Operation.DoorOpen;
import org.hall24.locker.cell.Operation.Idle;
import org.hall24.locker.cell.Operation.Verifying;
import org.hall24.locker.cell.Transition.Moved;
import org.hall24.locker.cell.Transition.Refused;

/** What people say about a cell: who it is kept for, what was put in or taken out, what staff found. */
final class CustodyRules {

  private CustodyRules() {}

  static Transition claim(CellState s, Custody.Reserved reserved) {
    if (!(s.custody() instanceof Custody.Empty)) {
      return new Refused(s.custody().word());
    }
    if (!(s.operation() instanceof Idle)) {
      return new Refused("in-use");
    }
    if (!takesDeposits(s.service())) {
      return new Refused(s.service().word());
    }
    return s.item() == Presence.PRESENT ? new Refused("something-inside") : Transition.moved(s.with(reserved));
  }

  static Transition release(CellState s) {
    if (!(s.custody() instanceof Custody.Reserved)) {
      return new Refused("not-reserved");
    }
    return s.operation() instanceof Idle ? Transition.moved(s.with(new Custody.Empty())) : new Refused("in-use");
  }

  /** A jam may be over, and a door that was left open may be used: whoever opens it again stands before it. */
  static boolean takesDeposits(Service service) {
    return service == Service.IN_SERVICE || service == Service.JAMMED || service == Service.AJAR;
  }

  static Transition confirmed(CellState s, boolean inside, String party) {
    if (!(s.operation() instanceof Verifying(String intent, Purpose purpose))) {
      return new Refused(s.operation() instanceof DoorOpen ? "door-open" : "nothing-to-confirm");
    }
    if (s.item() == (inside ? Presence.ABSENT : Presence.PRESENT)) {
      return new Refused("sensor-contradicts");
    }
    CellState idle = s.idle();
    if (purpose == Purpose.REOPEN && s.custody() instanceof Custody.Empty) {
      return inside
          ? Transition.moved(idle.with(new Custody.Unsure(Optional.empty(), party, "put-back")), new Settled(intent, "put-back"))
          : Transition.moved(idle, new Settled(intent, "nothing-left"));
    }
    if (purpose == Purpose.DEPOSIT) {
      return switch (s.custody()) {
        case Custody.Reserved(Item item, var until) when inside ->
            Transition.moved(idle.with(new Custody.Holds(item, party)), new Transfer(item, party, CellMachine.HALL), new Settled(intent, "deposited"));
        case Custody.Reserved r -> Transition.moved(idle.with(new Custody.Empty()), new Settled(intent, "withdrawn"));
        // The door had been left open; somebody came back to it.
        case Custody.Unsure(Optional<Item> item, String who, String why) when item.isPresent() && who.isEmpty() ->
            inside
                ? Transition.moved(idle.with(new Custody.Holds(item.get(), party)), new Transfer(item.get(), party, CellMachine.HALL), new Settled(intent, "deposited"))
                : Transition.moved(idle.with(new Custody.Empty()), new Transfer(item.get(), CellMachine.UNCONFIRMED, party), new Settled(intent, "withdrawn"));
        case Custody c -> new Refused("nothing-to-confirm");
      };
    }
    if (inside) {
      return Transition.moved(idle, new Settled(intent, "left-inside"));
    }
    List<CellEffect> effects = new ArrayList<>();
    s.custody().inside().ifPresent(item -> effects.add(new Transfer(item, holder(s.custody()), party)));
    effects.add(new Settled(intent, "collected"));
    return new Moved(idle.with(new Custody.Empty()), effects);
  }

  /** Explains an alarm, or says what no sensor saw; what lies inside is doubtful either way, until somebody has looked. */
  static Transition keyOpened(CellState s) {
    if (!(s.operation() instanceof Idle)) {
      return new Refused("in-use");
    }
    Custody doubtful =
        s.custody() instanceof Custody.Unsure(Optional<Item> item, String who, String why)
            ? new Custody.Unsure(item, who, "opened-with-key")
            : Doubt.unsure(s.custody(), "opened-with-key");
    return Transition.moved(s.with(doubtful));
  }

  static Transition inspected(CellState s, Optional<Item> found, String by) {
    if (!(s.operation() instanceof Idle)) {
      return new Refused("in-use");
    }
    List<CellEffect> effects = new ArrayList<>();
    Optional<Item> before = s.custody().inside();
    if (before.isPresent() && !before.equals(found)) {
      effects.add(new Transfer(before.get(), holder(s.custody()), by));
    }
    if (found.isPresent() && !before.equals(found)) {
      effects.add(new Transfer(found.get(), by, CellMachine.HALL));
    }
    String depositor = s.custody() instanceof Custody.Holds(Item item, String who) ? who
        : s.custody() instanceof Custody.Unsure(Optional<Item> item, String who, String why) && !who.isEmpty() ? who : by;
    Custody custody = found.<Custody>map(item -> new Custody.Holds(item, depositor)).orElseGet(Custody.Empty::new);
    boolean staffSet = s.service() == Service.OUT_OF_SERVICE || s.service() == Service.MAINTENANCE;
    return new Moved(s.with(custody).with(staffSet ? s.service() : Service.IN_SERVICE), effects);
  }

  static CellState unreserved(CellState s) {
    return s.custody() instanceof Custody.Reserved ? s.with(new Custody.Empty()) : s;
  }

  /** Who answers for what is inside: the hall, once somebody was seen to hand it over. */
  private static String holder(Custody custody) {
    return custody instanceof Custody.Unsure u && u.depositor().isEmpty() ? CellMachine.UNCONFIRMED : CellMachine.HALL;
  }
}
