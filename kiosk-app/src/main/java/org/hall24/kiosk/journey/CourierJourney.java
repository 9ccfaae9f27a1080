package org.hall24.kiosk.journey;

import java.util.List;
import org.hall24.kiosk.journey.Event.HallChanged;
import org.hall24.kiosk.journey.Event.Reported;
import org.hall24.kiosk.journey.Event.Scanned;
import org.hall24.kiosk.journey.Event.Tick;
import org.hall24.kiosk.journey.Event.Touched;
import org.hall24.kiosk.journey.StaffStage.CheckingPin;
import org.hall24.kiosk.journey.StaffStage.ClosingRound;
import org.hall24.kiosk.journey.StaffStage.Confirming;
import org.hall24.kiosk.journey.StaffStage.OnRound;
import org.hall24.kiosk.journey.StaffStage.Passing;
import org.hall24.kiosk.journey.StaffStage.RoundDoor;
import org.hall24.kiosk.journey.StaffStage.RoundOver;
import org.hall24.kiosk.journey.StaffStage.RoundTrouble;
import org.hall24.kiosk.journey.StaffStage.StaffCard;
import org.hall24.kiosk.journey.StaffStage.TypingPin;
import org.hall24.kiosk.journey.Stage.Ended;
import org.hall24.kiosk.journey.Stage.Home;

/**
 * A courier's round: a card of the staff list and a PIN, then cell after cell. Custody passes only when the door was opened
 * for this courier, is closed again, and the courier says that every paper is in hand; in any other case it stays where it is.
 */
final class CourierJourney {
  private CourierJourney() {}

