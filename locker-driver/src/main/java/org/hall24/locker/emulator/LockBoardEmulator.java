package org.hall24.locker.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hall24.link.Emulator;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;
import org.hall24.locker.board.Contact;
import org.hall24.locker.board.Door;
import org.hall24.locker.board.Lock8aReply;
import org.hall24.locker.board.Lock8aRequest;
import org.hall24.locker.board.Lock8aRequestParser;
import org.hall24.locker.board.Lock8aRequestParser.Heard;
import org.hall24.locker.board.QueryOrder;

/**
 * A cabinet behind an 8A/XOR board: bolts that move once per order, doors that spring open and stay open until somebody
 * closes them, sensors, and paper that only goes in and out through an open door.
 *
 * <p>Timing as in the field: the answer to an order comes after the pulse (300 ms), a query is answered in a few
 * milliseconds, a door report 1.2 s after the change. All methods may be called from any thread while {@link #serve} runs;
 * the steel stays as it is when the cable is pulled.
 */
public final class LockBoardEmulator implements Emulator {
  private static final Duration REPORT_DELAY = Duration.ofMillis(1200);
  private static final Duration FRAME_GAP = Duration.ofMillis(50);
  private static final Duration IDLE = Duration.ofMillis(200);

  /**
   * One cell as the hall panel shows it.
   *
   * @param channel counted from 1
   * @param open whether the door stands open
   * @param paper how many documents lie inside, 0 or more
   * @param pulses how often its bolt was pulsed since the emulator was made
   */
  public record CellView(int channel, boolean open, int paper, long pulses) {}

  private final BoardModel model;
  private final Ticker ticker;
  private final RandomGenerator random;
  private final EmulatedCells cells;
  private final LockFaults faults;
  private final AtomicLong malformed = new AtomicLong();
  private final AtomicLong overlapping = new AtomicLong();
  private final AtomicLong forbidden = new AtomicLong();
  private final AtomicLong outOfRange = new AtomicLong();
  private final AtomicLong opens = new AtomicLong();
  private final AtomicLong queries = new AtomicLong();
  private final ConcurrentLinkedQueue<Lock8aReply.Report> changes = new ConcurrentLinkedQueue<>();

  /**
   * A closed, empty cabinet.
   *
   * @param model which board it is
   * @param ticker the time in which it answers
   * @param random noise on the line and flapping sensors
   */
  public LockBoardEmulator(BoardModel model, Ticker ticker, RandomGenerator random) {
    this.model = model;
    this.ticker = ticker;
    this.random = random;
    this.cells = new EmulatedCells(model.channels());
    this.faults = new LockFaults(model.channels());
    if (model.reports()) {
      boolean[] last = new boolean[model.channels()];
      cells.listen(view -> {
        synchronized (last) {
          if (last[view.channel() - 1] != view.open()) {
            last[view.channel() - 1] = view.open();
            changes.add(new Lock8aReply.Report(model.address(), view.channel(), contact(door(view.open()))));
          }
        }
      });
    }
  }

  @Override
  public String driver() {
    return "lock8a";
  }

  @Override
  public int baud() {
    return 9600;
  }

  /** What is made to go wrong. */
  public LockFaults faults() {
    return faults;
  }

  // ---- the hall: hands at the cabinet ---------------------------------------------------------------------------------

  /** Somebody pushes a door shut; false when it was. A door nobody closes stays open: that is how it is forgotten. */
  public boolean closeDoor(int channel) {
    return cells.swing(channel, false);
  }

  /** Somebody breaks a door open, or uses the mechanical key; false when it stood open. */
  public boolean forceDoor(int channel) {
    return cells.swing(channel, true);
  }

  /** Somebody puts documents in; false when the door is shut. */
  public boolean putPaper(int channel, int documents) {
    return cells.addPaper(channel, documents);
  }

  /** Somebody takes out all documents; 0 when the door is shut or nothing is there. */
  public int takePaper(int channel) {
    return cells.takePaper(channel);
  }

  /** Whether a door stands open. */
  public boolean doorOpen(int channel) {
    return cells.look(channel).open();
  }

