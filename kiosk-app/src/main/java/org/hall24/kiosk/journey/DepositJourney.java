package org.hall24.kiosk.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hall24.kiosk.catalogue.Conditions;
import org.hall24.kiosk.journey.Event.Delivered;
import org.hall24.kiosk.journey.Event.Reported;
import org.hall24.kiosk.journey.Event.Tick;
import org.hall24.kiosk.journey.Event.Touched;
import org.hall24.kiosk.journey.Screen.ReceiptNote;
import org.hall24.kiosk.journey.Screen.SheetNote;
import org.hall24.kiosk.journey.Stage.Accepted;
import org.hall24.kiosk.journey.Stage.Closed;
import org.hall24.kiosk.journey.Stage.DepositDoor;
import org.hall24.kiosk.journey.Stage.Ended;
import org.hall24.kiosk.journey.Stage.Finished;
import org.hall24.kiosk.journey.Stage.Recording;
import org.hall24.kiosk.journey.Stage.Trouble;

/**
 * After the filing: hand in the originals, take the receipt.
 *
 * <p>Filing and handing in are two things: when no cell takes the papers the filing stands, and the last page says that they are
 * still to come. One door at a time stands open before a person, and custody passes when it is closed.
 */
final class DepositJourney {
  private DepositJourney() {}

  /** Goes on with a filing that is durable. */
  static Stage begin(Accepted filing, Turn turn) {
    if (!filing.item().originalPapers()) {
      return finish(filing, Optional.empty(), turn);
    }
    // A cabinet that opens for nobody is not asked to.
    return turn.hall().conditions().commissioned() ? open(filing, false, turn) : new Trouble(filing, "", Conditions.NOT_COMMISSIONED);
  }

  static Stage next(Stage.Depositing stage, Event event, Turn turn) {
    return switch (stage) {
      case DepositDoor s -> door(s, event, turn);
      case Recording s -> recording(s, event);
      case Stage.Handed s ->
          switch (s) {
            case Trouble t -> trouble(t, event, turn);
            case Closed c -> closed(c, event, turn);
          };
      case Finished s -> finished(s, event, turn);
    };
  }

  private static Stage open(Accepted filing, boolean larger, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(
        new Effect.ReserveAndOpenCell(
            ticket, filing.acceptanceNo(), filing.item().papersToHandIn(), larger, turn.lowReach(), filing.tried()));
    return new DepositDoor(filing, DoorCycle.opening(ticket, ""));
  }

