package org.hall24.locker.cell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hall24.link.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cells of a cabinet as they are, in memory and on disk at once: a state that matters is committed before anybody can
 * see it.
 */
final class CellBook {
  private static final Logger log = LoggerFactory.getLogger(CellBook.class);

  private final CabinetMap map;
  private final IntentLog intents;
  private final CellRecords records;
  private final Clock clock;
  private final Ticker ticker;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<CellId, CellPage> pages = new LinkedHashMap<>();
  private final Map<String, OpenIntent> current = new LinkedHashMap<>();
  private final List<Consumer<DoorEvent>> listeners = new CopyOnWriteArrayList<>();

  CellBook(CabinetMap map, IntentLog intents, CellRecords records, Clock clock, Ticker ticker, MachineClock machine) {
    this.map = map;
    this.intents = intents;
    this.records = records;
    this.clock = clock;
    this.ticker = ticker;
    map.places().forEach(place -> pages.put(place.id(), new CellPage(place, clock, ticker, machine)));
  }

  // ---- what was before ------------------------------------------------------------------------------------------------

  /**
   * Takes up what was recorded. Moves nothing and asks nothing.
   *
   * @return the intents that have no end on record, of cells in the map
   */
  List<IntentHistory> load() {
    lock.lock();
    try {
      for (CellRecord record : records.load()) {
        CellPage page = pages.get(new CellId(record.cell()));
        if (page == null) {
          log.warn("locker.record of a cell outside the map cell={}", record.cell());
        } else {
          page.restore(record);
        }
      }
      Map<CellId, IntentHistory> open = new LinkedHashMap<>();
      for (IntentHistory history : intents.unfinished()) {
        OpenIntent intent = history.intent();
        CellPage page = pages.get(new CellId(intent.cell()));
        if (page == null) {
          log.warn("locker.intent of a cell outside the map cell={} intent={}", intent.cell(), intent.id());
          continue;
        }
        IntentHistory older = open.put(page.place().id(), history);
        if (older != null) {
          // The newer one was written down, and the power went before the older was closed.
          OpenIntent gone = older.intent();
          current.remove(gone.id());
          commit(
              page.place().id(),
              new IntentStep(gone.id(), gone.attempt(), IntentStep.Kind.SETTLED, "opened-again", clock.instant()));
        }
        resume(page, history);
      }
      return List.copyOf(open.values());
    } finally {
      lock.unlock();
    }
  }

  private void resume(CellPage page, IntentHistory history) {
    OpenIntent intent = history.intent();
    if (!countedPulse(history)) {
      // Sent or not, nobody knows: the coil is given the benefit of its rest.
      page.pulses().pulse();
    }
    current.put(intent.id(), intent);
    CellEvent event = new CellEvent.Restarted(intent.id(), Purpose.valueOf(intent.purpose()));
    if (CellMachine.next(page.state(), event) instanceof Transition.Moved(CellState after, List<CellEffect> effects)) {
      page.turn(after, page.kept());
      changed.signalAll();
    }
  }

  /**
   * Whether the kept record of the cell already counts the pulse of the last attempt: what is seen after it is written with
   * it.
   */
  private static boolean countedPulse(IntentHistory history) {
    return history.steps().stream()
        .filter(step -> step.attempt() == history.intent().attempt())
        .anyMatch(step -> step.kind() == IntentStep.Kind.OUTCOME || step.kind() == IntentStep.Kind.OBSERVED);
  }

  // ---- how it is ------------------------------------------------------------------------------------------------------

  CellState state(CellId id) {
    lock.lock();
    try {
      return page(id).state();
    } finally {
      lock.unlock();
    }
  }

  /** How long the cell has been doing what it does. */
  Duration since(CellId id) {
    lock.lock();
    try {
      return page(id).busyFor();
    } finally {
      lock.unlock();
    }
  }

