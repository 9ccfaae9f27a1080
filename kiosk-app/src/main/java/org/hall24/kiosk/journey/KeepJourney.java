package org.hall24.kiosk.journey;

import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.health.PartHealth;
import org.hall24.kiosk.journey.Event.HallChanged;
import org.hall24.kiosk.journey.Event.Reported;
import org.hall24.kiosk.journey.Event.Scanned;
import org.hall24.kiosk.journey.Event.Touched;
import org.hall24.kiosk.journey.StaffScreen.KeepAct;
import org.hall24.kiosk.journey.StaffScreen.KeptCell;
import org.hall24.kiosk.journey.StaffStage.AtCells;
import org.hall24.kiosk.journey.StaffStage.AtHealth;
import org.hall24.kiosk.journey.StaffStage.KeepConfirming;
import org.hall24.kiosk.journey.StaffStage.KeepingDoor;
import org.hall24.kiosk.journey.StaffStage.OnRound;
import org.hall24.kiosk.journey.StaffStage.SecondChecking;
import org.hall24.kiosk.journey.StaffStage.SecondPin;
import org.hall24.kiosk.journey.StaffStage.SecondStaff;
import org.hall24.kiosk.journey.StaffStage.SeeingCells;

/**
 * Somebody of the staff keeps the cabinet: sees every cell, and does with one what its state allows. What takes papers out, or
 * cannot be taken back, is asked once more; an emergency needs a second person with a card and a PIN of their own.
 */
final class KeepJourney {
  private KeepJourney() {}

