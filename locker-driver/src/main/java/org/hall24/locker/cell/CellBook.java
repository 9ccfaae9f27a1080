package org.hall24.locker.cell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
  private static final int RECENT = 5;
  private static final Duration LONGEST_STAY = Duration.ofDays(1);

  private final CabinetMap map;
  private final IntentLog intents;
  private final CellRecords records;
  private final Clock clock;
  private final Ticker ticker;
  private final MachineClock machine;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<CellId, Entry> entries = new LinkedHashMap<>();
  private final Map<String, OpenIntent> current = new LinkedHashMap<>();
  private final List<Consumer<DoorEvent>> listeners = new CopyOnWriteArrayList<>();

  CellBook(CabinetMap map, IntentLog intents, CellRecords records, Clock clock, Ticker ticker, MachineClock machine) {
    this.map = map;
    this.intents = intents;
    this.records = records;
    this.clock = clock;
    this.ticker = ticker;
    this.machine = machine;
    map.places().forEach(place -> entries.put(place.id(), new Entry(place)));
  }

  /** One cell. */
  private static final class Entry {
    final CellPlace place;
    final Deque<Long> recentNanos = new ArrayDeque<>();
    final Deque<PulseTime> recent = new ArrayDeque<>();
    CellState state = CellState.NEW;
    long pulses;
    long since;
    Instant custodySince = Instant.EPOCH;
    Optional<LastPass> last = Optional.empty();
    Optional<Pickup> pickup = Optional.empty();
    /** When its reservation ends, by the monotonic clock: the wall clock jumps. */
    long reservedUntil;
    boolean toldSilent;

    Entry(CellPlace place) {
      this.place = place;
    }

    Kept kept() {
      return new Kept(custodySince, last, pickup);
    }

    void take(Kept kept) {
      custodySince = kept.since;
      last = kept.last;
      pickup = kept.pickup;
    }
  }

  /** What is kept of a cell besides its state. */
  private record Kept(Instant since, Optional<LastPass> last, Optional<Pickup> pickup) {}

  /**
   * Takes up what was recorded. Moves nothing and asks nothing.
   *
   * @return the intents that have no end on record, of cells in the map
   */
  List<IntentHistory> load() {
    lock.lock();
    try {
      for (CellRecord record : records.load()) {
        Entry entry = entries.get(new CellId(record.cell()));
        if (entry == null) {
          log.warn("locker.record of a cell outside the map cell={}", record.cell());
          continue;
        }
        // Until it is looked at, it might have been opened while nobody watched.
        entry.state = Records.state(record).unseen();
        entry.pulses = record.pulses();
        entry.custodySince = record.since();
        entry.last = record.last();
        entry.pickup = record.pickup();
        keepUntil(entry);
        record.recentPulses().forEach(at -> remember(entry, at));
      }
      Map<CellId, IntentHistory> open = new LinkedHashMap<>();
      for (IntentHistory history : intents.unfinished()) {
        OpenIntent intent = history.intent();
        Entry entry = entries.get(new CellId(intent.cell()));
        if (entry == null) {
          log.warn("locker.intent of a cell outside the map cell={} intent={}", intent.cell(), intent.id());
          continue;
        }
        IntentHistory older = open.put(entry.place.id(), history);
        if (older != null) {
          // The newer one was written down, and the power went before the older was closed.
          OpenIntent gone = older.intent();
          current.remove(gone.id());
          commit(
              entry.place.id(),
              new IntentStep(gone.id(), gone.attempt(), IntentStep.Kind.SETTLED, "opened-again", clock.instant()));
        }
        if (!countedPulse(history)) {
          // Sent or not, nobody knows: the coil is given the benefit of its rest.
          entry.pulses++;
          remember(entry, PulseTime.now(machine));
        }
        current.put(intent.id(), intent);
        move(entry, new CellEvent.Restarted(intent.id(), Purpose.valueOf(intent.purpose())));
      }
      return List.copyOf(open.values());
    } finally {
      lock.unlock();
    }
  }

  /** Whether the kept record of the cell already counts the pulse of the last attempt: what is seen after it is written with it. */
  private static boolean countedPulse(IntentHistory history) {
    return history.steps().stream()
        .filter(step -> step.attempt() == history.intent().attempt())
        .anyMatch(step -> step.kind() == IntentStep.Kind.OUTCOME || step.kind() == IntentStep.Kind.OBSERVED);
  }

  CellState state(CellId id) {
    lock.lock();
    try {
      return entry(id).state;
    } finally {
      lock.unlock();
    }
  }

  /** How long the cell has been doing what it does. */
  Duration since(CellId id) {
    lock.lock();
    try {
      return Duration.ofNanos(ticker.nanos() - entry(id).since);
    } finally {
      lock.unlock();
    }
  }

  List<CellSnapshot> snapshot() {
    lock.lock();
    try {
      return entries.values().stream().map(e -> new CellSnapshot(e.place, e.state, e.pulses, e.custodySince, e.pickup)).toList();
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

  void listen(Consumer<DoorEvent> listener) {
    listeners.add(listener);
  }

  void unlisten(Consumer<DoorEvent> listener) {
    listeners.remove(listener);
  }

  /**
   * Makes an intent durable and lets the cell be opened under it.
   *
   * @throws NotRecordedException when it is not durable; nothing has changed
   */
  Transition intend(CellId id, OpenIntent intent) {
    CellEvent event = new CellEvent.Intended(intent.id(), Purpose.valueOf(intent.purpose()));
    lock.lock();
    try {
      if (CellMachine.next(entry(id).state, event) instanceof Transition.Refused refused) {
        return refused;
      }
      intents.intend(intent);
      current.put(intent.id(), intent);
    } finally {
      lock.unlock();
    }
    return apply(id, event, Optional.empty());
  }

  /** Counts a pulse; it is kept with the next commit. */
  void pulsed(CellId id) {
    lock.lock();
    try {
      Entry entry = entry(id);
      entry.pulses++;
      remember(entry, PulseTime.now(machine));
    } finally {
      lock.unlock();
    }
  }

  /** How long the coils must rest before this cell may be pulsed. */
  Duration rest(CellId id, CabinetTiming timing) {
    lock.lock();
    try {
      long now = ticker.nanos();
      long wait = 0;
      for (Entry entry : entries.values()) {
        Long last = entry.recentNanos.peekLast();
        if (last != null) {
          Duration rest = entry.place.id().equals(id) ? timing.coolDown() : timing.betweenPulses();
          wait = Math.max(wait, rest.toNanos() - (now - last));
        }
      }
      return Duration.ofNanos(wait);
    } finally {
      lock.unlock();
    }
  }

  /** How often this bolt was pulsed in the last minute; at most five are remembered. */
  int pulsesInMinute(CellId id) {
    lock.lock();
    try {
      long minuteAgo = ticker.nanos() - Duration.ofMinutes(1).toNanos();
      return (int) entry(id).recentNanos.stream().filter(at -> at - minuteAgo > 0).count();
    } finally {
      lock.unlock();
    }
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
      Entry entry = entry(id);
      transition = CellMachine.next(entry.state, event);
      if (transition instanceof Transition.Moved(CellState after, List<CellEffect> effects)) {
        boolean passed = !after.custody().equals(entry.state.custody());
        Instant since = passed ? clock.instant() : entry.custodySince;
        Optional<LastPass> last = lastPass(entry, event, effects);
        Kept kept = new Kept(since, last, pickupAfter(entry, after, pickup));
        commit(entry, after, effects, step, kept);
        entry.take(kept);
        boolean silent = event instanceof CellEvent.BoardSilent;
        if (silent != entry.toldSilent && (silent || after.answering())) {
          entry.toldSilent = silent;
          DoorEvent.Kind kind = silent ? DoorEvent.Kind.UNREACHABLE : DoorEvent.Kind.REACHABLE;
          told.add(new DoorEvent(kind, id, entry.place.address(), clock.instant()));
        }
        for (CellEffect effect : effects) {
          if (effect instanceof CellEffect.Settled(String intent, String how)) {
            current.remove(intent);
          } else if (effect instanceof CellEffect.Notice(DoorEvent.Kind kind)) {
            told.add(new DoorEvent(kind, id, entry.place.address(), clock.instant()));
          }
        }
        show(entry, after);
        if (passed) {
          keepUntil(entry);
        }
      }
    } finally {
      lock.unlock();
    }
    for (DoorEvent event1 : told) {
      log.info("locker.door event={} cell={}", event1.kind().word(), event1.cell());
      listeners.forEach(l -> l.accept(event1));
    }
    return transition;
  }

  /** Commits a step of an intent, and the pulses counted since, without any event. */
  void commit(CellId id, IntentStep step) {
    lock.lock();
    try {
      Entry entry = entry(id);
      records.commit(new CellChange(record(entry, entry.state, entry.kept()), List.of(), List.of(step)));
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
      long end = ticker.nanos() + atMost.toNanos();
      for (long left = end - ticker.nanos(); !wished.test(entry(id).state) && left > 0; left = end - ticker.nanos()) {
        ticker.awaitSignal(lock, changed, Duration.ofNanos(left));
      }
      return entry(id).state;
    } finally {
      lock.unlock();
    }
  }

  private void commit(Entry entry, CellState after, List<CellEffect> effects, Optional<IntentStep> step, Kept kept) {
    Instant now = clock.instant();
    String acting = intentOf(after.operation()).or(() -> intentOf(entry.state.operation())).orElse("");
    List<IntentStep> steps = new ArrayList<>();
    List<CustodyTransfer> transfers = new ArrayList<>();
    step.ifPresent(steps::add);
    for (CellEffect effect : effects) {
      switch (effect) {
        case CellEffect.Transfer(Item item, String from, String to) ->
            transfers.add(new CustodyTransfer(item.ref(), item.caseKey(), from, to, entry.place.id().value(), acting, now));
        case CellEffect.Settled(String intent, String how) ->
            steps.add(new IntentStep(intent, attempt(intent), IntentStep.Kind.SETTLED, how, now));
        case CellEffect.Notice(DoorEvent.Kind kind) -> {
          if (!acting.isEmpty()) {
            steps.add(new IntentStep(acting, attempt(acting), IntentStep.Kind.OBSERVED, kind.word(), now));
          }
        }
      }
    }
    boolean same = after.custody().equals(entry.state.custody()) && after.service() == entry.state.service();
    if (!same || !steps.isEmpty() || !transfers.isEmpty()) {
      records.commit(new CellChange(record(entry, after, kept), transfers, steps));
    }
  }

  private CellRecord record(Entry entry, CellState state, Kept kept) {
    return Records.record(entry.place.id(), state, entry.pulses, List.copyOf(entry.recent), clock.instant(), kept.since(),
        kept.last(), kept.pickup());
  }

  /** Who handed something over or took it, when this event says so. */
  private Optional<LastPass> lastPass(Entry entry, CellEvent event, List<CellEffect> effects) {
    if (event instanceof CellEvent.Confirmed(boolean inside, String party)) {
      for (CellEffect effect : effects) {
        if (effect instanceof CellEffect.Transfer(Item item, String from, String to)) {
          return Optional.of(new LastPass(item, party, entry.pickup.map(Pickup::code).orElse(""), clock.instant()));
        }
      }
    }
    return entry.last;
  }

  /** A code stays with the papers it is for, and goes with them. */
  private static Optional<Pickup> pickupAfter(Entry entry, CellState after, Optional<Pickup> given) {
    Optional<Item> inside = after.custody().inside();
    if (inside.isEmpty()) {
      return Optional.empty();
    }
    return given.isPresent() ? given : entry.pickup.filter(p -> inside.equals(entry.state.custody().inside()));
  }

  /** Gives a cell that holds something another code, or none. */
  Transition pickup(CellId id, Optional<Pickup> pickup) {
    lock.lock();
    try {
      Entry entry = entry(id);
      if (entry.state.custody().inside().isEmpty()) {
        return new Transition.Refused("nothing-inside");
      }
      Kept kept = new Kept(entry.custodySince, entry.last, pickup);
      records.commit(new CellChange(record(entry, entry.state, kept), List.of(), List.of()));
      entry.take(kept);
      return new Transition.Moved(entry.state, List.of());
    } finally {
      lock.unlock();
    }
  }

  private void keepUntil(Entry entry) {
    if (entry.state.custody() instanceof Custody.Reserved(Item item, Instant until)) {
      Duration left = Duration.between(clock.instant(), until);
      Duration sane = left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST_STAY) > 0 ? LONGEST_STAY : left;
      entry.reservedUntil = ticker.nanos() + sane.toNanos();
    }
  }

  /** Whether a cell was kept free for somebody who did not come. */
  boolean expired(CellId id) {
    lock.lock();
    try {
      Entry entry = entry(id);
      return entry.state.custody() instanceof Custody.Reserved && ticker.nanos() - entry.reservedUntil > 0;
    } finally {
      lock.unlock();
    }
  }

  Optional<LastPass> last(CellId id) {
    lock.lock();
    try {
      return entry(id).last;
    } finally {
      lock.unlock();
    }
  }

  private int attempt(String intent) {
    OpenIntent known = current.get(intent);
    return known == null ? 1 : known.attempt();
  }

  private void move(Entry entry, CellEvent event) {
    if (CellMachine.next(entry.state, event) instanceof Transition.Moved(CellState after, List<CellEffect> effects)) {
      show(entry, after);
    }
  }

  private void show(Entry entry, CellState after) {
    if (!after.operation().getClass().equals(entry.state.operation().getClass())) {
      entry.since = ticker.nanos();
    }
    entry.state = after;
    changed.signalAll();
  }

  private void remember(Entry entry, PulseTime at) {
    entry.recentNanos.addLast(ticker.nanos() - at.ago(machine).toNanos());
    entry.recent.addLast(at);
    while (entry.recent.size() > RECENT) {
      entry.recent.removeFirst();
      entry.recentNanos.removeFirst();
    }
  }

  private Entry entry(CellId id) {
    Entry entry = entries.get(id);
    if (entry == null) {
      throw new IllegalArgumentException("no cell " + id + " among " + map.places().size());
    }
    return entry;
  }

  static Optional<String> intentOf(Operation operation) {
    return switch (operation) {
      case Operation.Idle i -> Optional.empty();
      case Operation.Opening o -> Optional.of(o.intent());
      case Operation.DoorOpen d -> Optional.of(d.intent());
      case Operation.Verifying v -> Optional.of(v.intent());
    };
  }
}
