package org.hall24.locker.cell;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.hall24.link.Ticker;
import org.hall24.locker.board.Door;
import org.hall24.locker.board.LockBoard;
import org.hall24.locker.board.Pulse;
import org.hall24.locker.cell.OpeningWatch.Seen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens one door: look, write the intent down, one order, watch all doors, write down what came of it.
 *
 * <p>Used under the cabinet's line lock: one solenoid at a time.
 */
final class Opener {
  private static final Logger log = LoggerFactory.getLogger(Opener.class);

  private final CabinetMap map;
  private final LockBoard board;
  private final CellBook book;
  private final DoorWatch watch;
  private final OpeningWatch opening;
  private final IntentLog intents;
  private final CabinetTiming timing;
  private final Clock clock;
  private final Ticker ticker;
  private final Supplier<String> ids;
  private final String bootId;

  Opener(CabinetMap map, LockBoard board, CellBook book, DoorWatch watch, IntentLog intents, CabinetTiming timing, Clock clock,
      Ticker ticker, Supplier<String> ids, String bootId) {
    this.map = map;
    this.board = board;
    this.book = book;
    this.watch = watch;
    this.opening = new OpeningWatch(map, board, watch, timing, ticker);
    this.intents = intents;
    this.timing = timing;
    this.clock = clock;
    this.ticker = ticker;
    this.ids = ids;
    this.bootId = bootId;
  }

  OpenOutcome open(CellPlace place, OpenRequest request) throws InterruptedException {
    CellId id = place.id();
    board.attend(place.address().board());
    opening.look();
    if (!watch.answered(place.address().board())) {
      // One lost answer is not a dead board.
      opening.look();
    }
    Door before = watch.door(place);
    if (!watch.answered(place.address().board())) {
      return new OpenOutcome.Unreachable(attempt(place, 0, Evidence.none(before.word(), watch.blindness(place.address().board()))));
    }
    Optional<String> objection = objection(place, request);
    if (objection.isPresent()) {
      return refused(place, before, objection.get());
    }
    OpenIntent intent = intent(place, request, before);
    if (intent.attempt() > timing.attempts()) {
      return refused(place, before, "attempts");
    }
    // After the commit nothing but the wire may keep the order waiting.
    board.attend(place.address().board());
    try {
      if (book.intend(id, intent) instanceof Transition.Refused(String reason)) {
        return refused(place, before, reason);
      }
    } catch (NotRecordedException e) {
      log.error("locker.open not recorded, not sent cell={}", id, e);
      return new OpenOutcome.Failed(attempt(place, 0, Evidence.none(before.word(), "not-recorded")));
    }
    return fire(place, intent, before);
  }

  private OpenOutcome fire(CellPlace place, OpenIntent intent, Door before) throws InterruptedException {
    AtomicBoolean marked = new AtomicBoolean();
    AtomicLong start = new AtomicLong(ticker.nanos());
    watch.takeOff(place.id());
    try {
      Pulse pulse = board.open(place.address(), hex -> {
        start.set(ticker.nanos());
        marked.set(noted(intent, IntentStep.Kind.SENT, hex));
      });
      OpeningWatch.Order order = new OpeningWatch.Order(place, before, pulse, start.get(), ticker.nanos());
      if (pulse instanceof Pulse.NotSent(String reason)) {
        return notSent(place, intent, before, reason);
      }
      book.pulsed(place.id());
      boolean kept = noted(intent, IntentStep.Kind.REPLIED, reply(pulse)) && marked.get();
      if (pulse instanceof Pulse.Refused refusal && !openAllTheSame(place)) {
        return boardRefused(place, intent, before, refusal);
      }
      return conclude(place, intent, before, pulse, opening.seen(order), kept);
    } finally {
      watch.land();
    }
  }

  // ---- before ---------------------------------------------------------------------------------------------------------

