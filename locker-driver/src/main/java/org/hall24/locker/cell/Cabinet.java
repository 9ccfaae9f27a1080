package org.hall24.locker.cell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hall24.link.Ticker;
import org.hall24.locker.board.LockBoard;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cabinet: who may open which cell, what each holds, and the doors under constant watch.
 *
 * <p>Promises: no byte goes to a board before the intent behind it is durable; one intent is one pulse, another one only when
 * a person asks again; one solenoid at a time; custody changes only together with its record; starting up moves nothing, it
 * looks, resumes a door that stands open and says honestly which cell may have been opened. Calls wait; make them from a
 * thread that may.
 */
public final class Cabinet implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Cabinet.class);

  private final CabinetMap map;
  private final LockBoard board;
  private final CellBook book;
  private final DoorWatch watch;
  private final DoorRounds rounds;
  private final Opener opener;
  private final Reservations reservations;
  private final CabinetTiming timing;
  private final Clock clock;
  private final Ticker ticker;
  /** Whoever looks at doors or moves a bolt holds it, so that no look overlaps an opening. */
  private final ReentrantLock line = new ReentrantLock(true);

  private volatile Function<OpenRequest, Optional<String>> gate = request -> Optional.empty();
  private @Nullable Thread watcher;

  /**
   * A cabinet that is not started yet.
   *
   * @param map its cells
   * @param board the boards on its line; stays the caller's to close
   * @param intents where intents are made durable
   * @param records where cells are made durable, in the same store
   * @param timing limits and patience
   * @param clock wall time, for records
   * @param ticker monotonic time, for waiting
   * @param ids new intent ids, each one never given before
   * @param bootId which run of the program this is
   */
  public Cabinet(CabinetMap map, LockBoard board, IntentLog intents, CellRecords records, CabinetTiming timing, Clock clock,
      Ticker ticker, Supplier<String> ids, String bootId) {
    this(map, board, intents, records, timing, clock, ticker, MachineClock.system(), ids, bootId);
  }

  Cabinet(CabinetMap map, LockBoard board, IntentLog intents, CellRecords records, CabinetTiming timing, Clock clock,
      Ticker ticker, MachineClock machine, Supplier<String> ids, String bootId) {
    this.map = map;
    this.board = board;
    this.timing = timing;
    this.clock = clock;
    this.ticker = ticker;
    this.book = new CellBook(map, intents, records, clock, ticker, machine);
    this.watch = new DoorWatch(map, board, book, timing, ticker);
    this.rounds = new DoorRounds(board, watch, line, timing, ticker);
    this.opener = new Opener(map, board, book, watch, intents, timing, clock, ticker, ids, bootId);
    this.reservations = new Reservations(map, book, clock);
  }

  /**
   * A cell whose opening had no end on record when the cabinet started.
   *
   * @param cell the cell
   * @param intent the opening
   * @param state what the first look made of it; still {@code Opening} when its board did not answer, then a later look
   *     decides
   */
  public record Resumed(CellId cell, OpenIntent intent, CellState state) {}

  /**
   * Takes up the records, looks at all doors once, and watches them from then on. Moves nothing; what a relay board may still
   * hold from before is switched off.
   *
   * @return the openings that had no end
   * @throws NotRecordedException when what was found could not be made durable
   */
  public List<Resumed> start() throws InterruptedException {
    List<Resumed> resumed = begin();
    watcher = Thread.ofVirtual().name("cabinet watch").start(rounds::run);
    return resumed;
  }

  /** For tests in time that leaps: one look when it is due. */
  void watchOnce() throws InterruptedException {
    rounds.once();
  }

  /** All of a start but the watching. */
  List<Resumed> begin() throws InterruptedException {
    List<IntentHistory> open = book.load();
    line.lockInterruptibly();
    try {
      watch.look(true);
      if (!map.boards().stream().allMatch(watch::answered)) {
        // One lost answer is not a dead board.
        watch.look(true);
      }
      for (int number : map.boards()) {
        if (watch.answered(number) && !board.switchOff(number)) {
          log.warn("locker.start bolts not switched off board={}", number);
        }
      }
    } finally {
      line.unlock();
    }
    return open.stream()
        .map(h -> new Resumed(new CellId(h.intent().cell()), h.intent(), book.state(new CellId(h.intent().cell()))))
        .toList();
  }

  /**
   * Asks somebody before each opening whether it may be at all, for example whether the cabinet was commissioned.
   *
   * @param objection why an opening may not be, as a stable word; empty when it may
   */
  public void gate(Function<OpenRequest, Optional<String>> objection) {
    gate = objection;
  }

  /** Its cells. */
  public CabinetMap map() {
    return map;
  }

  /** The boards' line. */
  public LockBoard board() {
    return board;
  }

  /** All cells as they are now, in the order of the map. */
  public List<CellSnapshot> cells() {
    return book.snapshot();
  }

  /** One cell as it is now; empty for a cell the map does not know. */
  public Optional<CellSnapshot> cell(CellId id) {
    return book.snapshot().stream().filter(c -> c.place().id().equals(id)).findFirst();
  }

  /**
   * Tells what doors do, within a second; on the watching thread, so the listener must return fast.
   *
   * @return closing it ends the subscription
   */
  public AutoCloseable onDoor(Consumer<DoorEvent> listener) {
    book.listen(listener);
    return () -> book.unlisten(listener);
  }

  /**
   * Opens one cell. Waits for the bolt's rest, writes the intent down, sends one order, watches all doors until this one is
   * seen open or its time is over.
   *
   * <p>Asking again after {@link OpenOutcome.Jammed} is another attempt under the same intent.
   */
  public OpenOutcome open(OpenRequest request) throws InterruptedException {
    Optional<CellPlace> place = map.find(request.cell());
    if (place.isEmpty()) {
      return rejected(request.cell(), "unknown-cell");
    }
    if (place.get().address().channel() > board.settings().channels()) {
      return rejected(request.cell(), "outside-the-board");
    }
    Optional<String> closed = gate.apply(request);
    if (closed.isPresent()) {
      return new OpenOutcome.Refused(
          new OpenOutcome.Attempt(request.cell(), Optional.of(place.get().address()), 0, Evidence.none("unknown", closed.get())));
    }
    while (true) {
      ticker.await(book.rest(request.cell(), timing));
      line.lockInterruptibly();
      try {
        // Somebody else may have used the supply while this one waited for the line.
        if (!book.rest(request.cell(), timing).isPositive()) {
          return opener.open(place.get(), request);
        }
      } finally {
        line.unlock();
      }
    }
  }

  // ---- custody --------------------------------------------------------------------------------------------------------

  /** What came of asking for a free cell. */
  public sealed interface Reservation {
    /** This one is kept free. */
    record Kept(CellId cell) implements Reservation {}

    /** There is none that fits. */
    record NoneFree() implements Reservation {}

    /**
     * This very cell cannot be had.
     *
     * @param reason a stable word, for example {@code holds}, {@code jammed}, {@code in-use}
     */
    record NotThis(String reason) implements Reservation {}

    /**
     * The cabinet takes nothing at present.
     *
     * @param reason a stable word, for example {@code power-low}
     */
    record Stopped(String reason) implements Reservation {}
  }

  /**
   * Keeps a cell free for an item: the one already kept for it, else the smallest that fits, within reach, least used.
   *
   * @param stay how long it is kept
   */
  public Reservation reserve(Item item, Need need, Duration stay) {
    return reservations.reserve(item, need, stay);
  }

  /** Keeps this very cell free for an item; {@code NoneFree} when it is not free. */
  public Reservation reserve(CellId cell, Item item, Duration stay) {
    return reservations.reserve(cell, item, stay);
  }

  /** Keeps this very cell for an item because a technician names it; it need not be seen closed. */
  public Reservation claim(CellId cell, Item item, Duration stay) {
    return reservations.claim(cell, item, stay);
  }

  /**
   * Takes nothing more in, or takes it in again. What is inside can be taken out all the same.
   *
   * @param reason why nothing is taken in, for example {@code power-low} when the emergency supply runs out; empty to go on
   */
  public void stopDeposits(String reason) {
    reservations.stop(reason);
  }

  /** Why nothing is taken in at present, empty when it is. */
  public String depositsStopped() {
    return reservations.stopped();
  }

  /** The cell that holds, or may hold, an item. */
  public Optional<CellId> where(Item item) {
    return cells().stream()
        .filter(c -> c.state().custody().inside().equals(Optional.of(item)))
        .map(c -> c.place().id())
        .findFirst();
  }

  /** The cells a courier has to empty: those that hold something, then those that may. */
  public List<CellSnapshot> occupied() {
    return cells().stream()
        .filter(c -> c.state().custody().inside().isPresent())
        .sorted((a, b) -> Boolean.compare(a.state().custody() instanceof Custody.Unsure, b.state().custody() instanceof Custody.Unsure))
        .toList();
  }

  /**
   * Waits until a door that was opened to hand something over is closed.
   *
   * @return whether it is
   */
  public boolean awaitClosed(CellId cell, Duration atMost) throws InterruptedException {
    return !(book.await(cell, s -> !(s.operation() instanceof Operation.DoorOpen), atMost).operation() instanceof Operation.DoorOpen);
  }

  /**
   * Says what lies behind the closed door, and passes custody accordingly.
   *
   * @param inside whether the item is inside
   * @param party who hands over or takes over, a reference
   * @return the new state, or why not: {@code door-open}, {@code nothing-to-confirm}
   * @throws NotRecordedException when it is not durable; custody has not passed then
   */
  public Transition confirm(CellId cell, boolean inside, String party) {
    return confirm(cell, inside, party, Optional.empty());
  }

  /**
   * The same for a deposit that gets a code.
   *
   * @param pickup how what is put in may be collected; committed together with the custody
   */
  public Transition confirm(CellId cell, boolean inside, String party, Optional<Pickup> pickup) {
    return book.apply(cell, new CellEvent.Confirmed(inside, party), Optional.empty(), pickup);
  }

  /** Gives what a cell holds another code, or none. */
  public Transition pickup(CellId cell, Optional<Pickup> pickup) {
    return map.find(cell).isPresent() ? book.pickup(cell, pickup) : new Transition.Refused("unknown-cell");
  }

  /** What was collected with a code, and where. */
  public record Passed(CellId cell, Item item, String party) {}

  /**
   * What was collected with this code not long ago.
   *
   * @param code keyed digest of the code
   */
  public Optional<Passed> collectedWith(String code, Duration within) {
    Instant now = clock.instant();
    for (CellPlace place : map.places()) {
      Optional<LastPass> last = book.last(place.id());
      if (last.filter(l -> l.code().equals(code) && LastPass.recent(last, l.party(), now, within)).isPresent()) {
        return Optional.of(new Passed(place.id(), last.get().item(), last.get().party()));
      }
    }
    return Optional.empty();
  }

  /** The person is gone or wants another cell: ends an opening that did not happen and frees the reservation. */
  public Transition giveUp(CellId cell) {
    return book.apply(cell, new CellEvent.GaveUp());
  }

  /** Nobody waits any longer at a door that stands open: what was deposited is doubtful, what was collected stays on record. */
  public Transition abandon(CellId cell) {
    return book.apply(cell, new CellEvent.Abandoned());
  }

  /**
   * Ends what was begun at a cell and that nobody ends any more, so that staff can say what they found: an opening that may
   * have been, a closed door nobody spoke for, a door that stands open.
   */
  public Transition settle(CellId cell) {
    return book.apply(cell, new CellEvent.TakenOver());
  }

  /** Staff say that they opened a door with its mechanical key: explains an alarm, or says what no sensor saw. */
  public Transition keyOpened(CellId cell, String by) {
    return book.apply(cell, new CellEvent.KeyOpened(by));
  }

  /**
   * Opens a cell once more for whoever made the last hand-over there, a little later: something was forgotten, or is refused
   * and put back.
   *
   * @param within how long ago the hand-over may be
   * @return {@link OpenOutcome.Refused} with note {@code reopen-window} when it was somebody else, or too long ago
   */
  public OpenOutcome reopen(CellId cell, String party, String authority, Duration within) throws InterruptedException {
    if (map.find(cell).isEmpty()) {
      return rejected(cell, "unknown-cell");
    }
    if (!LastPass.recent(book.last(cell), party, clock.instant(), within)) {
      return refused(cell, "reopen-window");
    }
    return open(new OpenRequest(cell, Purpose.REOPEN, party, authority, cell(cell).flatMap(c -> c.state().custody().inside())));
  }

  /**
   * Opens cells whatever they hold, one after another, because two people say so; what the cells held is doubtful afterwards.
   * Never a board's own order to open all.
   *
   * @return one outcome per cell; all {@link OpenOutcome.Refused} with note {@code two-people} when it is one person twice
   */
  public List<OpenOutcome> emergency(List<CellId> cells, String first, String second) throws InterruptedException {
    List<OpenOutcome> outcomes = new ArrayList<>();
    boolean two = !first.isBlank() && !second.isBlank() && !first.equals(second);
    for (CellId cell : cells) {
      outcomes.add(
          two
              ? open(new OpenRequest(cell, Purpose.EMERGENCY, first, "emergency:" + second, Optional.empty()))
              : refused(cell, "two-people"));
    }
    return outcomes;
  }

  /** Looks at all doors and sensors once, now. */
  public void look() throws InterruptedException {
    line.lockInterruptibly();
    try {
      watch.look(true);
    } finally {
      line.unlock();
    }
  }

  /** Staff looked inside and say what they found. */
  public Transition inspected(CellId cell, Optional<Item> found, String by) {
    return book.apply(cell, new CellEvent.Inspected(found, by));
  }

  /** Staff put a cell in or out of service. */
  public Transition service(CellId cell, Service service, String by) {
    return book.apply(cell, new CellEvent.ServiceSet(service, by));
  }

  /** Stops watching; the boards' line stays open. */
  @Override
  public void close() {
    Thread thread = watcher;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private OpenOutcome refused(CellId cell, String note) {
    Optional<CellSnapshot> at = cell(cell);
    String door = at.map(c -> c.state().door().word()).orElse("unknown");
    return new OpenOutcome.Refused(new OpenOutcome.Attempt(cell, at.map(c -> c.place().address()), 0, Evidence.none(door, note)));
  }

  private static OpenOutcome rejected(CellId cell, String note) {
    return new OpenOutcome.Rejected(new OpenOutcome.Attempt(cell, Optional.empty(), 0, Evidence.none("unknown", note)));
  }
}
