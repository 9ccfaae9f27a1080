package org.hall24.locker.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.locker.board.Door;
import org.hall24.locker.board.Presence;
import org.hall24.locker.cell.CellEffect.Notice;
import org.hall24.locker.cell.CellEffect.Settled;
import org.hall24.locker.cell.CellEffect.Transfer;
import org.hall24.locker.cell.Operation.DoorOpen;
import org.hall24.locker.cell.Operation.Idle;
import org.hall24.locker.cell.Operation.Opening;
import org.hall24.locker.cell.Operation.Verifying;
import org.hall24.locker.cell.Transition.Moved;
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
          s.allocatable() ? moved(s.with(new Custody.Reserved(item, until))) : new Refused("not-free");
      case CellEvent.Claim(Item item, var until) -> claim(s, new Custody.Reserved(item, until));
      case CellEvent.Release r -> release(s);
      case CellEvent.Intended(String intent, Purpose purpose) -> intended(s, intent, purpose);
      case CellEvent.Restarted(String intent, Purpose purpose) -> moved(s.with(new Opening(intent, purpose, true)));
      case CellEvent.NotSent n -> notSent(s);
      case CellEvent.Unwatched u ->
          s.operation() instanceof Opening(String i, Purpose p, boolean unsure, boolean again)
              ? moved((p == Purpose.DEPOSIT ? s.with(unsure(s.custody(), "may-have-opened")) : s).with(new Opening(i, p, true, again)))
              : new Moved(s, List.of());
      case CellEvent.SawOpen o -> sawOpen(s);
      case CellEvent.SawClosed c -> sawClosed(s);
      case CellEvent.SawItem(Presence item) -> moved(s.with(item));
      case CellEvent.BoardSilent b -> moved(s.unseen());
      case CellEvent.WindowElapsed(boolean blind) -> windowElapsed(s, blind);
      case CellEvent.LeftOpen l ->
          s.operation() instanceof DoorOpen && s.service() == Service.IN_SERVICE
              ? moved(s.with(Service.AJAR), new Notice(DoorEvent.Kind.LEFT_OPEN))
              : new Moved(s, List.of());
      case CellEvent.SensorContradicts c -> sensorContradicts(s);
      case CellEvent.WrongDoor(boolean opened) -> wrongDoor(s, opened);
      case CellEvent.Confirmed(boolean inside, String party) -> confirmed(s, inside, party);
      case CellEvent.GaveUp g -> gaveUp(s);
      case CellEvent.Abandoned a -> abandoned(s);
      case CellEvent.TakenOver t -> settled(s);
      case CellEvent.KeyOpened(String by) -> keyOpened(s);
      case CellEvent.Inspected(Optional<Item> found, String by) -> inspected(s, found, by);
      case CellEvent.ServiceSet(Service service, String by) -> serviceSet(s, service);
    };
  }

  private static Transition claim(CellState s, Custody.Reserved reserved) {
    if (!(s.custody() instanceof Custody.Empty)) {
      return new Refused(s.custody().word());
    }
    if (!(s.operation() instanceof Idle)) {
      return new Refused("in-use");
    }
    if (!takesDeposits(s.service())) {
      return new Refused(s.service().word());
    }
    return s.item() == Presence.PRESENT ? new Refused("something-inside") : moved(s.with(reserved));
  }

  /** A jam may be over, and a door that was left open may be used: whoever opens it again stands before it. */
  private static boolean takesDeposits(Service service) {
    return service == Service.IN_SERVICE || service == Service.JAMMED || service == Service.AJAR;
  }

  private static Moved settled(CellState s) {
    List<CellEffect> effects = new ArrayList<>();
    return switch (s.operation()) {
      case Idle i -> new Moved(s, effects);
      case Opening(String intent, Purpose purpose, boolean unsure, boolean again) -> {
        effects.add(new Settled(intent, "taken-over"));
        yield unsure || again ? unwatched(s.idle(), purpose, "not-confirmed", effects) : new Moved(s.idle(), effects);
      }
      case DoorOpen(String intent, Purpose purpose) -> {
        effects.add(new Settled(intent, "taken-over"));
        yield unwatched(s.idle(), purpose, "not-confirmed", effects);
      }
      case Verifying(String intent, Purpose purpose) -> {
        effects.add(new Settled(intent, "taken-over"));
        yield unwatched(s.idle(), purpose, "not-confirmed", effects);
      }
    };
  }

  private static Transition notSent(CellState s) {
    return switch (s.operation()) {
      // The bolt did not move, so what lies behind the door is as open a question as before.
      case Opening o when o.again() && o.purpose().handsOver() -> moved(s.with(new Verifying(o.intent(), o.purpose())));
      case Opening o -> moved(s.idle(), new Settled(o.intent(), "not-sent"));
      default -> new Refused("not-opening");
    };
  }

  private static Transition release(CellState s) {
    if (!(s.custody() instanceof Custody.Reserved)) {
      return new Refused("not-reserved");
    }
    return s.operation() instanceof Idle ? moved(s.with(new Custody.Empty())) : new Refused("in-use");
  }

  private static Transition intended(CellState s, String intent, Purpose purpose) {
    return switch (s.operation()) {
      case Idle i -> allowed(s, purpose).<Transition>map(Refused::new)
          // Into a door not seen shut a hand may reach before anybody looks again.
          .orElseGet(() -> moved(s.with(new Opening(intent, purpose, false, s.door() != Door.CLOSED))));
      // The same intent again, asked for by a person who saw that the door stayed shut.
      case Opening o when o.intent().equals(intent) && o.purpose() == purpose -> moved(s.with(new Opening(intent, purpose, false, o.again())));
      case Opening o when o.again() && !o.unsure() ->
          o.purpose() == purpose
              ? moved(s.with(new Opening(intent, purpose, false, true)), new Settled(o.intent(), "given-up"))
              : new Refused("in-use");
      case Opening o when !o.unsure() -> {
        if (!(gaveUp(s) instanceof Moved(CellState freed, List<CellEffect> first))) {
          yield new Refused("in-use");
        }
        yield intended(freed, intent, purpose) instanceof Moved(CellState after, List<CellEffect> second)
            ? new Moved(after, joined(first, second))
            : new Refused("in-use");
      }
      case Opening o -> new Refused("not-known-yet");
      case DoorOpen d when d.purpose() == purpose ->
          moved(s.with(new Opening(intent, purpose, false, true)), new Settled(d.intent(), "opened-again"));
      case Verifying v when v.purpose() == purpose ->
          moved(s.with(new Opening(intent, purpose, false, true)), new Settled(v.intent(), "opened-again"));
      // Somebody else takes over a door that was left to itself.
      case DoorOpen d -> takenOver(s, intent, purpose);
      case Verifying v -> takenOver(s, intent, purpose);
    };
  }

  private static Transition takenOver(CellState s, String intent, Purpose purpose) {
    Moved freed = settled(s);
    return intended(freed.state(), intent, purpose) instanceof Moved(CellState after, List<CellEffect> second)
        ? new Moved(after, joined(freed.effects(), second))
        : new Refused("in-use");
  }

  /** Why this purpose may not open this cell, if so. Papers can always be taken out of a faulty cell, never put into one. */
  private static Optional<String> allowed(CellState s, Purpose purpose) {
    return switch (purpose) {
      case DEPOSIT -> {
        if (!(s.custody() instanceof Custody.Reserved)) {
          yield Optional.of("not-reserved");
        }
        yield takesDeposits(s.service()) ? Optional.empty() : Optional.of(s.service().word());
      }
      case COLLECT ->
          s.custody() instanceof Custody.Holds || s.custody() instanceof Custody.Unsure
              ? Optional.empty()
              : Optional.of("nothing-inside");
      case REOPEN ->
          s.custody() instanceof Custody.Holds || s.custody() instanceof Custody.Empty
              ? Optional.empty()
              : Optional.of(s.custody().word());
      case INSPECT, TECHNICIAN, EMERGENCY -> Optional.empty();
    };
  }

  private static Transition sawOpen(CellState s) {
    List<CellEffect> effects = new ArrayList<>();
    CellState seen = s.seen(Door.OPEN);
    return switch (s.operation()) {
      case Opening(String intent, Purpose purpose, boolean unsure, boolean again) -> {
        effects.add(new Notice(DoorEvent.Kind.OPENED));
        CellState open = seen.with(new DoorOpen(intent, purpose));
        yield new Moved(open.service() == Service.JAMMED ? open.with(Service.IN_SERVICE) : open, effects);
      }
      case DoorOpen d -> new Moved(seen, effects);
      // A latch that did not catch.
      case Verifying(String intent, Purpose purpose) -> {
        effects.add(new Notice(DoorEvent.Kind.OPENED));
        yield new Moved(seen.with(new DoorOpen(intent, purpose)), effects);
      }
      case Idle i -> {
        // The first look ever at a cell nobody has used: it simply stands open.
        boolean firstLook = s.door() == Door.UNKNOWN && s.answering() && s.custody() instanceof Custody.Empty;
        if (firstLook || s.door() == Door.OPEN || s.service() == Service.MAINTENANCE || s.service() == Service.FORCED_OPEN) {
          yield new Moved(seen, effects);
        }
        effects.add(new Notice(DoorEvent.Kind.FORCED));
        yield new Moved(seen.with(unsure(s.custody(), "forced")).with(Service.FORCED_OPEN), effects);
      }
    };
  }

  private static Transition sawClosed(CellState s) {
    List<CellEffect> effects = new ArrayList<>();
    CellState seen = s.seen(Door.CLOSED);
    if (s.door() == Door.OPEN) {
      effects.add(new Notice(DoorEvent.Kind.CLOSED));
    }
    return switch (s.operation()) {
      case Idle i -> new Moved(seen, effects);
      case Verifying v -> new Moved(seen, effects);
      case Opening o when !o.unsure() -> new Moved(seen, effects);
      case Opening(String intent, Purpose purpose, boolean unsure, boolean again) -> {
        effects.add(new Notice(DoorEvent.Kind.MAY_HAVE_OPENED));
        effects.add(new Settled(intent, "may-have-opened"));
        yield unwatched(seen.idle(), purpose, "may-have-opened", effects);
      }
      case DoorOpen(String intent, Purpose purpose) -> {
        CellState closed = seen.service() == Service.AJAR ? seen.with(Service.IN_SERVICE) : seen;
        // Nobody is there any more who could say what lies inside a cell that was abandoned.
        boolean asked = purpose.handsOver() && !(purpose == Purpose.DEPOSIT && s.custody() instanceof Custody.Unsure);
        if (asked) {
          yield new Moved(closed.with(new Verifying(intent, purpose)), effects);
        }
        effects.add(new Settled(intent, purpose.handsOver() ? "not-confirmed" : "closed"));
        yield unwatched(closed.idle(), purpose, purpose == Purpose.EMERGENCY ? "emergency" : "not-confirmed", effects);
      }
    };
  }

  private static Transition windowElapsed(CellState s, boolean blind) {
    if (!(s.operation() instanceof Opening(String intent, Purpose purpose, boolean unsure, boolean again)) || unsure) {
      return new Moved(s, List.of());
    }
    CellState stuck = s.service() == Service.IN_SERVICE ? s.with(Service.JAMMED) : s;
    CellState jammed = stuck.with(new Opening(intent, purpose, false, again || blind));
    // Who hands something over may ask again, or for another cell; a technician simply sees it.
    return purpose.handsOver()
        ? moved(jammed, new Notice(DoorEvent.Kind.JAMMED))
        : moved(jammed.idle(), new Notice(DoorEvent.Kind.JAMMED), new Settled(intent, "jammed"));
  }

  private static Transition sensorContradicts(CellState s) {
    List<CellEffect> effects = new ArrayList<>();
    effects.add(new Notice(DoorEvent.Kind.SENSOR_FAULT));
    CellState faulty = s.with(Service.SENSOR_FAULT).idle();
    return switch (s.operation()) {
      case Idle i -> new Moved(faulty, effects);
      case Opening(String intent, Purpose purpose, boolean u, boolean again) -> blind(faulty, intent, purpose, effects);
      case DoorOpen(String intent, Purpose purpose) -> blind(faulty, intent, purpose, effects);
      case Verifying(String intent, Purpose purpose) -> blind(faulty, intent, purpose, effects);
    };
  }

  private static Transition blind(CellState faulty, String intent, Purpose purpose, List<CellEffect> effects) {
    effects.add(new Settled(intent, "sensor-fault"));
    return unwatched(faulty, purpose, "sensor-fault", effects);
  }

  /**
   * What a cell holds after somebody may have been at it unseen. A collection leaves the papers on record; anything else
   * leaves a doubt, unless a content sensor decides what became of a deposit.
   */
  private static Moved unwatched(CellState s, Purpose purpose, String reason, List<CellEffect> effects) {
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
          effects.add(new Transfer(awaited.get(), UNCONFIRMED, HALL));
          yield new Moved(s.with(new Custody.Holds(awaited.get(), UNCONFIRMED)), effects);
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

  private static Transition wrongDoor(CellState s, boolean opened) {
    if (opened) {
      return moved(s.seen(Door.OPEN).with(Service.WRONG_DOOR), new Notice(DoorEvent.Kind.WRONG_DOOR));
    }
    CellState marked = s.with(Service.WRONG_DOOR);
    if (!(s.operation() instanceof Opening o)) {
      return moved(marked);
    }
    List<CellEffect> effects = new ArrayList<>();
    effects.add(new Settled(o.intent(), "wrong-door"));
    return o.again() ? unwatched(marked.idle(), o.purpose(), "wrong-door", effects) : new Moved(marked.idle(), effects);
  }

  private static Transition confirmed(CellState s, boolean inside, String party) {
    if (!(s.operation() instanceof Verifying(String intent, Purpose purpose))) {
      return new Refused(s.operation() instanceof DoorOpen ? "door-open" : "nothing-to-confirm");
    }
    if (s.item() == (inside ? Presence.ABSENT : Presence.PRESENT)) {
      return new Refused("sensor-contradicts");
    }
    CellState idle = s.idle();
    if (purpose == Purpose.REOPEN && s.custody() instanceof Custody.Empty) {
      return inside
          ? moved(idle.with(new Custody.Unsure(Optional.empty(), party, "put-back")), new Settled(intent, "put-back"))
          : moved(idle, new Settled(intent, "nothing-left"));
    }
    if (purpose == Purpose.DEPOSIT) {
      return switch (s.custody()) {
        case Custody.Reserved(Item item, var until) when inside ->
            moved(idle.with(new Custody.Holds(item, party)), new Transfer(item, party, HALL), new Settled(intent, "deposited"));
        case Custody.Reserved r -> moved(idle.with(new Custody.Empty()), new Settled(intent, "withdrawn"));
        // The door had been left open; somebody came back to it.
        case Custody.Unsure(Optional<Item> item, String who, String why) when item.isPresent() && who.isEmpty() ->
            inside
                ? moved(idle.with(new Custody.Holds(item.get(), party)), new Transfer(item.get(), party, HALL), new Settled(intent, "deposited"))
                : moved(idle.with(new Custody.Empty()), new Transfer(item.get(), UNCONFIRMED, party), new Settled(intent, "withdrawn"));
        case Custody c -> new Refused("nothing-to-confirm");
      };
    }
    if (inside) {
      return moved(idle, new Settled(intent, "left-inside"));
    }
    List<CellEffect> effects = new ArrayList<>();
    s.custody().inside().ifPresent(item -> effects.add(new Transfer(item, holder(s.custody()), party)));
    effects.add(new Settled(intent, "collected"));
    return new Moved(idle.with(new Custody.Empty()), effects);
  }

  private static Transition gaveUp(CellState s) {
    return switch (s.operation()) {
      case Opening o when !o.unsure() && o.again() -> {
        List<CellEffect> effects = new ArrayList<>();
        effects.add(new Settled(o.intent(), "given-up"));
        yield unwatched(s.idle(), o.purpose(), "not-confirmed", effects);
      }
      case Opening o when !o.unsure() -> moved(unreserved(s.idle()), new Settled(o.intent(), "given-up"));
      case Opening o -> new Refused("not-known-yet");
      case Verifying(String intent, Purpose purpose) -> {
        List<CellEffect> effects = new ArrayList<>();
        effects.add(new Settled(intent, "not-confirmed"));
        yield unwatched(s.idle(), purpose, "not-confirmed", effects);
      }
      case DoorOpen d -> new Refused("door-open");
      case Idle i -> moved(unreserved(s));
    };
  }

  /** A deposit whose door stands open may have papers inside; a collection keeps them on record. */
  private static Transition abandoned(CellState s) {
    if (!(s.operation() instanceof DoorOpen(String intent, Purpose purpose))) {
      return new Refused("not-open");
    }
    CellState ajar = s.service() == Service.IN_SERVICE ? s.with(Service.AJAR) : s;
    CellState left = purpose == Purpose.DEPOSIT ? ajar.with(unsure(s.custody(), "door-left-open")) : ajar;
    return s.service() == Service.IN_SERVICE ? moved(left, new Notice(DoorEvent.Kind.LEFT_OPEN)) : moved(left);
  }

  /** Explains an alarm, or says what no sensor saw; what lies inside is doubtful either way, until somebody has looked. */
  private static Transition keyOpened(CellState s) {
    if (!(s.operation() instanceof Idle)) {
      return new Refused("in-use");
    }
    Custody doubtful =
        s.custody() instanceof Custody.Unsure(Optional<Item> item, String who, String why)
            ? new Custody.Unsure(item, who, "opened-with-key")
            : unsure(s.custody(), "opened-with-key");
    return moved(s.with(doubtful));
  }

  private static CellState unreserved(CellState s) {
    return s.custody() instanceof Custody.Reserved ? s.with(new Custody.Empty()) : s;
  }

  private static Transition inspected(CellState s, Optional<Item> found, String by) {
    if (!(s.operation() instanceof Idle)) {
      return new Refused("in-use");
    }
    List<CellEffect> effects = new ArrayList<>();
    Optional<Item> before = s.custody().inside();
    if (before.isPresent() && !before.equals(found)) {
      effects.add(new Transfer(before.get(), holder(s.custody()), by));
    }
    if (found.isPresent() && !before.equals(found)) {
      effects.add(new Transfer(found.get(), by, HALL));
    }
    String depositor = s.custody() instanceof Custody.Holds(Item item, String who) ? who
        : s.custody() instanceof Custody.Unsure(Optional<Item> item, String who, String why) && !who.isEmpty() ? who : by;
    Custody custody = found.<Custody>map(item -> new Custody.Holds(item, depositor)).orElseGet(Custody.Empty::new);
    boolean staffSet = s.service() == Service.OUT_OF_SERVICE || s.service() == Service.MAINTENANCE;
    return new Moved(s.with(custody).with(staffSet ? s.service() : Service.IN_SERVICE), effects);
  }

  private static Transition serviceSet(CellState s, Service service) {
    return switch (service) {
      case IN_SERVICE, OUT_OF_SERVICE, MAINTENANCE -> moved(s.with(service));
      default -> new Refused("not-for-staff-to-say");
    };
  }

  /** Who answers for what is inside: the hall, once somebody was seen to hand it over. */
  private static String holder(Custody custody) {
    return custody instanceof Custody.Unsure u && u.depositor().isEmpty() ? UNCONFIRMED : HALL;
  }

  private static Custody unsure(Custody before, String reason) {
    return switch (before) {
      case Custody.Empty e -> new Custody.Unsure(Optional.empty(), "", reason);
      case Custody.Reserved(Item item, var until) -> new Custody.Unsure(Optional.of(item), "", reason);
      case Custody.Holds(Item item, String depositor) -> new Custody.Unsure(Optional.of(item), depositor, reason);
      case Custody.Unsure u -> u;
    };
  }

  private static Moved moved(CellState state, CellEffect... effects) {
    return new Moved(state, List.of(effects));
  }

  private static List<CellEffect> joined(List<CellEffect> first, List<CellEffect> second) {
    List<CellEffect> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
