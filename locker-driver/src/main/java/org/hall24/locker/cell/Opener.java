package org.hall24.locker.cell;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.hall24.link.Ticker;
import org.hall24.locker.board.Door;
import org.hall24.locker.board.LockBoard;
import org.hall24.locker.board.Pulse;
import org.hall24.locker.board.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens one door: look, write the intent down, one order, watch all doors, write down what came of it.
 *
 * <p>Used under the cabinet's line lock: one solenoid at a time.
 */
final class Opener {
  private static final Logger log = LoggerFactory.getLogger(Opener.class);
  private static final int CONTRADICTIONS = 3;
  /** In less nobody opens a door, puts something in and shuts it. */
  private static final Duration QUICK_HAND = Duration.ofMillis(800);

  private final CabinetMap map;
  private final LockBoard board;
  private final CellBook book;
  private final DoorWatch watch;
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
    this.intents = intents;
    this.timing = timing;
    this.clock = clock;
    this.ticker = ticker;
    this.ids = ids;
    this.bootId = bootId;
  }

  /** What the doors showed after a pulse. */
  private sealed interface Seen {
    record Open(long afterMs) implements Seen {}

    /**
     * @param blind whether nobody could watch for a while, because the board kept the line waiting for its answer
     */
    record Closed(boolean blind) implements Seen {}

    record Elsewhere(List<CellId> strays) implements Seen {}

    record Contradiction() implements Seen {}

    record Unseen() implements Seen {}
  }

  OpenOutcome open(CellPlace place, OpenRequest request) throws InterruptedException {
    CellId id = place.id();
    board.attend(place.address().board());
    look();
    if (!watch.answered(place.address().board())) {
      // One lost answer is not a dead board.
      look();
    }
    Door before = watch.door(place);
    if (!watch.answered(place.address().board())) {
      return new OpenOutcome.Unreachable(attempt(place, 0, Evidence.none(before.word(), "no-answer")));
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
    watch.takeOff(place.id());
    try {
      long start = ticker.nanos();
      Pulse pulse = board.open(place.address(), hex -> marked.set(noted(intent, IntentStep.Kind.SENT, hex)));
      if (pulse instanceof Pulse.NotSent(String reason)) {
        return notSent(place, intent, before, reason);
      }
      book.pulsed(place.id());
      boolean kept = noted(intent, IntentStep.Kind.REPLIED, reply(pulse)) && marked.get();
      if (pulse instanceof Pulse.Refused refusal && !openAllTheSame(place)) {
        return boardRefused(place, intent, before, refusal);
      }
      return conclude(place, intent, before, pulse, seen(place, before, pulse, start), kept);
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
              : atTheDoor(state.operation()) && request.item().isPresent() && state.custody().inside().equals(request.item());
      case COLLECT, REOPEN -> request.item().isEmpty() || state.custody().inside().equals(request.item());
      case INSPECT, TECHNICIAN, EMERGENCY -> true;
    };
    if (!fits) {
      return Optional.of("other-item");
    }
    return book.pulsesInMinute(place.id()) >= timing.perMinute() ? Optional.of("per-minute") : Optional.empty();
  }

  /** Whether a deposit at this door is under way already. */
  private static boolean atTheDoor(Operation operation) {
    return operation instanceof Operation.DoorOpen d && d.purpose() == Purpose.DEPOSIT
        || operation instanceof Operation.Verifying v && v.purpose() == Purpose.DEPOSIT;
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

  // ---- watching -------------------------------------------------------------------------------------------------------

  private Seen seen(CellPlace place, Door before, Pulse pulse, long start) throws InterruptedException {
    long end = ticker.nanos() + board.settings().window().toNanos();
    // The answer is a look at the same contact. A door cannot spring open and be shut again between it and the next look.
    boolean toldOpen = before == Door.CLOSED && pulse instanceof Pulse.Answered a && a.door() == Door.OPEN;
    boolean deniedAtOnce = false;
    int contradictions = 0;
    boolean blind = pulse instanceof Pulse.Unanswered && ticker.nanos() - start > QUICK_HAND.toNanos();
    for (boolean first = true; ; first = false) {
      // Once there is a doubt about its sensor, its own board is asked alone: so the doubt is over soon.
      look(place, contradictions > 0);
      if (!watch.strays().isEmpty()) {
        return elsewhere();
      }
      Door door = watch.door(place);
      if (door == Door.OPEN) {
        Optional<Seen> seen = standsOpen(place, Duration.ofNanos(ticker.nanos() - start).toMillis());
        if (seen.isPresent()) {
          return seen.get();
        }
      } else if (door == Door.CLOSED && toldOpen) {
        deniedAtOnce |= first;
        contradictions += one(place) == Door.OPEN ? 1 : 0;
      }
      if (contradictions >= CONTRADICTIONS) {
        return new Seen.Contradiction();
      }
      if (ticker.nanos() - end >= 0) {
        break;
      }
      ticker.await(timing.watchEvery());
    }
    if (watch.door(place) == Door.UNKNOWN) {
      return new Seen.Unseen();
    }
    return contradictions > 0 || deniedAtOnce || one(place) == Door.OPEN ? new Seen.Contradiction() : new Seen.Closed(blind);
  }

  /**
   * What a door is that a look showed open: open, shut, shut is a quick hand; open, shut, open, shut is a sensor at odds with
   * itself. Empty when its board fell silent meanwhile.
   */
  private Optional<Seen> standsOpen(CellPlace place, long afterMs) throws InterruptedException {
    int contradictions = 0;
    for (boolean denied = one(place) == Door.CLOSED; ; denied = one(place) == Door.CLOSED) {
      // No hand opens, shuts and opens a door in so short a time; twice as long is another look at all doors.
      ticker.await(denied ? timing.watchEvery().dividedBy(2) : timing.watchEvery());
      look(place, denied);
      if (!watch.strays().isEmpty()) {
        return Optional.of(elsewhere());
      }
      if (!denied || watch.door(place) == Door.CLOSED) {
        return Optional.of(new Seen.Open(afterMs));
      }
      if (watch.door(place) == Door.UNKNOWN) {
        return Optional.empty();
      }
      contradictions++;
      if (contradictions == CONTRADICTIONS) {
        return Optional.of(new Seen.Contradiction());
      }
    }
  }

  private void look() throws InterruptedException {
    look(map.places().getFirst(), false);
  }

  /**
   * A look that could not be written down is still a look: the sensors are what the outcome is made of.
   *
   * @param alone whether only the board of that place is asked
   */
  private void look(CellPlace place, boolean alone) throws InterruptedException {
    try {
      if (alone) {
        watch.lookAt(place.address().board());
      } else {
        watch.look(true);
      }
    } catch (NotRecordedException e) {
      log.error("locker.open look not recorded", e);
    }
  }

  private Seen elsewhere() throws InterruptedException {
    // Once more, so that the account of which doors stand open is whole.
    ticker.await(timing.watchEvery());
    look();
    return new Seen.Elsewhere(watch.strays());
  }

  private Door one(CellPlace place) throws InterruptedException {
    return board.query(place.address()) instanceof Reading.Doors doors ? doors.door(place.address().channel()) : Door.UNKNOWN;
  }

  // ---- after ----------------------------------------------------------------------------------------------------------

  private OpenOutcome conclude(CellPlace place, OpenIntent intent, Door before, Pulse pulse, Seen seen, boolean kept) {
    long afterMs = seen instanceof Seen.Open(long ms) ? ms : -1;
    List<String> others = seen instanceof Seen.Elsewhere(List<CellId> strays) ? strays.stream().map(CellId::value).toList() : List.of();
    Evidence evidence =
        new Evidence(intent.id(), intent.attempt(), before.word(), watch.door(place).word(), sent(pulse), reply(pulse), afterMs, others,
            note(pulse, seen, kept));
    OpenOutcome.Attempt attempt = attempt(place, 1, evidence);
    OpenOutcome outcome = switch (seen) {
      case Seen.Open o -> before == Door.OPEN ? new OpenOutcome.AlreadyOpen(attempt) : new OpenOutcome.Opened(attempt);
      case Seen.Closed c -> new OpenOutcome.Jammed(attempt);
      case Seen.Elsewhere e -> new OpenOutcome.WrongDoor(attempt);
      case Seen.Contradiction c -> new OpenOutcome.SensorFault(attempt);
      case Seen.Unseen u -> new OpenOutcome.Unknown(attempt);
    };
    Optional<CellEvent> event = switch (seen) {
      case Seen.Closed(boolean blind) -> Optional.of(new CellEvent.WindowElapsed(blind));
      case Seen.Contradiction c -> Optional.of(new CellEvent.SensorContradicts());
      case Seen.Unseen u -> Optional.of(new CellEvent.Unwatched());
      case Seen.Open o -> Optional.empty();
      case Seen.Elsewhere e -> Optional.empty();
    };
    return recorded(place, intent, event, outcome);
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
    look();
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
      case Seen.Closed c -> pulse instanceof Pulse.Answered ? "stayed-shut" : "stayed-shut-no-answer";
      case Seen.Elsewhere e -> "another-door";
      case Seen.Contradiction c -> "sensor-contradicts";
      case Seen.Unseen u -> "not-seen";
    };
  }
}