  private Optional<String> objection(CellPlace place, OpenRequest request) {
    boolean handsOver = request.purpose().handsOver();
    if (handsOver && book.snapshot().stream().anyMatch(c -> c.state().service() == Service.WRONG_DOOR)) {
      return Optional.of("wrong-door");
    }
    CellState state = book.state(place.id());
    boolean fits = switch (request.purpose()) {
      case DEPOSIT ->
          state.custody() instanceof Custody.Reserved(Item item, var until)
              ? request.item().equals(Optional.of(item))
              : state.operation().atTheDoorToDeposit() && request.item().isPresent() && state.custody().inside().equals(request.item());
      case COLLECT, REOPEN -> request.item().isEmpty() || state.custody().inside().equals(request.item());
      case INSPECT, TECHNICIAN, EMERGENCY -> true;
    };
    if (!fits) {
      return Optional.of("other-item");
    }
    return book.pulsesInMinute(place.id()) >= timing.perMinute() ? Optional.of("per-minute") : Optional.empty();
  }

  private OpenIntent intent(CellPlace place, OpenRequest request, Door before) {
    CellState state = book.state(place.id());
    Optional<OpenIntent> again =
        state.operation() instanceof Operation.Opening(String intent, Purpose purpose, boolean unsure, boolean touched)
                && purpose == request.purpose()
                && !unsure
            ? book.intent(intent)
            : Optional.empty();
    Optional<Item> item = request.item().or(() -> request.purpose() == Purpose.COLLECT ? state.custody().inside() : Optional.empty());
    return new OpenIntent(
        again.map(OpenIntent::id).orElseGet(ids),
        again.map(OpenIntent::attempt).orElse(0) + 1,
        place.id().value(),
        place.address().board(),
        place.address().channel(),
        request.purpose().name(),
        request.actor(),
        request.authority(),
        item.map(Item::caseKey).orElse(""),
        item.map(Item::ref).orElse(""),
        map.digest(),
        before.word(),
        state.custody().word(),
        bootId,
        clock.instant(),
        ticker.nanos());
  }

  // ---- after ----------------------------------------------------------------------------------------------------------

  private OpenOutcome conclude(CellPlace place, OpenIntent intent, Door before, Pulse pulse, Seen seen, boolean kept)
      throws InterruptedException {
    long afterMs = switch (seen) {
      case Seen.Open(long ms) -> ms;
      case Seen.ShutAgain(long ms) -> ms;
      default -> -1;
    };
    List<String> others = seen instanceof Seen.Elsewhere(List<CellId> strays) ? strays.stream().map(CellId::value).toList() : List.of();
    Evidence evidence =
        new Evidence(intent.id(), intent.attempt(), before.word(), watch.door(place).word(), sent(pulse), reply(pulse), afterMs, others,
            note(pulse, seen, kept));
    OpenOutcome.Attempt attempt = attempt(place, 1, evidence);
    OpenOutcome outcome = switch (seen) {
      case Seen.Open o -> before == Door.OPEN ? new OpenOutcome.AlreadyOpen(attempt) : new OpenOutcome.Opened(attempt);
      case Seen.ShutAgain s -> new OpenOutcome.Opened(attempt);
      case Seen.Closed c -> new OpenOutcome.Jammed(attempt);
      case Seen.Elsewhere e -> new OpenOutcome.WrongDoor(attempt);
      case Seen.Contradiction c -> new OpenOutcome.SensorFault(attempt);
      case Seen.Unseen u -> new OpenOutcome.Unknown(attempt);
    };
    Optional<CellEvent> event = switch (seen) {
      case Seen.ShutAgain s -> Optional.of(new CellEvent.SawOpen());
      case Seen.Closed(boolean doubt, boolean moved) -> Optional.of(new CellEvent.WindowElapsed(doubt));
      case Seen.Contradiction c -> Optional.of(new CellEvent.SensorContradicts());
      case Seen.Unseen u -> Optional.of(new CellEvent.Unwatched());
      case Seen.Open o -> Optional.empty();
      case Seen.Elsewhere e -> Optional.empty();
    };
    OpenOutcome end = recorded(place, intent, event, outcome);
    if (seen instanceof Seen.ShutAgain) {
      // The looks since then found it shut: now that it counts as opened, that counts too.
      opening.look();
    }
    return end;
  }