  /** How many documents lie in a cell. */
  public int paper(int channel) {
    return cells.look(channel).paper();
  }

  /** How often a bolt was pulsed. */
  public long pulses(int channel) {
    return cells.look(channel).pulses();
  }

  /** How often any bolt was pulsed. */
  public long pulses() {
    return cells.allPulses();
  }

  /** All cells, in channel order. */
  public List<CellView> cells() {
    return cells.all();
  }

  /** Tells of every pulse, door and paper; on the thread that made the change, so the listener must return fast. */
  public void onChange(Consumer<CellView> listener) {
    cells.listen(listener);
  }

  @Override
  public Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    counts.put("malformed", malformed.get());
    counts.put("overlapping", overlapping.get());
    counts.put("forbidden", forbidden.get());
    counts.put("outOfRange", outOfRange.get());
    counts.put("opens", opens.get());
    counts.put("queries", queries.get());
    counts.put("pulses", cells.allPulses());
    return counts;
  }

  // ---- the wire -------------------------------------------------------------------------------------------------------

  /** Bytes that leave at a time; {@code answer} false for what is said unasked. */
  private static final class Due {
    final long at;
    final byte[] bytes;
    final boolean answer;

    Due(long at, byte[] bytes, boolean answer) {
      this.at = at;
      this.bytes = bytes;
      this.answer = answer;
    }
  }

  @Override
  public void serve(Link line) throws LinkException, InterruptedException {
    Lock8aRequestParser parser = new Lock8aRequestParser();
    PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(d -> d.at));
    byte[] buffer = new byte[64];
    long deadUntil = ticker.nanos();
    long lastByte = ticker.nanos();
    changes.clear();
    while (!Thread.currentThread().isInterrupted()) {
      schedule(due);
      say(line, due);
      int n = line.read(buffer, 0, buffer.length, patience(parser, due));
      if (ticker.nanos() - deadUntil < 0) {
        continue;
      }
      List<Heard> all = List.of();
      if (n > 0) {
        lastByte = ticker.nanos();
        if (faults.echoes()) {
          line.write(Arrays.copyOf(buffer, n));
        }
        all = parser.feed(buffer, 0, n);
      } else if (ticker.nanos() - lastByte >= FRAME_GAP.toNanos()) {
        all = parser.silence();
      }
      for (Heard heard : all) {
        Duration dead = hear(heard, due);
        if (!dead.isZero()) {
          due.clear();
          deadUntil = ticker.nanos() + dead.toNanos();
        }
      }
    }
    throw new InterruptedException();
  }

  private Duration patience(Lock8aRequestParser parser, PriorityQueue<Due> due) {
    Duration patience = parser.state() instanceof Lock8aRequestParser.State.Hunting(int skipped) && skipped == 0 ? IDLE : FRAME_GAP;
    Due next = due.peek();
    if (next == null) {
      return patience;
    }
    Duration left = Duration.ofNanos(Math.max(0, next.at - ticker.nanos()));
    return left.compareTo(patience) < 0 ? left : patience;
  }

  private void schedule(PriorityQueue<Due> due) {
    for (Lock8aReply.Report report = changes.poll(); report != null; report = changes.poll()) {
      due.add(new Due(ticker.nanos() + REPORT_DELAY.toNanos(), report.encode(), false));
    }
  }

  private void say(Link line, PriorityQueue<Due> due) throws LinkException, InterruptedException {
    for (Due next = due.peek(); next != null && next.at - ticker.nanos() <= 0; next = due.peek()) {
      due.remove();
      byte[] bytes = next.bytes;
      Duration pause = faults.split();
      if (pause.isZero()) {
        line.write(bytes);
        continue;
      }
      for (byte b : bytes) {
        line.write(new byte[] {b});
        ticker.await(pause);
      }
    }
  }

  /**
   * Acts on what was heard.
   *
   * @return how long the board is dead from now on, zero when it lives
   */
  private Duration hear(Heard heard, PriorityQueue<Due> due) {
    switch (heard) {
      case Heard.Malformed m -> malformed.incrementAndGet();
      case Heard.Forbidden f -> forbidden.incrementAndGet();
      case Heard.Request(Lock8aRequest request) -> {
        if (due.stream().anyMatch(d -> d.answer)) {
          overlapping.incrementAndGet();
          return Duration.ZERO;
        }
        if (request.board() != model.address()) {
          return Duration.ZERO;
        }
        return answer(request, due);
      }
    }
    return Duration.ZERO;
  }

  private Duration answer(Lock8aRequest request, PriorityQueue<Due> due) {
    return switch (request) {
      case Lock8aRequest.Open(int board, int channel) -> {
        opens.incrementAndGet();
        if (!has(channel) || faults.takeMute()) {
          yield Duration.ZERO;
        }
        int moved = faults.moved(channel);
        cells.pulse(moved, faults.jammed(moved));
        Duration dead = faults.takeReboot();
        if (dead.isZero() && !faults.takeLostReply()) {
          int named = named(channel);
          // The contact is read when the pulse ends, but a door cannot be closed again within it.
          reply(due, new Lock8aReply.Opened(board, named, contact(sensed(channel))), model.pulse());
        }
        yield dead;
      }
      case Lock8aRequest.QueryOne(int board, int channel) -> {
        queries.incrementAndGet();
        if (has(channel) && !faults.takeMute() && !faults.takeLostReply()) {
          Door door = sensed(channel);
          reply(due, new Lock8aReply.One(board, named(channel), contact(faults.contradicts(channel) ? other(door) : door)),
              model.answer());
        }
        yield Duration.ZERO;
      }
      case Lock8aRequest.QueryAll(int board) -> {
        queries.incrementAndGet();
        if (!faults.takeMute() && !faults.takeLostReply()) {
          reply(due, new Lock8aReply.All(board, states()), model.answer());
        }
        yield Duration.ZERO;
      }
    };
  }

  private boolean has(int channel) {
    if (channel > model.channels()) {
      outOfRange.incrementAndGet();
      return false;
    }
    return true;
  }

  private int named(int channel) {
    return faults.takeMisaddress() ? channel % model.channels() + 1 : channel;
  }

  private void reply(PriorityQueue<Due> due, Lock8aReply reply, Duration after) {
    List<Byte> bytes = new ArrayList<>();
    if (faults.noisy()) {
      rubbish(bytes);
    }
    if (model.leadingGarbage()) {
      bytes.add((byte) 0);
    }
    for (byte b : reply.encode()) {
      bytes.add(b);
    }
    if (faults.noisy()) {
      rubbish(bytes);
    }
    byte[] out = new byte[bytes.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = bytes.get(i);
    }
    due.add(new Due(ticker.nanos() + after.plus(faults.takeLate()).toNanos(), out, true));
  }

  private void rubbish(List<Byte> bytes) {
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      bytes.add((byte) random.nextInt(0, 0x80));
    }
  }

  private List<Integer> states() {
    int[] states = new int[model.stateBytes()];
    for (int channel = 1; channel <= model.channels(); channel++) {
      int group = (channel - 1) / 8;
      int at = model.queryOrder() == QueryOrder.LAST ? states.length - 1 - group : group;
      states[at] |= contact(sensed(channel)).bit() << ((channel - 1) % 8);
    }
    return Arrays.stream(states).boxed().toList();
  }

  private Door sensed(int channel) {
    if (faults.flaps(channel)) {
      return random.nextBoolean() ? Door.OPEN : Door.CLOSED;
    }
    return faults.shown(channel, door(cells.look(channel).open()));
  }

  private Contact contact(Door door) {
    int bit = door == Door.CLOSED ? model.closedWhen() : 1 - model.closedWhen();
    return bit == 1 ? Contact.CLOSED : Contact.OPEN;
  }

  private static Door door(boolean open) {
    return open ? Door.OPEN : Door.CLOSED;
  }

  private static Door other(Door door) {
    return door == Door.OPEN ? Door.CLOSED : Door.OPEN;
  }
}
