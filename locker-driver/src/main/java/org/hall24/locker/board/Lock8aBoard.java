package org.hall24.locker.board;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
 * The boards of the 8A/XOR family on one line, 9600 bit/s 8N1.
 *
 * <p>One exchange is outstanding at a time. Before a question, what came unasked is thrown away; after a question that went
 * unanswered, the line is listened to until a late answer cannot come any more. An order to open is written once and never
 * again by this class.
 */
public final class Lock8aBoard implements LockBoard {
  private static final Logger log = LoggerFactory.getLogger(Lock8aBoard.class);
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final Duration IN_QUEUE = Duration.ofSeconds(10);

  private final PortOwner owner;
  private final BoardSettings settings;
  private final Lock8aTiming timing;
  private final Ticker ticker;
  private final List<Consumer<DeviceState>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicReference<DeviceState> shown;
  private final Map<Integer, Boolean> answers = new ConcurrentHashMap<>();
  private final AutoCloseable ownerWatch;

  // Touched on the owner's thread only.
  private @Nullable Link known;
  private Echo learned = Echo.AUTO;
  private long restUntil;
  private long lateUntil;

  /**
   * A driver on a port.
   *
   * @param owner the port, from now on this driver's own
   * @param settings how the boards are wired
   * @param timing its patience
   * @param ticker time on the line
   */
  public Lock8aBoard(PortOwner owner, BoardSettings settings, Lock8aTiming timing, Ticker ticker) {
    this.owner = owner;
    this.settings = settings;
    this.timing = timing;
    this.ticker = ticker;
    this.restUntil = ticker.nanos();
    this.lateUntil = restUntil;
    this.shown = new AtomicReference<>(owner.state());
    this.ownerWatch = owner.onState(state -> show());
  }

  @Override
  public String driver() {
    return "lock8a";
  }

  @Override
  public BoardSettings settings() {
    return settings;
  }

  @Override
  public DeviceState state() {
    DeviceState line = owner.state();
    if (!line.usable() || !answers.containsValue(false)) {
      return line;
    }
    return answers.containsValue(true) ? new DeviceState.Degraded("silent") : new DeviceState.Failed("silent");
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
    Lock8aRequest.Open order = new Lock8aRequest.Open(address.board(), address.channel());
    String bytes = HEX.formatHex(order.encode());
    AtomicBoolean touched = new AtomicBoolean();
    AtomicBoolean withdrawn = new AtomicBoolean();
    Answer<Pulse> answer =
        owner.call(Priority.MOTION, IN_QUEUE.plus(timing.openReply()).plus(timing.late()), link -> {
          prepare(link);
          Echo echo = echoOf(link, order.board());
          if (echo == Echo.AUTO) {
            return new Pulse.NotSent("silent");
          }
          if (withdrawn.get()) {
            return new Pulse.NotSent("busy");
          }
          touched.set(true);
          lateUntil = ticker.nanos() + timing.openReply().plus(timing.late()).toNanos();
          link.write(order.encode());
          mark.sent(bytes);
          return pulse(bytes, listen(link, order, echo, timing.openReply()));
        });
    return switch (answer) {
      case Answer.Done<Pulse>(Pulse pulse) -> pulse;
      case Answer.NotReady<Pulse> n -> new Pulse.NotSent("not-ready");
      case Answer.LineLost<Pulse> l ->
          touched.get() ? new Pulse.Unanswered(bytes, "line-lost") : new Pulse.NotSent("not-ready");
      case Answer.TimedOut<Pulse>(boolean started) -> {
        withdrawn.set(true);
        yield started ? new Pulse.Unanswered(bytes, "deadline") : new Pulse.NotSent("busy");
      }
    };
  }

  @Override
  public Reading query(LockAddress address) throws InterruptedException {
    if (outside(address)) {
      return new Reading.Silent(address.board(), "outside");
    }
    return ask(new Lock8aRequest.QueryOne(address.board(), address.channel()));
  }

  @Override
  public Reading queryAll(int board) throws InterruptedException {
    if (!Lock8aBytes.isBoard(board)) {
      return new Reading.Silent(board, "outside");
    }
    return ask(new Lock8aRequest.QueryAll(board));
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
    return !Lock8aBytes.isBoard(address.board()) || address.channel() > settings.channels();
  }

  private Reading ask(Lock8aRequest question) throws InterruptedException {
    Duration deadline = IN_QUEUE.plus(timing.queryReply()).plus(timing.late());
    Answer<Reading> answer =
        owner.call(Priority.HOUSEKEEPING, deadline, link -> {
          prepare(link);
          Echo echo = settings.echo() == Echo.AUTO ? learned : settings.echo();
          link.write(question.encode());
          Outcome outcome = listen(link, question, echo, timing.queryReply());
          if (echo == Echo.AUTO) {
            learn(outcome);
          }
          return reading(question, outcome);
        });
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
    record Heard(Lock8aReply reply, boolean echoed) implements Outcome {}

    record Nothing(String reason) implements Outcome {}
  }

