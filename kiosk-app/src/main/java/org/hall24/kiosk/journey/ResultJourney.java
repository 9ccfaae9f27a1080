package org.hall24.kiosk.journey;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.hall24.kiosk.journey.Event.Reported;
import org.hall24.kiosk.journey.Event.Scanned;
import org.hall24.kiosk.journey.Event.Touched;
import org.hall24.kiosk.journey.StaffScreen.ResultNeed;
import org.hall24.kiosk.journey.StaffStage.CheckingResult;
import org.hall24.kiosk.journey.StaffStage.OnRound;
import org.hall24.kiosk.journey.StaffStage.Putting;
import org.hall24.kiosk.journey.StaffStage.ResultDoor;
import org.hall24.kiosk.journey.StaffStage.ResultKept;
import org.hall24.kiosk.journey.StaffStage.ResultReady;
import org.hall24.kiosk.journey.StaffStage.ResultRecording;
import org.hall24.kiosk.journey.StaffStage.ResultTrouble;
import org.hall24.kiosk.journey.StaffStage.TypingResult;

/**
 * A courier puts results in: whose, into which cell, one door at a time. Custody passes when the door is closed, and the code
 * goes on its way to its person in the same moment.
 */
final class ResultJourney {
  /** The digits of an acceptance number: the day, a count and a check digit. */
  static final int NUMBER_DIGITS = 12;

  /** Longer ones have a fourth group. */
  private static final int LONGEST_NUMBER = 16;

  private static final int PHONE_DIGITS = 4;

  private ResultJourney() {}

  /** Asks whose result it is. */
  static Stage begin(OnRound round, Turn turn) {
    Ticket list = turn.ticket();
    turn.perform(new Effect.ListResults(list));
    return new TypingResult(round, "", "", list, List.of());
  }

  static Stage next(StaffStage.Resulting stage, Event event, Turn turn) {
    return switch (stage) {
      case TypingResult s -> typing(s, event, turn);
      case CheckingResult s -> checking(s, event);
      case ResultReady s -> ready(s, event, turn);
      case ResultDoor s -> door(s, event, turn);
      case ResultRecording s -> recording(s, event);
      case ResultTrouble s -> trouble(s, event, turn);
      case ResultKept s -> kept(s, event, turn);
    };
  }

  private static Stage typing(TypingResult stage, Event event, Turn turn) {
    String digits = stage.digits();
    return switch (event) {
      case Reported(Ticket ticket, Report.ResultsExpected(List<StaffScreen.ResultFacts> expected)) when ticket.equals(stage.list()) ->
          new TypingResult(stage.round(), digits, stage.wrong(), ticket, expected);
      case Touched(Touch.Digit(int digit)) when digit >= 0 && digit <= 9 && digits.length() < LONGEST_NUMBER ->
          typed(stage, digits + digit);
      case Touched(Touch.EraseDigit()) when !digits.isEmpty() -> typed(stage, digits.substring(0, digits.length() - 1));
      case Touched(Touch.GoOn()) when digits.length() == NUMBER_DIGITS || digits.length() == LONGEST_NUMBER ->
          check(stage, turn.settings().numberPrefix() + digits, turn);
      case Touched(Touch.PickResult(String number)) -> check(stage, number, turn);
      case Scanned(long _, CodeScanned.Acceptance(String number, boolean _)) -> check(stage, number, turn);
      case Scanned(long _, CodeScanned _) -> wrong(stage, "not-a-number");
      case Touched(Touch.Back()) -> stage.round();
      default -> stage;
    };
  }

  private static TypingResult typed(TypingResult stage, String digits) {
    return new TypingResult(stage.round(), digits, "", stage.list(), stage.expected());
  }