  List<CellSnapshot> snapshot() {
    lock.lock();
    try {
      return pages.values().stream().map(CellPage::snapshot).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Whether a cell was kept free for somebody who did not come. */
  boolean expired(CellId id) {
    lock.lock();
    try {
      return page(id).expired();
    } finally {
      lock.unlock();
    }
  }

  /** The last hand-over at a cell. */
  Optional<LastPass> last(CellId id) {
    lock.lock();
    try {
      return page(id).kept().last();
    } finally {
      lock.unlock();
    }
  }

  /** The intent an operation names, as long as it has no end. */
  Optional<OpenIntent> intent(String id) {
    lock.lock();
    try {
      return Optional.ofNullable(current.get(id));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a cell to be as wished.
   *
   * @return its state at the end, wished for or not
   */
  CellState await(CellId id, Predicate<CellState> wished, Duration atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      CellPage page = page(id);
      long end = ticker.nanos() + atMost.toNanos();
      for (long left = end - ticker.nanos(); !wished.test(page.state()) && left > 0; left = end - ticker.nanos()) {
        ticker.awaitSignal(lock, changed, Duration.ofNanos(left));
      }
      return page.state();
    } finally {
      lock.unlock();
    }
  }

  void listen(Consumer<DoorEvent> listener) {
    listeners.add(listener);
  }

  void unlisten(Consumer<DoorEvent> listener) {
    listeners.remove(listener);
  }

  // ---- the bolts ------------------------------------------------------------------------------------------------------

  /** Counts a pulse; it is kept with the next commit. */
  void pulsed(CellId id) {
    lock.lock();
    try {
      page(id).pulses().pulse();
    } finally {
      lock.unlock();
    }
  }

  /** How long the coils must rest before this cell may be pulsed. */
  Duration rest(CellId id, CabinetTiming timing) {
    lock.lock();
    try {
      Duration wait = Duration.ZERO;
      for (CellPage page : pages.values()) {
        Duration left = page.pulses().left(page.place().id().equals(id) ? timing.coolDown() : timing.betweenPulses());
        wait = left.compareTo(wait) > 0 ? left : wait;
      }
      return wait;
    } finally {
      lock.unlock();
    }
  }

  /** How often this bolt was pulsed in the last minute; at most five are remembered. */
  int pulsesInMinute(CellId id) {
    lock.lock();
    try {
      return page(id).pulses().inMinute();
    } finally {
      lock.unlock();
    }
  }

  // ---- what happens ---------------------------------------------------------------------------------------------------

  /**
   * Makes an intent durable and lets the cell be opened under it.
   *
   * @throws NotRecordedException when it is not durable; nothing has changed
   */
  Transition intend(CellId id, OpenIntent intent) {
    CellEvent event = new CellEvent.Intended(intent.id(), Purpose.valueOf(intent.purpose()));
    lock.lock();
    try {
      if (CellMachine.next(page(id).state(), event) instanceof Transition.Refused refused) {
        return refused;
      }
      intents.intend(intent);
      current.put(intent.id(), intent);
    } finally {
      lock.unlock();
    }
    return apply(id, event, Optional.empty());
  }

  Transition apply(CellId id, CellEvent event) {
    return apply(id, event, Optional.empty());
  }

  /**
   * Lets an event happen: computes, commits what must be kept, shows, tells.
   *
   * @param step a step of an intent that belongs to this moment
   * @throws NotRecordedException when it is not durable; nothing has changed then
   */
  Transition apply(CellId id, CellEvent event, Optional<IntentStep> step) {
    return apply(id, event, step, Optional.empty());
  }

  /**
   * The same for a deposit that gets a code.
   *
   * @param pickup how what is put in may be collected
   */
  Transition apply(CellId id, CellEvent event, Optional<IntentStep> step, Optional<Pickup> pickup) {
    Transition transition;
    List<DoorEvent> told = new ArrayList<>();
    lock.lock();
    try {
      CellPage page = page(id);
      transition = CellMachine.next(page.state(), event);
      if (transition instanceof Transition.Moved moved) {
        Kept kept = page.kept().after(page.state(), event, moved, pickup, clock.instant());
        commit(page, moved, step, kept);
        page.hush(event, moved.state()).ifPresent(kind -> told.add(told(page, kind)));
        for (CellEffect effect : moved.effects()) {
          switch (effect) {
            case CellEffect.Settled(String intent, String how) -> current.remove(intent);
            case CellEffect.Notice(DoorEvent.Kind kind) -> told.add(told(page, kind));
            case CellEffect.Transfer t -> { } // is on record, and nobody's to be told of here
          }
        }
        page.turn(moved.state(), kept);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
    for (DoorEvent door : told) {
      log.info("locker.door event={} cell={}", door.kind().word(), door.cell());
      listeners.forEach(listener -> listener.accept(door));
    }
    return transition;
  }

  private DoorEvent told(CellPage page, DoorEvent.Kind kind) {
    return new DoorEvent(kind, page.place().id(), page.place().address(), clock.instant());
  }

  private void commit(CellPage page, Transition.Moved moved, Optional<IntentStep> step, Kept kept) {
    CellState before = page.state();
    CellState after = moved.state();
    Instant now = clock.instant();
    String acting = after.operation().underIntent().or(before.operation()::underIntent).orElse("");
    List<IntentStep> steps = new ArrayList<>();
    List<CustodyTransfer> transfers = new ArrayList<>();
    step.ifPresent(steps::add);
    for (CellEffect effect : moved.effects()) {
      switch (effect) {
        case CellEffect.Transfer(Item item, String from, String to) ->
            transfers.add(new CustodyTransfer(item.ref(), item.caseKey(), from, to, page.place().id().value(), acting, now));
        case CellEffect.Settled(String intent, String how) ->
            steps.add(new IntentStep(intent, attempt(intent), IntentStep.Kind.SETTLED, how, now));
        case CellEffect.Notice(DoorEvent.Kind kind) -> {
          if (!acting.isEmpty()) {
            steps.add(new IntentStep(acting, attempt(acting), IntentStep.Kind.OBSERVED, kind.word(), now));
          }
        }
      }
    }
    boolean same = after.custody().equals(before.custody()) && after.service() == before.service();
    if (!same || !steps.isEmpty() || !transfers.isEmpty()) {
      records.commit(new CellChange(page.record(after, kept), transfers, steps));
    }
  }

  private int attempt(String intent) {
    OpenIntent known = current.get(intent);
    return known == null ? 1 : known.attempt();
  }

  /** Commits a step of an intent, and the pulses counted since, without any event. */
  void commit(CellId id, IntentStep step) {
    lock.lock();
    try {
      records.commit(new CellChange(page(id).record(), List.of(), List.of(step)));
    } finally {
      lock.unlock();
    }
  }

  /** Gives a cell that holds something another code, or none. */
  Transition pickup(CellId id, Optional<Pickup> pickup) {
    lock.lock();
    try {
      CellPage page = page(id);
      if (page.state().custody().inside().isEmpty()) {
        return new Transition.Refused("nothing-inside");
      }
      Kept kept = page.kept().with(pickup);
      records.commit(new CellChange(page.record(page.state(), kept), List.of(), List.of()));
      page.turn(page.state(), kept);
      return new Transition.Moved(page.state(), List.of());
    } finally {
      lock.unlock();
    }
  }

  private CellPage page(CellId id) {
    CellPage page = pages.get(id);
    if (page == null) {
      throw new IllegalArgumentException("no cell " + id + " among " + map.places().size());
    }
    return page;
  }
}
