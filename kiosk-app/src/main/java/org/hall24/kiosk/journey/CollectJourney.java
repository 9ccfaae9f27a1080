package org.hall24.kiosk.journey;

import java.time.Duration;
import java.util.List;
import org.hall24.kiosk.journey.CollectScreen.PickUpSay;
import org.hall24.kiosk.journey.Event.HallChanged;
import org.hall24.kiosk.journey.Event.Reported;
import org.hall24.kiosk.journey.Event.Scanned;
import org.hall24.kiosk.journey.Event.Tick;
import org.hall24.kiosk.journey.Event.Touched;
import org.hall24.kiosk.journey.Screen.FaceReason;
import org.hall24.kiosk.journey.Screen.ReceiptNote;
import org.hall24.kiosk.journey.Stage.CheckingCode;
import org.hall24.kiosk.journey.Stage.CollectCard;
import org.hall24.kiosk.journey.Stage.CollectDone;
import org.hall24.kiosk.journey.Stage.CollectDoor;
import org.hall24.kiosk.journey.Stage.CollectFaceFailed;
import org.hall24.kiosk.journey.Stage.CollectLooking;
import org.hall24.kiosk.journey.Stage.CollectProof;
import org.hall24.kiosk.journey.Stage.CollectRecording;
import org.hall24.kiosk.journey.Stage.CollectTrouble;
import org.hall24.kiosk.journey.Stage.Ended;
import org.hall24.kiosk.journey.Stage.FindingPapers;
import org.hall24.kiosk.journey.Stage.Holder;
import org.hall24.kiosk.journey.Stage.Home;
import org.hall24.kiosk.journey.Stage.Listed;
import org.hall24.kiosk.journey.Stage.Pick;
import org.hall24.kiosk.journey.Stage.SecondByCard;
import org.hall24.kiosk.journey.Stage.SecondByPhone;
import org.hall24.kiosk.journey.Stage.TypingCode;

/**
 * Somebody collects papers: a code and, for originals and licences, a second proof; or the card and a face. Then one door.
 *
 * <p>Nothing here needs the network. A code that is not right makes codes that begin alike wait, and nobody else.
 */
final class CollectJourney {
  /** What of a phone number is asked for. */
  private static final int PHONE_DIGITS = 4;

  private CollectJourney() {}

  /** Asks for the code. */
  static Stage begin(Turn turn) {
    return typing(PickUp.NOTHING, PickUpSay.NOTHING, 0, turn);
  }

  static Stage next(Stage.Collecting stage, Event event, Turn turn) {
    return switch (stage) {
      case TypingCode s -> typingCode(s, event, turn);
      case CheckingCode s -> checking(s, event, turn);
      case SecondByCard s -> secondByCard(s, event, turn);
      case SecondByPhone s -> secondByPhone(s, event, turn);
      case CollectCard s -> card(s, event, turn);
      case CollectProof s -> proof(s, event, turn);
      case CollectLooking s -> looking(s, event, turn);
      case CollectFaceFailed s -> faceFailed(s, event, turn);
      case FindingPapers s -> finding(s, event, turn);
      case Listed s -> listed(s, event, turn);
      case CollectDoor s -> door(s, event, turn);
      case CollectRecording s -> recording(s, event, turn);
      case CollectTrouble s -> trouble(s, event, turn);
      case CollectDone s -> done(s, event, turn);
    };
  }

  // ---- the code ---------------------------------------------------------------------------------------------------------

  private static TypingCode typing(PickUp typed, PickUpSay say, int waitSeconds, Turn turn) {
    return new TypingCode(typed, say, turn.now().plusSeconds(waitSeconds));
  }

  private static Stage typingCode(TypingCode stage, Event event, Turn turn) {
    PickUp typed = stage.typed();
    return switch (event) {
      case Touched(Touch.Digit(int digit)) when digit >= 0 && digit <= 9 ->
          new TypingCode(typed.with(digit), PickUpSay.NOTHING, stage.notBefore());
      case Touched(Touch.EraseDigit()) -> new TypingCode(typed.shorter(), PickUpSay.NOTHING, stage.notBefore());
      case Touched(Touch.GoOn()) when typed.longEnough() -> check(typed, turn);
      case Scanned(long _, CodeScanned.PickUp(String digits)) -> check(new PickUp(digits, typed.second()), turn);
      case Scanned(long _, CodeScanned.NotTaken(CodeScanned.Why why)) -> notTaken(stage, why, turn);
      case Touched(Touch.CardInstead()) when turn.settings().collectByCard() -> {
        Ticket ticket = turn.ticket();
        turn.perform(new Effect.ReadCard(ticket, false));
        yield new CollectCard(ticket, CardNotes.first(turn.hall()));
      }
      case Touched(Touch.Back()) -> new Home();
      default -> stage;
    };
  }

