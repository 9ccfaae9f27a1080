package org.hall24.kiosk.journey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.journey.Event.HallChanged;
import org.hall24.kiosk.journey.Event.Reported;
import org.hall24.kiosk.journey.Event.Tick;
import org.hall24.kiosk.journey.Event.Touched;
import org.hall24.kiosk.journey.Stage.AtDoor;
import org.hall24.kiosk.journey.Stage.Attract;
import org.hall24.kiosk.journey.Stage.Busy;
import org.hall24.kiosk.journey.Stage.Ended;
import org.hall24.kiosk.journey.Stage.Home;
import org.hall24.kiosk.journey.Stage.LeftOpen;

/**
 * The whole machine: state × event → state + effects. Pure; the time of the event is an argument.
 *
 * <p>What holds on every page lives here: who is still there, how long a session lasts, what is wiped at its end, and that
 * answers of an ended session find nobody. What a resident or a courier does lives in {@link ResidentJourney} and {@link
 * CourierJourney}.
 */
public final class Journey {
  private final Knowledge knowledge;
  private final JourneySettings settings;
  private final Screens screens;

  /** A machine that knows these services. */
  public Journey(Knowledge knowledge) {
    this.knowledge = knowledge;
    this.settings = knowledge.settings();
    this.screens = new Screens(knowledge);
  }

  /** Where the machine stands after it was switched on, and what it does first: nothing moves. */
  public Step begin(Resume resume, Hall hall, Instant now) {
    State cold = State.fresh(1, hall, now, new Attract(Optional.empty()));
    Turn turn = new Turn(cold, now, knowledge);
    return resume
        .openDoor()
        .map(cell -> settle(cold, watchLeftOpen(cell, true, turn), turn))
        .orElseGet(() -> new Step(cold, turn.effects()));
  }

  /**
   * What is shown.
   *
   * @param now the session's own time, as in {@link #next}
   * @param wall the time of day
   */
  public Screen screen(State state, Instant now, Instant wall) {
    return screens.screen(state, now, wall);
  }

  /** Answers one event. */
  public Step next(State state, Event event, Instant now) {
    if (event instanceof Reported(Ticket ticket, Report _) && ticket.session() != state.session()) {
      return new Step(state, List.of());
    }
    if (event instanceof Event.Scanned(long session, CodeScanned _)
        && (session != state.session() || !(state.stage() instanceof Stage.TakesCodes))) {
      return new Step(state, List.of());
    }
    State at =
        switch (event) {
          case HallChanged(Hall hall) -> state.with(hall);
          case Event.CardLies(long of) -> state.lying(of);
          default -> state;
        };
    if (event instanceof Event.Scanned) {
      at = at.touched(now);
    }
    if (event instanceof Touched(Touch touch)) {
      boolean onlyAnswers = at.askedAt().isPresent() && !(touch instanceof Touch.End);
      at = at.touched(now);
      if (touch instanceof Touch.Language(String tag)) {
        return new Step(at.in(tag.equals("en") ? "en" : State.HOUSE_LANGUAGE), List.of());
      }
      if (touch instanceof Touch.LowReach(boolean on)) {
        return new Step(at.reaching(on), List.of());
      }
      if (onlyAnswers) {
        return new Step(at, List.of());
      }
      if (at.notice().isPresent() && (touch instanceof Touch.Back || touch instanceof Touch.GoOn)) {
        return new Step(at.saying(Optional.empty()), List.of());
      }
    }
    Turn turn = new Turn(at, now, knowledge);
    return settle(at, everywhere(at, event, turn), turn);
  }

  /** What holds on every page comes first; the page decides about the rest. */
  private Stage everywhere(State state, Event event, Turn turn) {
    Stage stage = state.stage();
    return switch (event) {
      case Touched(Touch.Ask(String key)) when !(stage instanceof Attract) && !(stage instanceof LeftOpen) -> {
        turn.say(key, "");
        yield stage;
      }
      case Touched(Touch.End()) when mayEnd(stage) -> new Ended(false);
      case Tick() when outOfTime(state, turn.now()) -> outOfTimeAt(stage, turn);
      default -> atStage(stage, event, turn);
    };
  }

  private Stage atStage(Stage stage, Event event, Turn turn) {
    return switch (stage) {
      case Attract attract -> attract(attract, event, turn);
      case Home home -> home(home, event, turn);
      case LeftOpen left -> leftOpen(left, event, turn);
      case Stage.CardLeft left -> cardLeft(left, event, turn);
      case Ended ended -> ended;
      case Stage.Resident resident -> ResidentJourney.next(resident, event, turn);
      case StaffStage courier -> CourierJourney.next(courier, event, turn);
    };
  }