  /** Looks at the cabinet. */
  static Stage begin(OnRound round, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.LookAtCells(ticket));
    return new SeeingCells(round, ticket);
  }

  static Stage next(StaffStage.Keeping stage, Event event, Turn turn) {
    return switch (stage) {
      case AtHealth s -> health(s, event, turn);
      case SeeingCells s -> seeing(s, event, turn);
      case AtCells s -> atCells(s, event, turn);
      case KeepConfirming s -> confirming(s, event, turn);
      case SecondStaff s -> secondStaff(s, event, turn);
      case SecondPin s -> secondPin(s, event, turn);
      case SecondChecking s -> secondChecking(s, event, turn);
      case KeepingDoor s -> door(s, event, turn);
      case StaffStage.AtStock s -> StockJourney.at(s, event, turn);
      case StaffStage.StockWorking s -> StockJourney.working(s, event, turn);
      case StaffStage.ClosingStock s -> StockJourney.closing(s, event, turn);
      case StaffStage.StockOver s -> StockJourney.over(s, event);
    };
  }

  /** Looks at every part of the machine; what was seen before stays until then. */
  static Stage lookAtHealth(OnRound round, List<PartHealth> seen, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.LookAtHealth(ticket));
    return new AtHealth(round, seen, ticket);
  }

  private static Stage health(AtHealth stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report.HealthSeen(List<PartHealth> parts)) when ticket.equals(stage.ticket()) ->
          new AtHealth(stage.round(), parts, ticket);
      case Reported(Ticket ticket, Report.Failed(String reason)) when ticket.equals(stage.ticket()) -> {
        turn.say("staff-unavailable", reason);
        yield stage.round();
      }
      case HallChanged _, Touched(Touch.Health()) -> lookAtHealth(stage.round(), stage.parts(), turn);
      case Touched(Touch.Back()), Touched(Touch.GoOn()) -> stage.round();
      default -> stage;
    };
  }

  /** What can be done with a cell as it is. */
  static List<KeepAct> acts(KeptCell cell) {
    boolean inside = cell.custody().equals("holds") || cell.custody().equals("unknown");
    boolean doubt = cell.custody().equals("unknown") || List.of("forced-open", "wrong-door", "sensor-fault").contains(cell.service());
    boolean out = cell.service().equals("out-of-service") || cell.service().equals("maintenance");
    List<KeepAct> acts = new java.util.ArrayList<>();
    if (doubt) {
      acts.addAll(List.of(KeepAct.LOOK, KeepAct.FOUND_EMPTY));
      if (!cell.acceptanceNo().isEmpty() || !cell.kind().isEmpty()) {
        acts.add(KeepAct.FOUND_PAPERS);
      }
    }
    if (inside && !cell.kind().isEmpty()) {
      acts.addAll(List.of(KeepAct.MOVE, KeepAct.RECALL));
    }
    if (cell.hasCode()) {
      acts.add(KeepAct.RENEW);
    }
    acts.add(out ? KeepAct.IN_SERVICE : KeepAct.OUT_OF_SERVICE);
    acts.add(KeepAct.KEY_OPENED);
    if (!doubt) {
      acts.add(KeepAct.LOOK);
    }
    acts.add(KeepAct.EMERGENCY);
    return List.copyOf(acts);
  }

  private static Stage seeing(SeeingCells stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report.CellsSeen(List<KeptCell> cells)) when ticket.equals(stage.ticket()) ->
          new AtCells(stage.round(), cells, "");
      case Reported(Ticket ticket, Report.Failed(String reason)) when ticket.equals(stage.ticket()) -> {
        turn.say("staff-unavailable", reason);
        yield stage.round();
      }
      default -> stage;
    };
  }

  private static Stage atCells(AtCells stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.ChooseCell(String cell)) -> new AtCells(stage.round(), stage.cells(), cell);
      case Touched(Touch.TakeStock()) when !stage.cells().isEmpty() -> StockJourney.begin(stage);
      case Touched(Touch.Keep(KeepAct act)) when stage.cell().filter(c -> acts(c).contains(act)).isPresent() ->
          act == KeepAct.EMERGENCY ? askSecond(stage, turn) : new KeepConfirming(stage, act, Optional.empty());
      case Touched(Touch.Back()) when !stage.chosen().isEmpty() -> new AtCells(stage.round(), stage.cells(), "");
      case Touched(Touch.Back()), Touched(Touch.GoOn()) -> stage.round();
      default -> stage;
    };
  }

  private static Stage askSecond(AtCells at, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.ReadCard(ticket, true));
    return new SecondStaff(at, ticket, CardNotes.first(turn.hall()));
  }

  private static Stage confirming(KeepConfirming stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.GoOn()) -> {
        Ticket ticket = turn.ticket();
        String second = stage.second().map(Report.StaffMember::id).orElse("");
        turn.perform(new Effect.Keep(ticket, stage.round().staff().id(), second, stage.act(), stage.at().chosen()));
        yield new KeepingDoor(stage.at(), stage.act(), ticket, "", 0);
      }
      case Touched(Touch.Back()) -> stage.at();
      default -> stage;
    };
  }

  private static Stage secondStaff(SecondStaff stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.CardSays(Screen.CardNote note) -> new SecondStaff(stage.at(), ticket, note);
            case Report.StaffRead(Report.StaffMember second) -> second(stage.at(), second, turn);
            case Report.Failed _ -> new SecondStaff(stage.at(), ticket, Screen.CardNote.READER_AWAY);
            default -> stage;
          };
      case Scanned(long _, CodeScanned.Badge(Report.StaffMember second)) -> {
        turn.perform(new Effect.StopReading(turn.session()));
        yield second(stage.at(), second, turn);
      }
      case Scanned(long _, CodeScanned.NotTaken(CodeScanned.Why why)) -> {
        turn.say(why.notice(), "");
        yield stage;
      }
      case HallChanged(Hall hall) -> new SecondStaff(stage.at(), stage.ticket(), CardNotes.after(stage.note(), hall));
      case Touched(Touch.Back()) -> {
        turn.perform(new Effect.StopReading(turn.session()));
        yield stage.at();
      }
      default -> stage;
    };
  }

  private static Stage second(AtCells at, Report.StaffMember second, Turn turn) {
    if (second.id().equals(at.round().staff().id())) {
      turn.say("same-person", "");
      return at;
    }
    return new SecondPin(at, second, Pin.NONE, false, turn.now());
  }

  private static Stage secondPin(SecondPin stage, Event event, Turn turn) {
    boolean open = !turn.now().isBefore(stage.notBefore());
    String digits = stage.pin().digits();
    return switch (event) {
      case Touched(Touch.Digit(int digit)) when open && digit >= 0 && digit <= 9 -> {
        Pin pin = stage.pin().with(digit);
        if (pin.digits().length() < turn.settings().pinDigits()) {
          yield new SecondPin(stage.at(), stage.second(), pin, false, stage.notBefore());
        }
        Ticket ticket = turn.ticket();
        turn.perform(new Effect.CheckPin(ticket, stage.second().id(), pin));
        yield new SecondChecking(stage.at(), stage.second(), ticket, pin.digits().length());
      }
      case Touched(Touch.EraseDigit()) when !digits.isEmpty() ->
          new SecondPin(stage.at(), stage.second(), stage.pin().shorter(), stage.wrong(), stage.notBefore());
      case Touched(Touch.Back()) -> stage.at();
      default -> stage;
    };
  }

  private static Stage secondChecking(SecondChecking stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.PinRight _ -> new KeepConfirming(stage.at(), KeepAct.EMERGENCY, Optional.of(stage.second()));
            case Report.PinWrong(int seconds) -> wrongPin(stage, "pin-wait", seconds, turn);
            case Report.PinLocked(int seconds) -> wrongPin(stage, "pin-locked", seconds, turn);
            case Report.Failed(String reason) -> {
              turn.say("staff-unavailable", reason);
              yield stage.at();
            }
            default -> stage;
          };
      default -> stage;
    };
  }

  private static Stage wrongPin(SecondChecking stage, String key, int seconds, Turn turn) {
    if (seconds > 0) {
      turn.say(key, Integer.toString(seconds));
    }
    return new SecondPin(stage.at(), stage.second(), Pin.NONE, true, turn.now().plusSeconds(seconds));
  }

  private static Stage door(KeepingDoor stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.DoorOpened(String cell) -> new KeepingDoor(stage.at(), stage.act(), ticket, cell, stage.doors() + 1);
            case Report.KeepDone(String say, String cell, List<KeptCell> cells) -> {
              turn.say("keep-" + say, cell);
              yield new AtCells(stage.round(), cells, cell);
            }
            case Report.Failed(String reason) -> {
              turn.say("keep-failed", reason);
              yield begin(stage.round(), turn);
            }
            default -> stage;
          };
      default -> stage;
    };
  }
}