  private void prepare(Link link) throws LinkException, InterruptedException {
    if (link != known) {
      // A new line: another adapter perhaps, and a bus that still rings from being plugged in.
      known = link;
      learned = Echo.AUTO;
      drain(link, timing.settle());
    }
    // The last question went unanswered: its answer must not meet the next one.
    drain(link, Duration.ofNanos(lateUntil - ticker.nanos()));
    ticker.await(Duration.ofNanos(restUntil - ticker.nanos()));
    link.discardInput();
  }

  private Echo echoOf(Link link, int board) throws LinkException, InterruptedException {
    if (settings.echo() != Echo.AUTO) {
      return settings.echo();
    }
    if (learned == Echo.AUTO) {
      Lock8aRequest question = new Lock8aRequest.QueryAll(board);
      link.write(question.encode());
      learn(listen(link, question, Echo.AUTO, timing.queryReply()));
      prepare(link);
    }
    return learned;
  }

  private void learn(Outcome outcome) {
    if (outcome instanceof Outcome.Heard(Lock8aReply reply, boolean echoed)) {
      learned = echoed ? Echo.YES : Echo.NO;
      log.info("locker.line echo={} port={}", echoed ? "yes" : "no", owner.name());
    }
  }

  private Outcome listen(Link link, Lock8aRequest question, Echo echo, Duration patience)
      throws LinkException, InterruptedException {
    Lock8aReplyParser parser = new Lock8aReplyParser(question, echo);
    byte[] buffer = new byte[64];
    long end = ticker.nanos() + patience.toNanos();
    boolean candidate = false;
    while (true) {
      long left = end - ticker.nanos();
      // A candidate gets its silence even at the last moment, but a line that chatters on gets no more than that.
      if (left <= 0 && !(candidate && left > -timing.frameGap().multipliedBy(4).toNanos())) {
        break;
      }
      Duration wait = candidate ? timing.frameGap() : Duration.ofNanos(left);
      int n = link.read(buffer, 0, buffer.length, wait);
      Lock8aReplyParser.State state = n == 0 ? parser.silence() : parser.feed(buffer, 0, n);
      candidate = state instanceof Lock8aReplyParser.State.Candidate;
      if (state instanceof Lock8aReplyParser.State.Answered(Lock8aReply reply, boolean echoed, int skipped)) {
        heard(question.board(), true);
        rest();
        lateUntil = ticker.nanos();
        return new Outcome.Heard(reply, echoed);
      }
    }
    heard(question.board(), false);
    rest();
    lateUntil = ticker.nanos() + timing.late().toNanos();
    if (parser.heardBytes() == 0) {
      return new Outcome.Nothing("silent");
    }
    return new Outcome.Nothing(parser.heardEcho() ? "echo-only" : echo == Echo.YES ? "echo-missing" : "garbled");
  }

  /** Listens and forgets until the time is up. */
  private void drain(Link link, Duration duration) throws LinkException {
    byte[] buffer = new byte[64];
    long end = ticker.nanos() + duration.toNanos();
    for (long left = end - ticker.nanos(); left > 0; left = end - ticker.nanos()) {
      if (link.read(buffer, 0, buffer.length, Duration.ofNanos(left)) > 0) {
        log.debug("locker.line dropped late or stray bytes port={}", owner.name());
      }
    }
  }

  private void rest() {
    restUntil = ticker.nanos() + timing.turnaround().toNanos();
  }

  private Pulse pulse(String sent, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Heard(Lock8aReply.Opened opened, boolean echoed) -> {
        String reply = HEX.formatHex(opened.encode());
        yield new Pulse.Answered(sent, reply, settings.door(opened.contact()), reply.equals(sent));
      }
      case Outcome.Heard h -> throw new IllegalStateException("a reply that answers no order");
      case Outcome.Nothing(String reason) -> new Pulse.Unanswered(sent, reason);
    };
  }

  private Reading reading(Lock8aRequest question, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Nothing(String reason) -> new Reading.Silent(question.board(), reason);
      case Outcome.Heard(Lock8aReply.One one, boolean echoed) -> {
        TreeMap<Integer, Door> doors = new TreeMap<>();
        doors.put(one.channel(), settings.door(one.contact()));
        yield new Reading.Doors(one.board(), doors);
      }
      case Outcome.Heard(Lock8aReply.All all, boolean echoed) -> {
        TreeMap<Integer, Door> doors = new TreeMap<>();
        for (int channel = 1; channel <= settings.channels(); channel++) {
          doors.put(channel, all.contact(channel, settings.queryOrder()).map(settings::doorInAll).orElse(Door.UNKNOWN));
        }
        yield new Reading.Doors(all.board(), doors);
      }
      case Outcome.Heard h -> throw new IllegalStateException("a reply that answers no query");
    };
  }

  // ---- state ----------------------------------------------------------------------------------------------------------

  private void heard(int board, boolean answered) {
    answers.put(board, answered);
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
