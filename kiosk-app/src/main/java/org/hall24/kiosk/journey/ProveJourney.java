package org.hall24.kiosk.journey;

import java.util.Optional;
import org.hall24.kiosk.journey.Event.HallChanged;
import org.hall24.kiosk.journey.Event.Reported;
import org.hall24.kiosk.journey.Event.Scanned;
import org.hall24.kiosk.journey.Event.Tick;
import org.hall24.kiosk.journey.Event.Touched;
import org.hall24.kiosk.journey.Screen.PhoneCodeBarrier;
import org.hall24.kiosk.journey.Screen.PhoneCodeSay;
import org.hall24.kiosk.journey.Stage.Choosing;
import org.hall24.kiosk.journey.Stage.Visitor;

/**
 * The other ways to show that a document is one's own: a code to the telephone that the backend holds, and a member of staff
 * who looks. Every way out of here is either a proof of its own name or the choice of ways; nothing passes by silence.
 */
final class ProveJourney {
  private ProveJourney() {}

  static Stage next(Stage.Proving stage, Event event, Turn turn) {
    return switch (stage) {
      case Prove.Sending s -> sending(s, event, turn);
      case Prove.Typing s -> typing(s, event, turn);
      case Prove.Checking s -> checking(s, event, turn);
      case Prove.StaffAwaited s -> awaited(s, event, turn);
      case Prove.StaffTyping s -> staffTyping(s, event, turn);
      case Prove.StaffChecking s -> staffChecking(s, event, turn);
      case Prove.StaffLooking s -> looking(s, event, turn);
    };
  }

  /** Why no code can be sent; empty when one can. */
  static Optional<PhoneCodeBarrier> barrier(Hall hall) {
    return hall.ways().phoneCode();
  }

  // ---- a code by telephone ------------------------------------------------------------------------------------------------

