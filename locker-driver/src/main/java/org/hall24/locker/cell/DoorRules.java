package org.hall24.locker.cell;

import java.util.ArrayList;
import java.util.List;
import org.hall24.locker.board.Door;
import org.hall24.locker.cell.CellEffect.Notice;
import org.hall24.locker.cell.CellEffect.Settled;
import org.hall24.locker.cell.Operation.DoorOpen;
import org.hall24.locker.cell.Operation.Idle;
import org.hall24.locker.cell.Operation.Opening;
import org.hall24.locker.cell.Operation.Verifying;
import org.hall24.locker.cell.Transition.Moved;

/** What a look at the doors, or the want of one, makes of a cell. */
final class DoorRules {

  private DoorRules() {}

  static Transition sawOpen(CellState s) {
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
        yield new Moved(seen.with(Doubt.unsure(s.custody(), "forced")).with(Service.FORCED_OPEN), effects);
      }
    };
  }

  static Transition sawClosed(CellState s) {
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
        yield Doubt.unwatched(seen.idle(), purpose, "may-have-opened", effects);
      }
      case DoorOpen(String intent, Purpose purpose) -> {
        CellState closed = seen.service() == Service.AJAR ? seen.with(Service.IN_SERVICE) : seen;
        // Nobody is there any more who could say what lies inside a cell that was abandoned.
        boolean asked = purpose.handsOver() && !(purpose == Purpose.DEPOSIT && s.custody() instanceof Custody.Unsure);
        if (asked) {
          yield new Moved(closed.with(new Verifying(intent, purpose)), effects);
        }
        effects.add(new Settled(intent, purpose.handsOver() ? "not-confirmed" : "closed"));
        yield Doubt.unwatched(closed.idle(), purpose, purpose == Purpose.EMERGENCY ? "emergency" : "not-confirmed", effects);
      }
    };
  }

  static Transition windowElapsed(CellState s, boolean blind) {
    if (!(s.operation() instanceof Opening(String intent, Purpose purpose, boolean unsure, boolean again)) || unsure) {
      return new Moved(s, List.of());
    }
    CellState stuck = s.service() == Service.IN_SERVICE ? s.with(Service.JAMMED) : s;
    CellState jammed = stuck.with(new Opening(intent, purpose, false, again || blind));
    // Who hands something over may ask again, or for another cell; a technician simply sees it.
    return purpose.handsOver()
        ? Transition.moved(jammed, new Notice(DoorEvent.Kind.JAMMED))
        : Transition.moved(jammed.idle(), new Notice(DoorEvent.Kind.JAMMED), new Settled(intent, "jammed"));
  }

  /** The bolt may have moved while nobody watched: the next look at the door decides. */
  static Transition mayHaveOpened(CellState s) {
    if (!(s.operation() instanceof Opening(String intent, Purpose purpose, boolean unsure, boolean again))) {
      return new Moved(s, List.of());
    }
    CellState doubtful = purpose == Purpose.DEPOSIT ? s.with(Doubt.unsure(s.custody(), "may-have-opened")) : s;
    return Transition.moved(doubtful.with(new Opening(intent, purpose, true, again)));
  }

  static Transition leftOpen(CellState s) {
    return s.operation() instanceof DoorOpen && s.service() == Service.IN_SERVICE
        ? Transition.moved(s.with(Service.AJAR), new Notice(DoorEvent.Kind.LEFT_OPEN))
        : new Moved(s, List.of());
  }

  static Transition wrongDoor(CellState s, boolean opened) {
    if (opened) {
      return Transition.moved(s.seen(Door.OPEN).with(Service.WRONG_DOOR), new Notice(DoorEvent.Kind.WRONG_DOOR));
    }
    CellState marked = s.with(Service.WRONG_DOOR);
    if (!(s.operation() instanceof Opening o)) {
      return Transition.moved(marked);
    }
    List<CellEffect> effects = new ArrayList<>();
    effects.add(new Settled(o.intent(), "wrong-door"));
    return o.again() ? Doubt.unwatched(marked.idle(), o.purpose(), "wrong-door", effects) : new Moved(marked.idle(), effects);
  }

  static Transition sensorContradicts(CellState s) {
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
    return Doubt.unwatched(faulty, purpose, "sensor-fault", effects);
  }
}