  private static Stage openAgain(Accepted filing, String cell, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.OpenAgain(ticket, filing.acceptanceNo(), cell));
    return new DepositDoor(filing, DoorCycle.opening(ticket, cell));
  }

  private static Stage door(DepositDoor stage, Event event, Turn turn) {
    Accepted filing = stage.filing();
    DoorCycle door = stage.door();
    Accepted now =
        switch (event) {
          case Delivered(String number) when number.equals(filing.acceptanceNo()) -> filing.arrived();
          case Reported(Ticket ticket, Report.CellChosen(String _, Duration stay)) when ticket.equals(door.ticket()) && !door.open() ->
              keptFor(stay, filing, turn);
          default -> filing;
        };
    if (event instanceof Touched(Touch.OtherCell()) && door.swappable(turn.hall())) {
      return new DepositDoor(now.trying(door.cell()), door.swapping());
    }
    return switch (door.after(event, turn)) {
      case DoorCycle.Going(DoorCycle next) -> new DepositDoor(now, next);
      case DoorCycle.Shut(String cell, boolean swapped) -> swapped ? openLarger(now, cell, turn) : record(now, cell, turn);
      case DoorCycle.Amiss(String cell, String result, boolean tried) -> new Trouble(tried ? now.trying(cell) : now, cell, result);
    };
  }

  private static Stage openLarger(Accepted filing, String instead, Turn turn) {
    turn.perform(new Effect.ReleaseCell(filing.acceptanceNo(), instead, "too-small"));
    return open(filing, true, turn);
  }

  private static Accepted keptFor(Duration stay, Accepted filing, Turn turn) {
    return filing.kept(stay.isZero() ? Optional.empty() : Optional.of(turn.now().plus(stay)));
  }

  private static boolean kept(Accepted filing, Turn turn) {
    return filing.keptUntil().filter(until -> !turn.now().isBefore(until)).isEmpty();
  }

  private static Stage record(Accepted filing, String cell, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.CommitDeposit(ticket, cell, true));
    return new Recording(filing, ticket, cell);
  }

  private static Stage recording(Recording stage, Event event) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.DepositRecorded(String cell, String qr) -> new Closed(stage.filing().proven(qr), cell);
            case Report.CellEmpty _ -> new Trouble(stage.filing(), stage.cell(), "empty");
            case Report.Failed(String reason) -> new Trouble(stage.filing(), stage.cell(), reason);
            default -> stage;
          };
      case Delivered(String number) when number.equals(stage.filing().acceptanceNo()) ->
          new Recording(stage.filing().arrived(), stage.ticket(), stage.cell());
      default -> stage;
    };
  }

  private static Stage trouble(Trouble stage, Event event, Turn turn) {
    Accepted filing = stage.filing();
    return switch (event) {
      case Touched(Touch.OtherCell()) when turn.hall().conditions().freeCells() > 0 -> {
        release(stage, turn);
        yield open(filing, false, turn);
      }
      // A cell that is kept no longer may be somebody else's by now.
      case Touched(Touch.DoorStuck()) when !stage.cell().isEmpty() && kept(filing, turn) -> openAgain(filing, stage.cell(), turn);
      case Touched(Touch.DoorStuck()) -> open(filing, false, turn);
      case Touched(Touch.End()) -> goOnAlone(stage, turn);
      case Delivered(String number) when number.equals(filing.acceptanceNo()) ->
          new Trouble(filing.arrived(), stage.cell(), stage.result());
      default -> stage;
    };
  }

  /** To the last page, whatever became of the papers: who has filed gets the number and the receipt. */
  static Stage goOnAlone(Stage.Handed stage, Turn turn) {
    return switch (stage) {
      case Trouble trouble -> {
        release(trouble, turn);
        yield finish(trouble.filing(), Optional.empty(), turn);
      }
      case Closed closed -> finish(closed.filing(), Optional.of(closed.cell()), turn);
    };
  }

  private static void release(Trouble stage, Turn turn) {
    if (!stage.cell().isEmpty()) {
      turn.perform(new Effect.ReleaseCell(stage.filing().acceptanceNo(), stage.cell(), stage.result()));
    }
  }

  private static Stage closed(Closed stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.GoOn()), Touched(Touch.End()) -> goOnAlone(stage, turn);
      case Delivered(String number) when number.equals(stage.filing().acceptanceNo()) ->
          new Closed(stage.filing().arrived(), stage.cell());
      default -> stage;
    };
  }

  private static Stage finish(Accepted filing, Optional<String> cell, Turn turn) {
    Ticket sheet = turn.ticket();
    turn.perform(new Effect.PrintSheet(sheet, Effect.Sheet.SLIP, filing.acceptanceNo(), cell, turn.language()));
    Ticket ticket = turn.ticket();
    boolean paper = turn.hall().conditions().printer().isEmpty() && turn.hall().conditions().receiptPaper();
    if (paper) {
      turn.perform(new Effect.PrintReceipt(ticket, filing.acceptanceNo(), cell, turn.language()));
    }
    ReceiptNote note = paper ? ReceiptNote.PRINTING : ReceiptNote.NOT_PRINTED;
    // Paper on its way is waited for; the page counts down once its fate is known.
    return new Finished(
        filing, cell, note, ticket, new Stage.Paper(sheet, SheetNote.NONE, false),
        turn.now().plus(paper ? turn.settings().deviceLimit() : turn.settings().done()));
  }

  private static Stage finished(Finished stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report.Receipt(ReceiptNote note)) when ticket.equals(stage.printing()) ->
          staying(stage, note, turn);
      case Reported(Ticket ticket, Report.Failed _) when ticket.equals(stage.printing()) ->
          staying(stage, ReceiptNote.UNKNOWN, turn);
      case Reported(Ticket ticket, Report.Sheet(SheetNote note)) when ticket.equals(stage.paper().ticket()) ->
          sheet(stage, note, turn);
      case Reported(Ticket ticket, Report.Failed _) when ticket.equals(stage.paper().ticket()) ->
          sheet(stage, SheetNote.NOT_PRINTED, turn);
      case Delivered(String number) when number.equals(stage.filing().acceptanceNo()) ->
          new Finished(stage.filing().arrived(), stage.cell(), stage.receipt(), stage.printing(), stage.paper(), stage.endsAt());
      case Touched(Touch.PrintForm()) when stage.paper().mayPrintForm() -> {
        Ticket ticket = turn.ticket();
        turn.perform(new Effect.PrintSheet(ticket, Effect.Sheet.FORM, stage.filing().acceptanceNo(), stage.cell(), turn.language()));
        yield sheet(stage.on(new Stage.Paper(ticket, SheetNote.PRINTING, true), stage.endsAt()), SheetNote.PRINTING, turn);
      }
      case Touched(Touch.AnotherService()) -> new Ended(true);
      case Touched(Touch.GoOn()) -> new Ended(false);
      case Touched(Touch.Alive()) -> staying(stage, stage.receipt(), turn);
      case Tick() when !turn.now().isBefore(stage.endsAt()) -> new Ended(false);
      default -> stage;
    };
  }

  private static Stage staying(Finished stage, ReceiptNote note, Turn turn) {
    Instant until = turn.now().plus(turn.settings().done());
    return stage.staying(note, stage.paper().onItsWay() ? later(until, stage.endsAt()) : until);
  }

  /** Like the receipt, a sheet on its way is waited for, and its fate stands long enough to be read. */
  private static Stage sheet(Finished stage, SheetNote note, Turn turn) {
    boolean onItsWay = note == SheetNote.PRINTING;
    Instant until = turn.now().plus(onItsWay ? turn.settings().deviceLimit() : turn.settings().done());
    boolean waits = onItsWay || stage.receipt() == ReceiptNote.PRINTING;
    Stage.Paper paper = new Stage.Paper(stage.paper().ticket(), note, stage.paper().formAsked());
    return stage.on(paper, waits ? later(until, stage.endsAt()) : until);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
