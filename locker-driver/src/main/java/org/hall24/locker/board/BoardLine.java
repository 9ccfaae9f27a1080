package org.hall24.locker.board;

import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.hall24.link.Answer;
import org.hall24.link.DeviceState;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.PortOwner;
import org.hall24.link.Priority;
import org.hall24.link.Ticker;
import org.jspecify.annotations.Nullable;
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
  private final AutoCloseable ownerWatch;

  // Touched on the owner's thread only.
  private final Map<String, Long> lateUntil = new HashMap<>();
  private final Map<Integer, Integer> usualLengths = new HashMap<>();
  private @Nullable Link known;
  private Echo learned = Echo.AUTO;

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
          prepare(link, order);
          Echo echo = echoOf(link, address);
          if (echo == Echo.AUTO) {
            return new Pulse.NotSent("silent");
          }
          if (withdrawn.get()) {
            return new Pulse.NotSent("busy");
          }
          touched.set(true);
          owed(order, timing.openReply());
          link.write(bytes);
          // Should the mark fail, the board's answer is still to come: until then the line is not free.
          manners.restUntil(ticker.nanos() + timing.openReply().toNanos());
          mark.sent(hex);
          return pulse(hex, listen(link, order, echo, timing.openReply()));
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
          if (link == known) {
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
          if (echoOf(link, new LockAddress(board, 1)) == Echo.AUTO) {
            return false;
          }
          boolean off = took(asked(link, all.get()));
          for (int channel = 1; !off && channel <= settings.channels(); channel++) {
            Optional<Question> one = codec.off(new LockAddress(board, channel));
            if (one.isEmpty() || !took(asked(link, one.get()))) {
              return false;
            }
          }
          return true;
        });
    boolean off = answer instanceof Answer.Done<Boolean>(Boolean done) && done;
    log.info("locker.line bolts off board={} taken={}", board, off);
    return off;
  }

  private static boolean took(Outcome outcome) {
    return outcome instanceof Outcome.Heard(BoardAnswer.Taken taken, String hex, boolean echoed);
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
    Answer<Reading> answer = owner.call(Priority.HOUSEKEEPING, deadline, link -> reading(question, asked(link, question)));
    return switch (answer) {
      case Answer.Done<Reading>(Reading reading) -> reading;
      case Answer.NotReady<Reading>(DeviceState state) -> new Reading.NotReady(question.board(), word(state));
      case Answer.LineLost<Reading> l -> new Reading.Silent(question.board(), "line-lost");
      case Answer.TimedOut<Reading> t -> new Reading.Silent(question.board(), "deadline");
    };
  }

  // ---- on the line ----------------------------------------------------------------------------------------------------

  /** What listening ended with. */
  private sealed interface Outcome {
    record Heard(BoardAnswer answer, String hex, boolean echoed) implements Outcome {}

    record Nothing(String reason) implements Outcome {}
  }

  private Outcome asked(Link link, Question question) throws LinkException, InterruptedException {
    prepare(link, question);
    Echo echo = settings.echo() == Echo.AUTO ? learned : settings.echo();
    owed(question, timing.queryReply());
    link.write(question.bytes());
    Outcome outcome = listen(link, question, echo, timing.queryReply());
    if (echo == Echo.AUTO) {
      learn(outcome);
    }
    return outcome;
  }

  private void prepare(Link link, Question question) throws LinkException, InterruptedException {
    if (link != known) {
      // A new line: another adapter perhaps, and a bus that still rings from being plugged in.
      known = link;
      learned = Echo.AUTO;
      lateUntil.clear();
      usualLengths.clear();
      manners.newLine();
      health.wakeAll();
      manners.drain(link, timing.settle());
    }
    // Somebody was torn away from a question: the board may still be at its answer.
    manners.drain(link, manners.busy());
    // The same question went unanswered: its late answer must not be taken for the answer to this one.
    Long late = lateUntil.remove(question.answeredAs());
    if (late != null) {
      manners.drain(link, Duration.ofNanos(late - ticker.nanos()));
    }
    manners.quiet(link);
    manners.takeUnasked(link);
    link.discardInput();
  }

  /** Until this moment an answer to the question may come, whatever happens to us meanwhile. */
  private void owed(Question question, Duration patience) {
    long until = ticker.nanos() + patience.toNanos();
    manners.busyUntil(until);
    lateUntil.put(question.answeredAs(), until + timing.late().toNanos());
  }

  private Echo echoOf(Link link, LockAddress bolt) throws LinkException, InterruptedException {
    if (settings.echo() != Echo.AUTO) {
      return settings.echo();
    }
    if (learned == Echo.AUTO) {
      asked(link, codec.query(bolt));
      prepare(link, codec.open(bolt));
    }
    return learned;
  }

  private void learn(Outcome outcome) {
    if (outcome instanceof Outcome.Heard(BoardAnswer answer, String hex, boolean echoed)) {
      learned = echoed ? Echo.YES : Echo.NO;
      log.info("locker.line echo={} port={}", echoed ? "yes" : "no", owner.name());
    }
  }

  private Outcome listen(Link link, Question question, Echo echo, Duration patience)
      throws LinkException, InterruptedException {
    int usual = usualLengths.getOrDefault(question.board(), 0);
    ReplyParser parser = new ReplyParser(question, echo, usual);
    byte[] buffer = new byte[64];
    long end = ticker.nanos() + patience.toNanos();
    boolean candidate = false;
    while (true) {
      long left = end - ticker.nanos();
      // A candidate gets its silence even at the last moment; on a line that chatters on it has to do without.
      boolean over = left <= 0 && !(candidate && left > -timing.frameGap().multipliedBy(4).toNanos());
      if (over && !candidate) {
        break;
      }
      Duration wait = candidate ? timing.frameGap() : Duration.ofNanos(left);
      int n = over ? 0 : link.read(buffer, 0, buffer.length, wait);
      ReplyParser.State state = n == 0 ? parser.silence() : parser.feed(buffer, 0, n);
      candidate = state instanceof ReplyParser.State.Candidate;
      if (state instanceof ReplyParser.State.Answered answered) {
        heard(question.board(), true);
        if (answered.clean()) {
          manners.clean();
        } else {
          manners.stray(parser.heard());
        }
        manners.rest(link);
        lateUntil.remove(question.answeredAs());
        if (question.openEnded()) {
          usualLengths.put(question.board(), answered.length());
        }
        return new Outcome.Heard(answered.answer(), answered.hex(), answered.echoed());
      }
    }
    byte[] all = parser.heard();
    manners.stray(all);
    manners.rest(link);
    if (!question.answerDue()) {
      lateUntil.remove(question.answeredAs());
      return new Outcome.Nothing("no-answer-due");
    }
    heard(question.board(), false);
    if (all.length == 0) {
      return new Outcome.Nothing("silent");
    }
    return new Outcome.Nothing(parser.heardEcho() ? "echo-only" : echo == Echo.YES ? "echo-missing" : "garbled");
  }

  private Pulse pulse(String sent, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Nothing(String reason) -> new Pulse.Unanswered(sent, reason);
      case Outcome.Heard(BoardAnswer.Taken taken, String hex, boolean echoed) -> {
        Door door = taken.bit().isPresent() ? settings.door(taken.bit().getAsInt()) : Door.UNKNOWN;
        yield new Pulse.Answered(sent, hex, door, hex.equals(sent));
      }
      case Outcome.Heard(BoardAnswer.Refused(String reason), String hex, boolean echoed) ->
          new Pulse.Refused(sent, hex, reason);
      case Outcome.Heard h -> throw new IllegalStateException("an answer that answers no order");
    };
  }

  private Reading reading(Question question, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Nothing(String reason) -> new Reading.Silent(question.board(), reason);
      case Outcome.Heard(BoardAnswer.Refused(String reason), String hex, boolean echoed) ->
          new Reading.Silent(question.board(), "refused");
      case Outcome.Heard(BoardAnswer.Contacts contacts, String hex, boolean echoed) -> {
        TreeMap<Integer, Door> doors = new TreeMap<>();
        contacts.bits().forEach((channel, bit) -> {
          if (channel <= settings.channels()) {
            doors.put(channel, contacts.all() ? settings.doorInAll(bit) : settings.door(bit));
          }
        });
        yield new Reading.Doors(question.board(), doors, contacts.items());
      }
      case Outcome.Heard h -> throw new IllegalStateException("an answer that answers no query");
    };
  }

  // ---- state ----------------------------------------------------------------------------------------------------------

  private void heard(int board, boolean answered) {
    health.heard(board, answered, ticker.nanos());
    show();
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
