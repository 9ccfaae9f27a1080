package org.hall24.locker.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.locker.board.Door;
import org.hall24.locker.cell.CellEffect.Notice;
import org.hall24.locker.cell.CellEffect.Settled;
import org.hall24.locker.cell.Operation.DoorOpen;
import org.hall24.locker.cell.Operation.Idle;
import org.hall24.locker.cell.Operation.Opening;
import org.hall24.locker.cell.Operation.Verifying;
import org.hall24.locker.cell.Transition.Moved;
import org.hall24.locker.cell.Transition.Refused;

/**
 * How an opening begins and ends: who may begin one, what becomes of the one before, and what is left of one that nobody
 * pursues any more.
 */
final class OpeningRules {

  private OpeningRules() {}

  static Transition intended(CellState s, String intent, Purpose purpose) {
    return switch (s.operation()) {
      case Idle i -> allowed(s, purpose).<Transition>map(Refused::new)
          // Into a door not seen shut a hand may reach before anybody looks again.
          .orElseGet(() -> Transition.moved(s.with(new Opening(intent, purpose, false, s.door() != Door.CLOSED))));
      // The same intent again, asked for by a person who saw that the door stayed shut.
      case Opening o when o.intent().equals(intent) && o.purpose() == purpose ->
          Transition.moved(s.with(new Opening(intent, purpose, false, o.again())));
      case Opening o when o.again() && !o.unsure() ->
          o.purpose() == purpose
              ? Transition.moved(s.with(new Opening(intent, purpose, false, true)), new Settled(o.intent(), "given-up"))
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
          Transition.moved(s.with(new Opening(intent, purpose, false, true)), new Settled(d.intent(), "opened-again"));
      case Verifying v when v.purpose() == purpose ->
          Transition.moved(s.with(new Opening(intent, purpose, false, true)), new Settled(v.intent(), "opened-again"));
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
        yield CustodyRules.takesDeposits(s.service()) ? Optional.empty() : Optional.of(s.service().word());
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

  static Transition notSent(CellState s) {
    return switch (s.operation()) {
      // The bolt did not move, so what lies behind the door is as open a question as before.
      case Opening o when o.again() && o.purpose().handsOver() ->
          Transition.moved(s.with(new Verifying(o.intent(), o.purpose())));
      case Opening o -> Transition.moved(s.idle(), new Settled(o.intent(), "not-sent"));
      default -> new Refused("not-opening");
    };
  }

  static Transition gaveUp(CellState s) {
    return switch (s.operation()) {
      case Opening o when !o.unsure() && o.again() -> {
        List<CellEffect> effects = new ArrayList<>();
        effects.add(new Settled(o.intent(), "given-up"));
        yield Doubt.unwatched(s.idle(), o.purpose(), "not-confirmed", effects);
      }
      case Opening o when !o.unsure() -> Transition.moved(CustodyRules.unreserved(s.idle()), new Settled(o.intent(), "given-up"));
      case Opening o -> new Refused("not-known-yet");
      case Verifying(String intent, Purpose purpose) -> {
        List<CellEffect> effects = new ArrayList<>();
        effects.add(new Settled(intent, "not-confirmed"));
        yield Doubt.unwatched(s.idle(), purpose, "not-confirmed", effects);
      }
      case DoorOpen d -> new Refused("door-open");
      case Idle i -> Transition.moved(CustodyRules.unreserved(s));
    };
  }

  /** A deposit whose door stands open may have papers inside; a collection keeps them on record. */
  static Transition abandoned(CellState s) {
    if (!(s.operation() instanceof DoorOpen(String intent, Purpose purpose))) {
      return new Refused("not-open");
    }
    CellState ajar = s.service() == Service.IN_SERVICE ? s.with(Service.AJAR) : s;
    CellState left = purpose == Purpose.DEPOSIT ? ajar.with(Doubt.unsure(s.custody(), "door-left-open")) : ajar;
    return s.service() == Service.IN_SERVICE
        ? Transition.moved(left, new Notice(DoorEvent.Kind.LEFT_OPEN))
        : Transition.moved(left);
  }

  static Moved settled(CellState s) {
    List<CellEffect> effects = new ArrayList<>();
    return switch (s.operation()) {
      case Idle i -> new Moved(s, effects);
      case Opening(String intent, Purpose purpose, boolean unsure, boolean again) -> {
        effects.add(new Settled(intent, "taken-over"));
        yield unsure || again ? Doubt.unwatched(s.idle(), purpose, "not-confirmed", effects) : new Moved(s.idle(), effects);
      }
      case DoorOpen(String intent, Purpose purpose) -> {
        effects.add(new Settled(intent, "taken-over"));
        yield Doubt.unwatched(s.idle(), purpose, "not-confirmed", effects);
      }
      case Verifying(String intent, Purpose purpose) -> {
        effects.add(new Settled(intent, "taken-over"));
        yield Doubt.unwatched(s.idle(), purpose, "not-confirmed", effects);
      }
    };
  }

  private static List<CellEffect> joined(List<CellEffect> first, List<CellEffect> second) {
    List<CellEffect> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