  private static Stage notTaken(Stage stage, CodeScanned.Why why, Turn turn) {
    turn.say(why.notice(), "");
    return stage;
  }

  private static Stage check(PickUp pick, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.CheckCode(ticket, pick));
    return new CheckingCode(pick, ticket);
  }

  private static Stage checking(CheckingCode stage, Event event, Turn turn) {
    PickUp proven = new PickUp("", stage.pick().second());
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.CodeRight(CollectScreen.Found found) -> openCell(new Pick("", found, List.of()), turn);
            case Report.CodeNeedsSecond() -> askForCard(stage.pick(), turn);
            case Report.CodeWrong(int wait) -> typing(proven, PickUpSay.WRONG, wait, turn);
            case Report.CodeTooSoon(int wait) -> typing(proven, PickUpSay.WAIT, wait, turn);
            case Report.CodeSpent(PickUpSay why) -> typing(proven, why, 0, turn);
            case Report.Failed(String reason) -> {
              turn.say("collect-unavailable", reason);
              yield typing(proven, PickUpSay.NOTHING, 0, turn);
            }
            default -> stage;
          };
      default -> stage;
    };
  }

  private static Stage askForCard(PickUp pick, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.ReadCard(ticket, false));
    return new SecondByCard(pick, ticket, CardNotes.first(turn.hall()));
  }

  private static Stage secondByCard(SecondByCard stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.CardSays(Screen.CardNote note) -> new SecondByCard(stage.pick(), ticket, note);
            case Report.CardRead(Applicant applicant, boolean _, int _, Duration _) -> check(stage.pick().proven(applicant.number()), turn);
            case Report.Failed _ -> new SecondByCard(stage.pick(), ticket, Screen.CardNote.READER_AWAY);
            default -> stage;
          };
      // A passport can be copied; beside the code that was right it is as good as a card.
      case Scanned(long _, CodeScanned.Document(Applicant holder)) -> {
        turn.perform(new Effect.StopReading(turn.session()));
        yield check(stage.pick().proven(holder.number()), turn);
      }
      case Scanned(long _, CodeScanned.NotTaken(CodeScanned.Why why)) -> notTaken(stage, why, turn);
      case HallChanged(Hall hall) -> new SecondByCard(stage.pick(), stage.ticket(), CardNotes.after(stage.note(), hall));
      case Touched(Touch.PhoneInstead()) -> {
        turn.perform(new Effect.StopReading(turn.session()));
        yield new SecondByPhone(stage.pick(), Pin.NONE);
      }
      case Touched(Touch.Back()) -> {
        turn.perform(new Effect.StopReading(turn.session()));
        yield typing(PickUp.NOTHING, PickUpSay.NOTHING, 0, turn);
      }
      default -> stage;
    };
  }

  private static Stage secondByPhone(SecondByPhone stage, Event event, Turn turn) {
    String typed = stage.typed().digits();
    return switch (event) {
      case Touched(Touch.Digit(int digit)) when digit >= 0 && digit <= 9 && typed.length() < PHONE_DIGITS ->
          typed.length() + 1 < PHONE_DIGITS
              ? new SecondByPhone(stage.pick(), stage.typed().with(digit))
              : check(stage.pick().proven(typed + digit), turn);
      case Touched(Touch.EraseDigit()) when !typed.isEmpty() ->
          new SecondByPhone(stage.pick(), stage.typed().shorter());
      case Touched(Touch.CardInstead()), Touched(Touch.Back()) -> askForCard(stage.pick(), turn);
      default -> stage;
    };
  }

  // ---- the card ---------------------------------------------------------------------------------------------------------

  private static Stage card(CollectCard stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.CardSays(Screen.CardNote note) -> new CollectCard(ticket, note);
            case Report.CardRead(Applicant applicant, boolean photo, int looks, Duration forgottenIn) ->
                new CollectProof(new Holder(applicant, photo, new FaceRule.Looks(looks, turn.now().plus(forgottenIn))));
            case Report.Failed _ -> new CollectCard(ticket, Screen.CardNote.READER_AWAY);
            default -> stage;
          };
      case HallChanged(Hall hall) -> new CollectCard(stage.ticket(), CardNotes.after(stage.note(), hall));
      case Touched(Touch.Back()) -> {
        turn.perform(new Effect.StopReading(turn.session()));
        yield typing(PickUp.NOTHING, PickUpSay.NOTHING, 0, turn);
      }
      default -> stage;
    };
  }

  private static boolean offered(Holder holder, Turn turn) {
    return holder.barrier(turn.moment()).isEmpty();
  }

  private static Stage proof(CollectProof stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.UseFace()) when offered(stage.holder(), turn) -> {
        turn.perform(new Effect.NoteConsent("given"));
        yield look(stage.holder(), turn);
      }
      case Touched(Touch.WithoutFace()) -> {
        turn.perform(new Effect.NoteConsent(offered(stage.holder(), turn) ? "refused" : "not-offered"));
        yield withCode(stage.holder(), turn);
      }
      case Touched(Touch.Back()) -> typing(PickUp.NOTHING, PickUpSay.NOTHING, 0, turn);
      default -> stage;
    };
  }

  /** The card lay there already: it is the second proof of whatever code comes. */
  private static Stage withCode(Holder holder, Turn turn) {
    return typing(new PickUp("", holder.applicant().number()), PickUpSay.NOTHING, 0, turn);
  }

  private static Stage look(Holder holder, Turn turn) {
    Ticket ticket = turn.ticket();
    Duration limit = turn.look();
    turn.perform(new Effect.VerifyFace(ticket, limit));
    return new CollectLooking(holder.looked(holder.looks().more(turn.now(), turn.settings())), ticket, "", turn.now().plus(limit));
  }

  private static Stage looking(CollectLooking stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.FaceHint(String hint) -> new CollectLooking(stage.holder(), ticket, hint, stage.deadline());
            case Report.SamePerson() -> {
              Ticket find = turn.ticket();
              turn.perform(new Effect.FindPapers(find, stage.holder().applicant().number()));
              yield new FindingPapers(stage.holder().applicant(), find);
            }
            case Report.NotVerified(FaceReason reason) -> new CollectFaceFailed(stage.holder(), reason);
            case Report.Failed _ -> new CollectFaceFailed(stage.holder(), FaceReason.DEVICE);
            default -> stage;
          };
      case Touched(Touch.WithoutFace()) -> {
        turn.perform(new Effect.StopFace(turn.session()));
        turn.perform(new Effect.NoteConsent("withdrawn"));
        yield withCode(stage.holder(), turn);
      }
      case Touched(Touch.Back()) -> {
        turn.perform(new Effect.StopFace(turn.session()));
        turn.perform(new Effect.NoteConsent("withdrawn"));
        yield new CollectProof(stage.holder());
      }
      case Tick() when !turn.now().isBefore(stage.deadline()) -> {
        turn.perform(new Effect.StopFace(turn.session()));
        yield new CollectFaceFailed(stage.holder(), FaceReason.TIMED_OUT);
      }
      default -> stage;
    };
  }

  private static Stage faceFailed(CollectFaceFailed stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.UseFace()) when offered(stage.holder(), turn) -> look(stage.holder(), turn);
      case Touched(Touch.WithoutFace()) -> {
        turn.perform(new Effect.NoteConsent("withdrawn"));
        yield withCode(stage.holder(), turn);
      }
      case Touched(Touch.Back()) -> new CollectProof(stage.holder());
      default -> stage;
    };
  }

  private static Stage finding(FindingPapers stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.PapersFound(List<CollectScreen.Found> found) when found.isEmpty() ->
                typing(new PickUp("", stage.applicant().number()), PickUpSay.NONE_FOR_CARD, 0, turn);
            case Report.PapersFound(List<CollectScreen.Found> found) -> new Listed(stage.applicant().maskedName(), found);
            case Report.Failed(String reason) -> {
              turn.say("collect-unavailable", reason);
              yield typing(PickUp.NOTHING, PickUpSay.NOTHING, 0, turn);
            }
            default -> stage;
          };
      default -> stage;
    };
  }

  private static Stage listed(Listed stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.OpenCell(String cell)) ->
          stage.found().stream()
              .filter(found -> found.cell().equals(cell))
              .findFirst()
              .map(found -> openCell(new Pick(stage.nameMasked(), found, without(stage.found(), cell)), turn))
              .orElse(stage);
      case Touched(Touch.Back()) -> new Ended(false);
      default -> stage;
    };
  }

  private static List<CollectScreen.Found> without(List<CollectScreen.Found> found, String cell) {
    return found.stream().filter(f -> !f.cell().equals(cell)).toList();
  }

  // ---- the door ---------------------------------------------------------------------------------------------------------

  private static Stage openCell(Pick pick, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.OpenToCollect(ticket, pick.found().cell()));
    return new CollectDoor(pick, DoorCycle.opening(ticket, pick.found().cell()));
  }

  private static Stage door(CollectDoor stage, Event event, Turn turn) {
    return switch (stage.door().after(event, turn)) {
      case DoorCycle.Going(DoorCycle door) -> new CollectDoor(stage.pick(), door);
      case DoorCycle.Shut(String cell, boolean _) -> {
        Ticket commit = turn.ticket();
        turn.perform(new Effect.CommitCollection(commit, cell));
        yield new CollectRecording(stage.pick(), commit);
      }
      case DoorCycle.Amiss(String _, String result, boolean _) -> new CollectTrouble(stage.pick(), result);
    };
  }

  private static Stage recording(CollectRecording stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.PapersTaken _ -> finish(stage.pick(), turn);
            case Report.StillInside _ -> new CollectTrouble(stage.pick(), "still-inside");
            case Report.Failed(String reason) -> new CollectTrouble(stage.pick(), reason);
            default -> stage;
          };
      default -> stage;
    };
  }

  private static Stage trouble(CollectTrouble stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.DoorStuck()) -> openCell(stage.pick(), turn);
      case Touched(Touch.Back()), Touched(Touch.GoOn()) -> new Ended(false);
      default -> stage;
    };
  }

  private static Stage finish(Pick pick, Turn turn) {
    Ticket ticket = turn.ticket();
    boolean paper =
        !pick.found().again() && turn.hall().conditions().printer().isEmpty() && turn.hall().conditions().receiptPaper();
    if (paper) {
      turn.perform(new Effect.PrintCollected(ticket, pick.found().cell(), turn.language()));
    }
    ReceiptNote note = paper ? ReceiptNote.PRINTING : ReceiptNote.NOT_PRINTED;
    return new CollectDone(pick, note, ticket, turn.now().plus(paper ? turn.settings().deviceLimit() : turn.settings().done()));
  }

  private static Stage done(CollectDone stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report.Receipt(ReceiptNote note)) when ticket.equals(stage.printing()) ->
          new CollectDone(stage.pick(), note, ticket, turn.now().plus(turn.settings().done()));
      case Reported(Ticket ticket, Report.Failed _) when ticket.equals(stage.printing()) ->
          new CollectDone(stage.pick(), ReceiptNote.UNKNOWN, ticket, turn.now().plus(turn.settings().done()));
      case Touched(Touch.OpenOnceMore()) -> openCell(again(stage.pick()), turn);
      case Touched(Touch.AnotherService()) when !stage.pick().rest().isEmpty() ->
          new Listed(stage.pick().nameMasked(), stage.pick().rest());
      case Touched(Touch.GoOn()) -> new Ended(false);
      case Touched(Touch.Alive()) -> new CollectDone(stage.pick(), stage.receipt(), stage.printing(), turn.now().plus(turn.settings().done()));
      case Tick() when !turn.now().isBefore(stage.endsAt()) -> new Ended(false);
      default -> stage;
    };
  }

  private static Pick again(Pick pick) {
    CollectScreen.Found f = pick.found();
    CollectScreen.Found again =
        new CollectScreen.Found(f.cell(), f.acceptanceNo(), f.serviceZh(), f.serviceEn(), f.papers(), f.overdue(), true);
    return new Pick(pick.nameMasked(), again, pick.rest());
  }
}