  private OpenOutcome notSent(CellPlace place, OpenIntent intent, Door before, String reason) {
    OpenOutcome.Attempt attempt = attempt(place, 0, new Evidence(intent.id(), intent.attempt(), before.word(), before.word(), "", "", -1,
        List.of(), reason));
    OpenOutcome outcome = switch (reason) {
      case "outside" -> new OpenOutcome.Rejected(attempt);
      case "busy" -> new OpenOutcome.Refused(attempt);
      default -> new OpenOutcome.Unreachable(attempt);
    };
    return recorded(place, intent, Optional.of(new CellEvent.NotSent()), outcome);
  }

  /** A board that says no is believed, after a look at the doors. */
  private boolean openAllTheSame(CellPlace place) throws InterruptedException {
    ticker.await(timing.watchEvery());
    opening.look();
    return watch.door(place) == Door.OPEN || !watch.strays().isEmpty();
  }

  private OpenOutcome boardRefused(CellPlace place, OpenIntent intent, Door before, Pulse.Refused refusal) {
    Evidence evidence =
        new Evidence(intent.id(), intent.attempt(), before.word(), watch.door(place).word(), refusal.sent(), refusal.reply(), -1,
            List.of(), refusal.reason());
    return recorded(place, intent, Optional.of(new CellEvent.NotSent()), new OpenOutcome.Refused(attempt(place, 0, evidence)));
  }

  private OpenOutcome recorded(CellPlace place, OpenIntent intent, Optional<CellEvent> event, OpenOutcome outcome) {
    log.info("locker.open cell={} result={} pulses={} intent={}", place.id(), outcome.word(), outcome.attempt().pulses(), intent.id());
    IntentStep step = new IntentStep(intent.id(), intent.attempt(), IntentStep.Kind.OUTCOME, outcome.word(), clock.instant());
    try {
      if (event.isPresent()) {
        book.apply(place.id(), event.get(), Optional.of(step));
      } else {
        book.commit(place.id(), step);
      }
      return outcome;
    } catch (NotRecordedException e) {
      log.error("locker.open outcome not recorded cell={} result={}", place.id(), outcome.word(), e);
      OpenOutcome.Attempt a = outcome.attempt();
      return new OpenOutcome.Failed(new OpenOutcome.Attempt(a.cell(), a.address(), a.pulses(), a.evidence().noted("not-recorded")));
    }
  }

  private boolean noted(OpenIntent intent, IntentStep.Kind kind, String detail) {
    try {
      intents.note(new IntentStep(intent.id(), intent.attempt(), kind, detail, clock.instant()));
      return true;
    } catch (NotRecordedException e) {
      // The bolt has its order; what matters now is to watch the door. The outcome will say that the record has a hole.
      log.error("locker.open step not recorded step={} intent={}", kind, intent.id(), e);
      return false;
    }
  }

  private static OpenOutcome refused(CellPlace place, Door before, String reason) {
    return new OpenOutcome.Refused(attempt(place, 0, Evidence.none(before.word(), reason)));
  }

  private static OpenOutcome.Attempt attempt(CellPlace place, int pulses, Evidence evidence) {
    return new OpenOutcome.Attempt(place.id(), Optional.of(place.address()), pulses, evidence);
  }

  private static String sent(Pulse pulse) {
    return switch (pulse) {
      case Pulse.Answered a -> a.sent();
      case Pulse.Refused r -> r.sent();
      case Pulse.Unanswered u -> u.sent();
      case Pulse.NotSent n -> "";
    };
  }

  private static String reply(Pulse pulse) {
    return switch (pulse) {
      case Pulse.Answered a -> a.reply();
      case Pulse.Refused r -> r.reply();
      case Pulse.Unanswered u -> u.reason();
      case Pulse.NotSent n -> "";
    };
  }

  private static String note(Pulse pulse, Seen seen, boolean kept) {
    if (!kept) {
      return "record-has-a-hole";
    }
    return switch (seen) {
      case Seen.Open o -> "";
      case Seen.ShutAgain s -> "shut-again";
      case Seen.Closed(boolean doubt, boolean moved) when moved -> "moved-and-shut";
      case Seen.Closed c -> pulse instanceof Pulse.Answered ? "stayed-shut" : "stayed-shut-no-answer";
      case Seen.Elsewhere e -> "another-door";
      case Seen.Contradiction c -> "sensor-contradicts";
      case Seen.Unseen u -> "not-seen";
    };
  }
}