  private Stage attract(Attract stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.Begin()) -> new Home();
      case Touched(Touch.Staff()) -> CourierJourney.begin(turn);
      case Tick() when stage.clearedAt().filter(at -> !turn.now().isBefore(at.plus(settings.cleared()))).isPresent() ->
          new Attract(Optional.empty());
      default -> stage;
    };
  }

  private Stage home(Home stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.OpenSearch(Screen.Group group)) -> ResidentJourney.search("", group, knowledge);
      case Touched(Touch.Query(String text)) -> ResidentJourney.search(text, Screen.Group.ALL, knowledge);
      case Touched(Touch.Choose choose) ->
          new Stage.Offering(choose.item(), ResidentJourney.search("", Screen.Group.ALL, knowledge));
      case Touched(Touch.Collect()) -> CollectJourney.begin(turn);
      case Touched(Touch.Progress()) -> CaseJourney.begin();
      case Touched(Touch.Staff()) -> CourierJourney.begin(turn);
      case Touched(Touch.Back()) -> new Ended(false);
      default -> stage;
    };
  }

  private static Stage watchLeftOpen(String cell, boolean deposit, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.WatchDoor(ticket, cell));
    return new LeftOpen(cell, ticket, deposit, false);
  }

  private static Stage leftOpen(LeftOpen stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report.DoorClosed _) when ticket.equals(stage.ticket()) && !stage.closing() -> {
        if (!stage.deposit()) {
          turn.perform(new Effect.LeaveDoor(stage.cell()));
          yield new Attract(Optional.empty());
        }
        Ticket commit = turn.ticket();
        turn.perform(new Effect.CommitDeposit(commit, stage.cell(), false));
        yield new LeftOpen(stage.cell(), commit, true, true);
      }
      case Reported(Ticket ticket, Report _) when ticket.equals(stage.ticket()) && stage.closing() ->
          new Attract(Optional.empty());
      case Touched(Touch.GoOn()), Touched(Touch.Begin()), Touched(Touch.Back()) -> {
        turn.perform(new Effect.LeaveDoor(stage.cell()));
        yield new Home();
      }
      default -> stage;
    };
  }

  /** Politely, and not for ever: who has taken the card, says so, or does not come back makes room for the next one. */
  private Stage cardLeft(Stage.CardLeft stage, Event event, Turn turn) {
    boolean over =
        switch (event) {
          case Event.CardLies(long of) -> of != stage.of();
          case Touched(Touch.GoOn()), Touched(Touch.Back()) -> true;
          case Tick() -> !turn.now().isBefore(stage.since().plus(settings.cardLeft()));
          default -> false;
        };
    return over ? new Ended(stage.again()) : stage;
  }

  /** A door, a commit and a round in the middle are not ended by a touch; the pages there offer what can be done. */
  private static boolean mayEnd(Stage stage) {
    return switch (stage) {
      case Attract _, Ended _, LeftOpen _, Stage.Handed _, StaffStage.OnRound _, StaffStage.Resulting _, StaffStage.Keeping _ -> false;
      case Stage.Looking _, Stage.CollectLooking _ -> true;
      default -> !(stage instanceof Busy);
    };
  }

  private boolean outOfTime(State state, Instant now) {
    return switch (state.stage()) {
      case Attract _, Ended _, Stage.CardLeft _ -> false;
      case LeftOpen _, AtDoor _ -> !now.isBefore(state.stageSince().plus(settings.doorPatience()));
      case Stage.Looking _, Stage.CollectLooking _ -> false;
      case StaffStage.KeepingDoor _, StaffStage.StockWorking _ -> !now.isBefore(state.stageSince().plus(settings.doorPatience()));
      case Busy _ -> !now.isBefore(state.stageSince().plus(settings.deviceLimit()));
      default -> {
        boolean nobody = state.askedAt().filter(at -> !now.isBefore(at.plus(settings.warning()))).isPresent();
        yield nobody || !now.isBefore(state.startedAt().plus(settings.sessionCap()));
      }
    };
  }

  /**
   * Nobody answered, or a device did not: the session ends, and an open door is watched without knowing for whom. Who has filed
   * still gets the receipt before that.
   */
  private Stage outOfTimeAt(Stage stage, Turn turn) {
    if (stage instanceof LeftOpen left) {
      turn.perform(new Effect.LeaveDoor(left.cell()));
      return new Attract(Optional.empty());
    }
    return stage instanceof Stage.Handed handed ? DepositJourney.goOnAlone(handed, turn) : new Ended(false);
  }

  /** Makes the new state, or ends the session. */
  private Step settle(State before, Stage stage, Turn turn) {
    boolean moved = !samePage(before.stage(), stage);
    if (stage instanceof Ended(boolean again)) {
      return end(before, again, turn);
    }
    boolean took = before.stage() instanceof Stage.TakesCodes;
    boolean takes = stage instanceof Stage.TakesCodes;
    if (takes && !took) {
      turn.perform(new Effect.Scan(before.session()));
    } else if (took && !takes) {
      turn.perform(new Effect.StopScanning(before.session()));
    }
    State after = before.at(stage, turn.tickets()).looking(turn.faceUntil());
    if (moved) {
      after = after.entered(turn.now()).saying(turn.notice());
    } else if (turn.notice().isPresent()) {
      after = after.saying(turn.notice());
    }
    if (unattended(before.stage()) && !unattended(stage)) {
      after = after.started(turn.now());
    }
    return new Step(askWhenQuiet(after, turn.now()), turn.effects());
  }

  /** A door that opens, stands open or is to be closed shows another page each time. */
  private static boolean samePage(Stage one, Stage other) {
    boolean doorMoved =
        one instanceof Stage.Cycling was && other instanceof Stage.Cycling is && was.door().moment() != is.door().moment();
    return one.getClass() == other.getClass() && !doorMoved;
  }

  /** Nobody known stands before the machine. */
  private static boolean unattended(Stage stage) {
    return stage instanceof Attract || stage instanceof LeftOpen;
  }

  private State askWhenQuiet(State state, Instant now) {
    boolean exempt =
        switch (state.stage()) {
          case Attract _, LeftOpen _, Stage.CardLeft _, Ended _, Stage.Finished _, Stage.CollectDone _, StaffStage.RoundOver _ -> true;
          default -> state.stage() instanceof Busy;
        };
    if (exempt) {
      return state.askedAt().isEmpty() ? state : state.asking(Optional.empty());
    }
    boolean quiet = !now.isBefore(state.touchedAt().plus(settings.idle()));
    return quiet && state.askedAt().isEmpty() ? state.asking(Optional.of(now)) : state;
  }

  /** Stops what the page had running, wipes, and forgets. */
  private Step end(State before, boolean again, Turn turn) {
    Stage stage = before.stage();
    long session = before.session();
    switch (stage) {
      case Stage.WaitingCard _, Stage.SecondByCard _, Stage.CollectCard _, Stage.CaseCard _, Prove.StaffAwaited _,
              StaffStage.StaffCard _, StaffStage.SecondStaff _ ->
          turn.perform(new Effect.StopReading(session));
      case Stage.Looking _, Stage.CollectLooking _ -> turn.perform(new Effect.StopFace(session));
      case Stage.CollectTrouble trouble ->
          turn.perform(new Effect.ReleaseCell(trouble.pick().found().acceptanceNo(), trouble.pick().found().cell(), trouble.result()));
      case StaffStage.ResultTrouble trouble when !trouble.cell().isEmpty() ->
          turn.perform(new Effect.ReleaseCell(trouble.putting().result().acceptanceNo(), trouble.cell(), trouble.result()));
      case Stage.CollectDone done when done.receipt() == Screen.ReceiptNote.PRINTING ->
          turn.perform(new Effect.CancelPrint(session));
      case Stage.FollowedCase followed when followed.certificate().step() == Case.Step.PRINTING ->
          turn.perform(new Effect.CancelPrint(session));
      case Stage.Finished finished when finished.receipt() == Screen.ReceiptNote.PRINTING ->
          turn.perform(new Effect.CancelPrint(session));
      case StaffStage.Confirming confirming -> turn.perform(new Effect.LeaveDoor(confirming.at().cell()));
      default -> {}
    }
    if (stage instanceof Stage.TakesCodes) {
      turn.perform(new Effect.StopScanning(session));
    }
    turn.perform(new Effect.Wipe(session));
    boolean doorOpen = stage instanceof Stage.Cycling cycling && cycling.door().open();
    boolean cardLeft = before.cardLies() && !doorOpen;
    Stage first = again ? new Home() : new Attract(Optional.of(turn.now()));
    State clean =
        State.fresh(session + 1, before.hall(), turn.now(), cardLeft ? new Stage.CardLeft(session, again, turn.now()) : first)
            .lying(before.cardOf());
    if (again || cardLeft) {
      clean = clean.in(before.language()).reaching(before.lowReach());
    }
    if (doorOpen && stage instanceof Stage.Cycling at) {
      Turn next = new Turn(clean, turn.now(), knowledge);
      Step left = settle(clean, watchLeftOpen(at.cell(), at.papersGoIn(), next), next);
      left.effects().forEach(turn::perform);
      return new Step(left.state(), turn.effects());
    }
    if (stage instanceof AtDoor door && !door.cell().isEmpty()) {
      turn.perform(new Effect.LeaveDoor(door.cell()));
    }
    return new Step(clean, turn.effects());
  }
}