  private static Stage check(TypingResult from, String number, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.CheckResult(ticket, number));
    return new CheckingResult(from, ticket);
  }

  private static Stage checking(CheckingResult stage, Event event) {
    TypingResult from = stage.from();
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.ResultKnown(StaffScreen.ResultFacts result) when !result.where().isEmpty() -> wrong(from, "in-cell:" + result.where());
            case Report.ResultKnown(StaffScreen.ResultFacts result) ->
                new ResultReady(from.round(), result, new ResultNeed(StaffScreen.CellSize.SMALL, false, ""));
            case Report.ResultNot(String reason) -> wrong(from, reason);
            case Report.Failed(String reason) -> wrong(from, reason);
            default -> stage;
          };
      default -> stage;
    };
  }

  private static Stage wrong(TypingResult from, String reason) {
    return new TypingResult(from.round(), from.digits(), reason, from.list(), from.expected());
  }

  private static Stage ready(ResultReady stage, Event event, Turn turn) {
    ResultNeed need = stage.need();
    return switch (event) {
      case Touched(Touch.Size(StaffScreen.CellSize size)) -> needing(stage, new ResultNeed(size, need.seated(), need.phone()));
      case Touched(Touch.Seated(boolean on)) -> needing(stage, new ResultNeed(need.size(), on, need.phone()));
      case Touched(Touch.Digit(int digit)) when digit >= 0 && digit <= 9 && need.phone().length() < PHONE_DIGITS ->
          needing(stage, new ResultNeed(need.size(), need.seated(), need.phone() + digit));
      case Touched(Touch.EraseDigit()) when !need.phone().isEmpty() ->
          needing(stage, new ResultNeed(need.size(), need.seated(), need.phone().substring(0, need.phone().length() - 1)));
      case Touched(Touch.GoOn()) when stage.result().known() || need.phone().length() == PHONE_DIGITS ->
          openCell(new Putting(stage.round(), stage.result(), need, Set.of()), turn);
      case Touched(Touch.Back()) -> begin(stage.round(), turn);
      default -> stage;
    };
  }

  private static Stage needing(ResultReady stage, ResultNeed need) {
    return new ResultReady(stage.round(), stage.result(), need);
  }

  private static Stage openCell(Putting putting, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(
        new Effect.OpenForResult(
            ticket, putting.round().staff().id(), putting.result().acceptanceNo(), putting.need(), putting.tried()));
    return new ResultDoor(putting, DoorCycle.opening(ticket, ""));
  }

  private static Stage door(ResultDoor stage, Event event, Turn turn) {
    Putting putting = stage.putting();
    DoorCycle door = stage.door();
    if (event instanceof Touched(Touch.OtherCell()) && door.swappable(turn.hall())) {
      return new ResultDoor(putting.trying(door.cell()).larger(), door.swapping());
    }
    return switch (door.after(event, turn)) {
      case DoorCycle.Going(DoorCycle next) -> new ResultDoor(putting, next);
      case DoorCycle.Shut(String cell, boolean swapped) -> swapped ? openLarger(putting, cell, turn) : commit(putting, cell, turn);
      case DoorCycle.Amiss(String cell, String result, boolean tried) ->
          new ResultTrouble(tried ? putting.trying(cell) : putting, cell, result);
    };
  }

  private static Stage openLarger(Putting putting, String instead, Turn turn) {
    turn.perform(new Effect.ReleaseCell(putting.result().acceptanceNo(), instead, "too-small"));
    return openCell(putting, turn);
  }

  private static Stage commit(Putting putting, String cell, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.CommitResult(ticket, putting.round().staff().id(), cell));
    return new ResultRecording(putting, ticket, cell);
  }

  private static Stage recording(ResultRecording stage, Event event) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.ResultRecorded(String cell, LocalDate until) -> new ResultKept(stage.putting(), cell, until);
            case Report.CellEmpty _ -> new ResultTrouble(stage.putting(), stage.cell(), "empty");
            case Report.Failed(String reason) -> new ResultTrouble(stage.putting(), stage.cell(), reason);
            default -> stage;
          };
      default -> stage;
    };
  }

  private static Stage trouble(ResultTrouble stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.OtherCell()) when turn.hall().conditions().freeCells() > 0 -> {
        release(stage, turn);
        yield openCell(stage.putting().trying(stage.cell()), turn);
      }
      case Touched(Touch.DoorStuck()) -> {
        release(stage, turn);
        yield openCell(new Putting(stage.round(), stage.putting().result(), stage.putting().need(), Set.of()), turn);
      }
      case Touched(Touch.Back()), Touched(Touch.GoOn()) -> {
        release(stage, turn);
        yield stage.round();
      }
      default -> stage;
    };
  }

  private static void release(ResultTrouble stage, Turn turn) {
    if (!stage.cell().isEmpty()) {
      turn.perform(new Effect.ReleaseCell(stage.putting().result().acceptanceNo(), stage.cell(), stage.result()));
    }
  }

  private static Stage kept(ResultKept stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.AnotherService()) -> begin(stage.round(), turn);
      case Touched(Touch.GoOn()), Touched(Touch.Back()) -> stage.round();
      default -> stage;
    };
  }
}