  static Stage send(Visitor visitor, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.SendPhoneCode(ticket, visitor.applicant()));
    return new Prove.Sending(visitor, ticket);
  }

  private static Stage sending(Prove.Sending stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.PhoneCodeSent sent ->
                new Prove.Typing(stage.visitor(), sent, Pin.NONE, PhoneCodeSay.SENT, turn.now().plusSeconds(sent.seconds()));
            case Report.PhoneCodeNotSent(PhoneCodeBarrier why, int minutes) -> {
              turn.say("phone-code-" + why.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), Integer.toString(minutes));
              yield new Choosing(stage.visitor());
            }
            case Report.Failed _ -> {
              turn.say("phone-code-offline", "");
              yield new Choosing(stage.visitor());
            }
            default -> stage;
          };
      default -> stage;
    };
  }

  private static Stage typing(Prove.Typing stage, Event event, Turn turn) {
    String typed = stage.typed().digits();
    boolean holds = turn.now().isBefore(stage.until()) && stage.say() != PhoneCodeSay.GONE;
    return switch (event) {
      case Touched(Touch.Digit(int digit)) when holds && digit >= 0 && digit <= 9 -> {
        Pin code = stage.typed().with(digit);
        if (code.digits().length() < stage.sent().digits()) {
          yield new Prove.Typing(stage.visitor(), stage.sent(), code, stage.say(), stage.until());
        }
        Ticket ticket = turn.ticket();
        turn.perform(new Effect.CheckPhoneCode(ticket, code));
        yield new Prove.Checking(stage.visitor(), stage.sent(), stage.until(), ticket);
      }
      case Touched(Touch.EraseDigit()) when !typed.isEmpty() ->
          new Prove.Typing(
              stage.visitor(), stage.sent(), stage.typed().shorter(), stage.say(), stage.until());
      case Touched(Touch.UsePhoneCode()) when barrier(turn.hall()).isEmpty() -> send(stage.visitor(), turn);
      case Touched(Touch.Back()) -> new Choosing(stage.visitor());
      case Tick() when !holds -> new Prove.Typing(stage.visitor(), stage.sent(), Pin.NONE, PhoneCodeSay.GONE, stage.until());
      default -> stage;
    };
  }

  private static Stage checking(Prove.Checking stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.PhoneCodeRight(String ref) -> ResidentJourney.openForm(stage.visitor(), new Proof.PhoneCode(ref), turn);
            case Report.PhoneCodeWrong(int left) -> again(stage, left == 1 ? PhoneCodeSay.WRONG_ONE_LEFT : PhoneCodeSay.WRONG);
            case Report.PhoneCodeGone() -> again(stage, PhoneCodeSay.GONE);
            case Report.PhoneCodeUnchecked(), Report.Failed(String _) -> again(stage, PhoneCodeSay.UNCHECKED);
            default -> stage;
          };
      default -> stage;
    };
  }

  private static Stage again(Prove.Checking stage, PhoneCodeSay say) {
    return new Prove.Typing(stage.visitor(), stage.sent(), Pin.NONE, say, stage.until());
  }

  // ---- a member of staff --------------------------------------------------------------------------------------------------

  static Stage awaitStaff(Visitor visitor, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.ReadCard(ticket, true));
    return new Prove.StaffAwaited(visitor, ticket, CardNotes.first(turn.hall()));
  }

  private static Stage awaited(Prove.StaffAwaited stage, Event event, Turn turn) {
    Visitor visitor = stage.visitor();
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.CardSays(Screen.CardNote note) -> new Prove.StaffAwaited(visitor, ticket, note);
            case Report.StaffRead(Report.StaffMember staff) ->
                new Prove.StaffTyping(visitor, staff, Pin.NONE, false, turn.now());
            case Report.Failed _ -> new Prove.StaffAwaited(visitor, ticket, Screen.CardNote.READER_AWAY);
            default -> stage;
          };
      case Scanned(long _, CodeScanned.Badge(Report.StaffMember staff)) -> {
        turn.perform(new Effect.StopReading(turn.session()));
        yield new Prove.StaffTyping(visitor, staff, Pin.NONE, false, turn.now());
      }
      case Scanned(long _, CodeScanned.NotTaken(CodeScanned.Why why)) -> {
        turn.say(why.notice(), "");
        yield stage;
      }
      case HallChanged(Hall hall) -> new Prove.StaffAwaited(visitor, stage.ticket(), CardNotes.after(stage.note(), hall));
      case Touched(Touch.Back()) -> {
        turn.perform(new Effect.StopReading(turn.session()));
        yield new Choosing(visitor);
      }
      default -> stage;
    };
  }

  private static Stage staffTyping(Prove.StaffTyping stage, Event event, Turn turn) {
    boolean open = !turn.now().isBefore(stage.notBefore());
    String typed = stage.pin().digits();
    return switch (event) {
      case Touched(Touch.Digit(int digit)) when open && digit >= 0 && digit <= 9 -> {
        Pin pin = stage.pin().with(digit);
        if (pin.digits().length() < turn.settings().pinDigits()) {
          yield new Prove.StaffTyping(stage.visitor(), stage.staff(), pin, false, stage.notBefore());
        }
        Ticket ticket = turn.ticket();
        turn.perform(new Effect.CheckStaff(ticket, stage.staff().id(), pin));
        yield new Prove.StaffChecking(stage.visitor(), stage.staff(), ticket, pin.digits().length());
      }
      case Touched(Touch.EraseDigit()) when !typed.isEmpty() ->
          new Prove.StaffTyping(
              stage.visitor(), stage.staff(), stage.pin().shorter(), stage.wrong(), stage.notBefore());
      case Touched(Touch.Back()) -> new Choosing(stage.visitor());
      default -> stage;
    };
  }

  private static Stage staffChecking(Prove.StaffChecking stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.StaffConfirmed() -> new Prove.StaffLooking(stage.visitor(), stage.staff());
            case Report.PinWrong(int seconds) -> {
              if (seconds > 0) {
                turn.say("pin-wait", Integer.toString(seconds));
              }
              yield wrongPin(stage, seconds, turn);
            }
            case Report.PinLocked(int seconds) -> {
              turn.say("pin-locked", Integer.toString(seconds));
              yield wrongPin(stage, seconds, turn);
            }
            case Report.Failed(String reason) -> {
              turn.say("staff-unavailable", reason);
              yield new Choosing(stage.visitor());
            }
            default -> stage;
          };
      default -> stage;
    };
  }

  private static Stage wrongPin(Prove.StaffChecking stage, int seconds, Turn turn) {
    return new Prove.StaffTyping(stage.visitor(), stage.staff(), Pin.NONE, true, turn.now().plusSeconds(seconds));
  }

  private static Stage looking(Prove.StaffLooking stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.SamePerson(boolean same)) -> {
        turn.perform(new Effect.RecordSight(stage.staff().id(), same));
        if (same) {
          yield ResidentJourney.openForm(stage.visitor(), new Proof.StaffSaw(stage.staff().id()), turn);
        }
        turn.say("staff-not-same", "");
        yield new Choosing(stage.visitor());
      }
      case Touched(Touch.Back()) -> new Choosing(stage.visitor());
      default -> stage;
    };
  }
}
