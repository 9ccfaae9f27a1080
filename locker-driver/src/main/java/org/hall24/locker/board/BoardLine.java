package org.hall24.locker.board;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.hall24.link.Answer;
import org.hall24.link.DeviceState;
import org.hall24.link.PortOwner;
import org.hall24.link.Priority;
import org.hall24.link.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock boards of one line, in any dialect: 8 data bits, no parity, one stop bit, a master that asks and slaves that
 * answer.
 *
 * <p>One exchange is outstanding at a time. Before a question, what came unasked is thrown away; a question that went
 * unanswered is not asked again until its late answer cannot come any more. An order to open is written once and never again
 * by this class. Whether the line echoes is found out with a query, never with an order.
 */
public final class BoardLine implements LockBoard {
  private static final Logger log = LoggerFactory.getLogger(BoardLine.class);
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final Duration IN_QUEUE = Duration.ofSeconds(10);
  private static final int GIVEN_UP = 2;

  private final PortOwner owner;
  private final Dialect dialect;
  private final BoardCodec codec;
  private final BoardSettings settings;
  private final BoardTiming timing;
  private final Ticker ticker;
  private final List<Consumer<DeviceState>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicReference<DeviceState> shown;
  private final BoardHealth health = new BoardHealth();
  private final BusManners manners;
  private final LineTalk talk;
  private final AutoCloseable ownerWatch;

  /**
   * A driver on a port.
   *
   * @param owner the port, from now on this driver's own
   * @param dialect what the boards speak
   * @param settings how the boards are wired
   * @param timing its patience
   * @param ticker time on the line
   */
  public BoardLine(PortOwner owner, Dialect dialect, BoardSettings settings, BoardTiming timing, Ticker ticker) {
    this.owner = owner;
    this.dialect = dialect;
    this.codec = dialect.codec(settings);
    this.settings = settings;
    this.timing = timing;
    this.ticker = ticker;
    this.manners = new BusManners(codec, dialect, settings, timing, ticker);
    this.talk = new LineTalk(owner.name(), codec, settings, timing, ticker, manners, new Account());
    this.shown = new AtomicReference<>(owner.state());
    this.ownerWatch = owner.onState(state -> show());
  }

  @Override
  public String driver() {
    return dialect.word();
  }

  @Override
  public BoardSettings settings() {
    return settings;
  }

  @Override
  public Echo echo() {
    return talk.echo();
  }

  @Override
  public DeviceState state() {
    DeviceState line = owner.state();
    if (!line.usable() || !health.anySilent()) {
      return line;
    }
    return health.anyAnswers() ? new DeviceState.Degraded("silent") : new DeviceState.Failed("silent");
  }