  /** Asks for the card of a member of staff. */
  static Stage begin(Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.ReadCard(ticket, true));
    return new StaffCard(ticket, CardNotes.first(turn.hall()));
  }

  static Stage next(StaffStage stage, Event event, Turn turn) {
    return switch (stage) {
      case StaffCard s -> staffCard(s, event, turn);
      case TypingPin s -> typingPin(s, event, turn);
      case CheckingPin s -> checkingPin(s, event, turn);
      case OnRound s -> onRound(s, event, turn);
      case RoundDoor s -> door(s, event, turn);
      case RoundTrouble s -> trouble(s, event, turn);
      case Confirming s -> confirming(s, event, turn);
      case Passing s -> passing(s, event, turn);
      case ClosingRound s -> closing(s, event, turn);
      case RoundOver s -> over(s, event, turn);
      case StaffStage.Resulting s -> ResultJourney.next(s, event, turn);
      case StaffStage.Keeping s -> KeepJourney.next(s, event, turn);
    };
  }

  private static Stage staffCard(StaffCard stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.CardSays(Screen.CardNote note) -> new StaffCard(ticket, note);
            case Report.StaffRead(Report.StaffMember staff) -> new TypingPin(staff, Pin.NONE, false, turn.now());
            case Report.Failed _ -> new StaffCard(ticket, Screen.CardNote.READER_AWAY);
            default -> stage;
          };
      case Scanned(long _, CodeScanned.Badge(Report.StaffMember staff)) -> {
        turn.perform(new Effect.StopReading(turn.session()));
        yield new TypingPin(staff, Pin.NONE, false, turn.now());
      }
      case Scanned(long _, CodeScanned.NotTaken(CodeScanned.Why why)) -> {
        turn.say(why.notice(), "");
        yield stage;
      }
      case HallChanged(Hall hall) -> new StaffCard(stage.ticket(), CardNotes.after(stage.note(), hall));
      case Touched(Touch.Back()) -> {
        turn.perform(new Effect.StopReading(turn.session()));
        yield new Home();
      }
      default -> stage;
    };
  }

  private static Stage typingPin(TypingPin stage, Event event, Turn turn) {
    boolean open = !turn.now().isBefore(stage.notBefore());
    return switch (event) {
      case Touched(Touch.Digit(int digit)) when open && digit >= 0 && digit <= 9 -> {
        Pin pin = stage.pin().with(digit);
        if (pin.digits().length() < turn.settings().pinDigits()) {
          yield new TypingPin(stage.staff(), pin, false, stage.notBefore());
        }
        Ticket ticket = turn.ticket();
        turn.perform(new Effect.CheckPin(ticket, stage.staff().id(), pin));
        yield new CheckingPin(stage.staff(), ticket, pin.digits().length());
      }
      case Touched(Touch.EraseDigit()) when !stage.pin().digits().isEmpty() ->
          new TypingPin(stage.staff(), stage.pin().shorter(), stage.wrong(), stage.notBefore());
      case Touched(Touch.Back()) -> new Ended(false);
      default -> stage;
    };
  }

  private static Stage checkingPin(CheckingPin stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.PinRight(List<StaffScreen.RoundCell> cells, boolean keeper) -> new OnRound(stage.staff(), cells, keeper);
            case Report.PinWrong(int seconds) -> {
              if (seconds > 0) {
                turn.say("pin-wait", Integer.toString(seconds));
              }
              yield new TypingPin(stage.staff(), Pin.NONE, true, turn.now().plusSeconds(seconds));
            }
            case Report.PinLocked(int seconds) -> {
              turn.say("pin-locked", Integer.toString(seconds));
              yield new TypingPin(stage.staff(), Pin.NONE, true, turn.now().plusSeconds(seconds));
            }
            case Report.Failed(String reason) -> {
              turn.say("staff-unavailable", reason);
              yield new TypingPin(stage.staff(), Pin.NONE, false, turn.now());
            }
            default -> stage;
          };
      default -> stage;
    };
  }

  private static Stage onRound(OnRound stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.OpenCell(String name)) ->
          stage.cell(name).filter(cell -> !cell.taken()).map(cell -> openCell(stage, cell, turn)).orElse(stage);
      case Touched(Touch.PutResults()) -> ResultJourney.begin(stage, turn);
      case Touched(Touch.Cells()) when stage.keeper() -> KeepJourney.begin(stage, turn);
      case Touched(Touch.Health()) when stage.keeper() -> KeepJourney.lookAtHealth(stage, List.of(), turn);
      case Touched(Touch.GoOn()) -> closeRound(stage, turn);
      case Touched(Touch.End()) -> closeRound(stage, turn);
      default -> stage;
    };
  }

  private static Stage openCell(OnRound round, StaffScreen.RoundCell cell, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.OpenCellForCourier(ticket, round.staff().id(), cell.cell()));
    return new RoundDoor(round, cell, DoorCycle.opening(ticket, cell.cell()));
  }

  private static Stage closeRound(OnRound round, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.CloseRound(ticket, round.staff().id()));
    return new ClosingRound(round, ticket);
  }

  private static Stage door(RoundDoor stage, Event event, Turn turn) {
    return switch (stage.door().after(event, turn)) {
      case DoorCycle.Going(DoorCycle door) -> new RoundDoor(stage.round(), stage.at(), door);
      case DoorCycle.Shut _ -> new Confirming(stage.round(), stage.at());
      case DoorCycle.Amiss(String _, String result, boolean _) -> new RoundTrouble(stage.round(), stage.at(), result);
    };
  }

  private static Stage trouble(RoundTrouble stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.DoorStuck()) -> openCell(stage.round(), stage.at(), turn);
      case Touched(Touch.Back()) -> stage.round();
      case Touched(Touch.GoOn()) -> stage.round();
      default -> stage;
    };
  }

  private static Stage confirming(Confirming stage, Event event, Turn turn) {
    StaffScreen.RoundCell cell = stage.at();
    return switch (event) {
      case Touched(Touch.PapersInHand()) -> {
        Ticket ticket = turn.ticket();
        turn.perform(
            new Effect.CommitCustody(ticket, stage.round().staff().id(), cell.cell(), cell.acceptanceNo()));
        yield new Passing(stage.round(), cell, ticket);
      }
      case Touched(Touch.PaperMissing()) -> {
        turn.perform(new Effect.ReportMissing(stage.round().staff().id(), cell.cell(), cell.acceptanceNo()));
        turn.say("paper-missing", cell.cell());
        yield stage.round();
      }
      default -> stage;
    };
  }

  private static Stage passing(Passing stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.CustodyPassed(String cell) -> stage.round().taken(cell);
            case Report.Failed(String reason) -> {
              turn.say("custody-stays", reason);
              yield stage.round();
            }
            default -> stage;
          };
      default -> stage;
    };
  }

  private static Stage closing(ClosingRound stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report.RoundClosed(String seal)) when ticket.equals(stage.ticket()) ->
          new RoundOver(stage.round(), seal, turn.now().plus(turn.settings().done()));
      case Reported(Ticket ticket, Report.Failed(String reason)) when ticket.equals(stage.ticket()) -> {
        turn.say("round-open", reason);
        yield stage.round();
      }
      default -> stage;
    };
  }

  private static Stage over(RoundOver stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.GoOn()) -> new Ended(false);
      case Tick() when !turn.now().isBefore(stage.endsAt()) -> new Ended(false);
      default -> stage;
    };
  }
}