  @Override
  public AutoCloseable onState(Consumer<DeviceState> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public Pulse open(LockAddress address, SentMark mark) throws InterruptedException {
    if (outside(address)) {
      return new Pulse.NotSent("outside");
    }
    Question order = codec.open(address);
    byte[] bytes = order.bytes();
    String hex = HEX.formatHex(bytes);
    AtomicBoolean touched = new AtomicBoolean();
    AtomicBoolean withdrawn = new AtomicBoolean();
    Answer<Pulse> answer =
        owner.call(Priority.MOTION, IN_QUEUE.plus(timing.openReply()).plus(timing.late()), link -> {
          talk.prepare(link, order);
          Echo echo = talk.echoOf(link, address);
          if (echo == Echo.AUTO) {
            return new Pulse.NotSent("silent");
          }
          if (withdrawn.get()) {
            return new Pulse.NotSent("busy");
          }
          touched.set(true);
          talk.owed(order, timing.openReply());
          link.write(bytes);
          // Should the mark fail, the board's answer is still to come: until then the line is not free.
          manners.restUntil(ticker.nanos() + timing.openReply().toNanos());
          mark.sent(hex);
          return pulse(hex, talk.listen(link, order, echo, timing.openReply()));
        });
    return switch (answer) {
      case Answer.Done<Pulse>(Pulse pulse) -> pulse;
      case Answer.NotReady<Pulse> n -> new Pulse.NotSent("not-ready");
      case Answer.LineLost<Pulse> l ->
          touched.get() ? new Pulse.Unanswered(hex, "line-lost") : new Pulse.NotSent("not-ready");
      case Answer.TimedOut<Pulse>(boolean started) -> {
        withdrawn.set(true);
        yield started ? new Pulse.Unanswered(hex, "deadline") : new Pulse.NotSent("busy");
      }
    };
  }

  @Override
  public void attend(int board) throws InterruptedException {
    health.wake(board);
    // What comes of it does not matter: whoever comes next finds the line at rest, or does not find it.
    Answer<Boolean> rested =
        owner.call(Priority.MOTION, timing.queryReply(), link -> {
          manners.quiet(link);
          return true;
        });
    log.debug("locker.line attended board={} answer={}", board, rested);
  }

  @Override
  public boolean reported() throws InterruptedException {
    if (!settings.reports()) {
      return false;
    }
    Answer<Boolean> answer =
        owner.call(Priority.HOUSEKEEPING, IN_QUEUE, link -> {
          if (talk.knows(link)) {
            manners.takeUnasked(link);
          }
          return manners.wasTold();
        });
    return answer instanceof Answer.Done<Boolean>(Boolean heard) && heard;
  }

  @Override
  public boolean switchOff(int board) throws InterruptedException {
    Optional<Question> all = dialect.hasBoard(board) ? codec.allOff(board) : Optional.empty();
    if (all.isEmpty()) {
      return true;
    }
    Answer<Boolean> answer =
        owner.call(Priority.HOUSEKEEPING, IN_QUEUE, link -> {
          // Its answer and its echo are the same bytes: nothing is learned from it.
          if (talk.echoOf(link, new LockAddress(board, 1)) == Echo.AUTO) {
            return false;
          }
          boolean off = took(talk.asked(link, all.get()));
          for (int channel = 1; !off && channel <= settings.channels(); channel++) {
            Optional<Question> one = codec.off(new LockAddress(board, channel));
            if (one.isEmpty() || !took(talk.asked(link, one.get()))) {
              return false;
            }
          }
          return true;
        });
    boolean off = answer instanceof Answer.Done<Boolean>(Boolean done) && done;
    log.info("locker.line bolts off board={} taken={}", board, off);
    return off;
  }

  private static boolean took(LineTalk.Outcome outcome) {
    return outcome instanceof LineTalk.Outcome.Heard(BoardAnswer.Taken taken, String hex, boolean echoed);
  }

  @Override
  public Reading query(LockAddress address) throws InterruptedException {
    if (outside(address)) {
      return new Reading.Silent(address.board(), "outside");
    }
    return ask(codec.query(address));
  }

  @Override
  public Reading queryAll(int board) throws InterruptedException {
    if (!dialect.hasBoard(board)) {
      return new Reading.Silent(board, "outside");
    }
    if (owner.state().usable() && health.resting(board, ticker.nanos())) {
      return new Reading.Silent(board, "resting");
    }
    SortedMap<Integer, Door> doors = new TreeMap<>();
    SortedMap<Integer, Presence> items = new TreeMap<>();
    int unanswered = 0;
    for (Question question : codec.queryAll(board)) {
      switch (ask(question)) {
        case Reading.Doors some -> {
          doors.putAll(some.doors());
          items.putAll(some.items());
        }
        case Reading.Silent silent -> {
          // The first question tells whether the board is there; later ones are about channels it may not have.
          if (doors.isEmpty() || !silent.reason().equals("silent")) {
            return silent;
          }
          if (++unanswered == GIVEN_UP) {
            return whole(board, doors, items);
          }
        }
        case Reading.NotReady notReady -> {
          return notReady;
        }
      }
    }
    return whole(board, doors, items);
  }

  private Reading whole(int board, SortedMap<Integer, Door> doors, SortedMap<Integer, Presence> items) {
    for (int channel = 1; channel <= settings.channels(); channel++) {
      doors.putIfAbsent(channel, Door.UNKNOWN);
    }
    return new Reading.Doors(board, doors, items);
  }

  @Override
  public void close() {
    try {
      ownerWatch.close();
    } catch (Exception e) {
      throw new IllegalStateException("a subscription would not end", e);
    }
    owner.close();
  }

  private boolean outside(LockAddress address) {
    return !dialect.hasBoard(address.board()) || address.channel() > settings.channels();
  }

  private Reading ask(Question question) throws InterruptedException {
    Duration deadline = IN_QUEUE.plus(timing.queryReply()).plus(timing.late());
    Answer<Reading> answer = owner.call(Priority.HOUSEKEEPING, deadline, link -> reading(question, talk.asked(link, question)));
    return switch (answer) {
      case Answer.Done<Reading>(Reading reading) -> reading;
      case Answer.NotReady<Reading>(DeviceState state) -> new Reading.NotReady(question.board(), word(state));
      case Answer.LineLost<Reading> l -> new Reading.Silent(question.board(), "line-lost");
      case Answer.TimedOut<Reading> t -> new Reading.Silent(question.board(), "deadline");
    };
  }

  // ---- what was heard -------------------------------------------------------------------------------------------------

  private Pulse pulse(String sent, LineTalk.Outcome outcome) {
    return switch (outcome) {
      case LineTalk.Outcome.Nothing(String reason) -> new Pulse.Unanswered(sent, reason);
      case LineTalk.Outcome.Heard(BoardAnswer.Taken taken, String hex, boolean echoed) -> {
        Door door = taken.bit().isPresent() ? settings.door(taken.bit().getAsInt()) : Door.UNKNOWN;
        yield new Pulse.Answered(sent, hex, door, hex.equals(sent));
      }
      case LineTalk.Outcome.Heard(BoardAnswer.Refused(String reason), String hex, boolean echoed) ->
          new Pulse.Refused(sent, hex, reason);
      case LineTalk.Outcome.Heard h -> throw new IllegalStateException("an answer that answers no order");
    };
  }

  private Reading reading(Question question, LineTalk.Outcome outcome) {
    return switch (outcome) {
      case LineTalk.Outcome.Nothing(String reason) -> new Reading.Silent(question.board(), reason);
      case LineTalk.Outcome.Heard(BoardAnswer.Refused(String reason), String hex, boolean echoed) ->
          new Reading.Silent(question.board(), "refused");
      case LineTalk.Outcome.Heard(BoardAnswer.Contacts contacts, String hex, boolean echoed) -> {
        TreeMap<Integer, Door> doors = new TreeMap<>();
        contacts.bits().forEach((channel, bit) -> {
          if (channel <= settings.channels()) {
            doors.put(channel, contacts.all() ? settings.doorInAll(bit) : settings.door(bit));
          }
        });
        yield new Reading.Doors(question.board(), doors, contacts.items());
      }
      case LineTalk.Outcome.Heard h -> throw new IllegalStateException("an answer that answers no query");
    };
  }

  // ---- state ----------------------------------------------------------------------------------------------------------

  /** Keeps account of which boards answer. */
  private final class Account implements LineTalk.Hearing {
    @Override
    public void told(int board, boolean answered) {
      health.heard(board, answered, ticker.nanos());
      show();
    }

    @Override
    public void newLine() {
      health.wakeAll();
    }
  }

  private void show() {
    DeviceState now = state();
    DeviceState before = shown.getAndSet(now);
    if (!now.equals(before)) {
      log.info("locker.state port={} state={}", owner.name(), word(now));
      listeners.forEach(l -> l.accept(now));
    }
  }

  private static String word(DeviceState state) {
    return switch (state) {
      case DeviceState.Absent(String reason) -> reason;
      case DeviceState.Connecting c -> "connecting";
      case DeviceState.Ready r -> "ready";
      case DeviceState.Degraded(String reason) -> reason;
      case DeviceState.Failed(String reason) -> reason;
    };
  }
}
