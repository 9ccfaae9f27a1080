package org.hall24.receipt.emulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hall24.link.Emulator;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.PrinterProfile.TicketSensor;
import org.hall24.receipt.escpos.EscPos;
import org.hall24.receipt.escpos.EscPosParser;
import org.hall24.receipt.escpos.Octets;
import org.hall24.receipt.escpos.PrinterReply;
import org.hall24.receipt.escpos.RealTimeScanner;

/**
 * A kiosk printer with a small buffer, a roll of paper, a cover, a blade and, where wanted, a presenter.
 *
 * <p>Real-time commands are obeyed as they arrive, wherever they stand; between commands they take no room. All else waits in
 * the buffer for head and motor. Offline it stops and keeps the buffer, and calls for a hold while the buffer is nearly full,
 * as Epson describes it (TM-T88III: hold at 128 bytes left, go on at 256; what comes to a full buffer is lost without a word).
 *
 * <p>The methods may be called from any thread while one thread serves the line.
 */
public final class ReceiptPrinterEmulator implements Emulator {
  private static final int HOLD_AT = 128;
  private static final int GO_ON_AT = 256;
  private static final long LOOK = 20_000_000L;
  private static final long SHORTEST_LOOK = 200_000L;

  /**
   * What kind of printer it is.
   *
   * @param widthDots printable dots across
   * @param bufferBytes size of the receive buffer
   * @param mmPerSecond speed of the paper; 0 prints in no time
   * @param baud pace of its line, bit/s
   * @param answers the questions it answers; it is deaf to the others
   * @param bytesPerSecond how fast it works through its buffer; 0 as fast as it can
   * @param sensor the presenter it has
   * @param holdsOffline whether it calls for a hold as long as it is offline, too
   */
  public record Settings(
      int widthDots,
      int bufferBytes,
      int mmPerSecond,
      int baud,
      Set<Ask> answers,
      int bytesPerSecond,
      TicketSensor sensor,
      boolean holdsOffline) {
    public Settings {
      answers = Set.copyOf(answers);
      if (widthDots < 8 || bufferBytes < 16 || mmPerSecond < 0 || bytesPerSecond < 0) {
        throw new IllegalArgumentException("printer settings out of range");
      }
    }

    /** Without a presenter, working as fast as it can, holding only for its buffer. */
    public Settings(int widthDots, int bufferBytes, int mmPerSecond, int baud, Set<Ask> answers) {
      this(widthDots, bufferBytes, mmPerSecond, baud, answers, 0, TicketSensor.NONE, false);
    }

    /** 576 dots, 4 kB, 150 mm/s, 38400 bit/s, answers everything. */
    public static Settings usual() {
      return new Settings(576, 4096, 150, 38400, EnumSet.allOf(Ask.class));
    }

    /** The same with paper that moves in no time. */
    public Settings instant() {
      return new Settings(widthDots, bufferBytes, 0, baud, answers, bytesPerSecond, sensor, holdsOffline);
    }

    /** The same, answering only these. */
    public Settings answering(Set<Ask> asks) {
      return new Settings(widthDots, bufferBytes, mmPerSecond, baud, asks, bytesPerSecond, sensor, holdsOffline);
    }

    /** The same with a presenter. */
    public Settings presenting(TicketSensor other) {
      return new Settings(widthDots, bufferBytes, mmPerSecond, baud, answers, bytesPerSecond, other, holdsOffline);
    }

    /** The same with another buffer, worked through at another pace. */
    public Settings buffered(int bytes, int perSecond) {
      return new Settings(widthDots, bytes, mmPerSecond, baud, answers, perSecond, sensor, holdsOffline);
    }

    /** The same, calling for a hold while it is offline. */
    public Settings holdingOffline() {
      return new Settings(widthDots, bufferBytes, mmPerSecond, baud, answers, bytesPerSecond, sensor, true);
    }
  }

  private final Settings settings;
  private final Ticker ticker;
  private final PrintHead head;
  private final PrinterState state = new PrinterState();
  private final Mouth mouth = new Mouth();

  private final EscPosParser arrival = new EscPosParser();
  private final RealTimeScanner scanner = new RealTimeScanner();
  private final EscPosParser engine = new EscPosParser();
  private final ArrayDeque<Byte> buffer = new ArrayDeque<>();
  private final List<PrinterReply> replies = new ArrayList<>();
  private final List<PrinterReply> whenStill = new ArrayList<>();
  private final Mishaps mishaps;
  private final Map<String, Long> counts = new LinkedHashMap<>();

  private Consumer<PrintedReceipt> listener = receipt -> {};
  private boolean held;
  private boolean afterCut;
  private boolean awaitingClear;
  private int automatic;
  private Optional<PrinterReply> toldLast = Optional.empty();
  private int lostInARow;
  private long worked;
  private long stillAt;
  private boolean moving;
  private long nextByteAt;

  /** The usual printer. */
  public ReceiptPrinterEmulator(Ticker ticker) {
    this(Settings.usual(), ticker);
  }

  /**
   * @param settings what kind of printer
   * @param ticker the time in which paper moves
   */
  public ReceiptPrinterEmulator(Settings settings, Ticker ticker) {
    this.settings = settings;
    this.ticker = ticker;
    this.head = new PrintHead(settings.widthDots());
    this.mishaps = new Mishaps(state, this::powerCycle);
    this.stillAt = ticker.nanos();
    this.nextByteAt = ticker.nanos();
    for (String name :
        List.of("malformed", "overlapping", "forbidden", "receipts", "cuts", "overrun", "bytes", "retracted")) {
      counts.put(name, 0L);
    }
  }

  @Override
  public String driver() {
    return "escpos";
  }

  @Override
  public int baud() {
    return settings.baud();
  }

  @Override
  public void serve(Link line) throws LinkException, InterruptedException {
    connected();
    byte[] bytes = new byte[256];
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      int read = line.read(bytes, 0, bytes.length, Duration.ofNanos(nextLook()));
      for (PrinterReply reply : step(bytes, read)) {
        line.write(reply.encode());
      }
    }
  }

  @Override
  public synchronized Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  /** Takes the cut receipts, oldest first: out of the tray, or out of the presenter's mouth. */
  public synchronized List<PrintedReceipt> tearOff() {
    return mouth.take();
  }

  /** The cut receipts, left where they are. */
  public synchronized List<PrintedReceipt> tray() {
    return mouth.tray();
  }

  /** The receipts that were drawn back into the machine. */
  public synchronized List<PrintedReceipt> retracted() {
    return mouth.bin();
  }

  /** Tells of every receipt that is cut, on the thread that serves the line; the listener must return fast. */
  public synchronized void onCut(Consumer<PrintedReceipt> other) {
    listener = other;
  }

  /** What is printed and not cut; empty when the paper below the blade is blank. */
  public synchronized Optional<PrintedReceipt> hanging() {
    return head.blank() ? Optional.empty() : Optional.of(head.paper());
  }

  /** Takes the roll out. */
  public synchronized void paperOut() {
    state.leave(0);
  }

  /** Puts a full roll in. */
  public synchronized void loadPaper() {
    state.fullRoll();
  }

  /** Leaves this much paper on the roll, millimetres; below 2,000 the printer says that it is near its end. */
  public synchronized void leavePaper(int millimetres) {
    state.leave(millimetres * 8);
  }

  /** Opens or shuts the cover. */
  public synchronized void coverOpen(boolean open) {
    state.coverOpen = open;
  }

  /** The blade sticks at the next cut, or is freed. */
  public synchronized void bladeStuck(boolean stuck) {
    state.stickBlade(stuck);
  }

  /** Power off and on: buffers and modes are gone, paper and marks stay. */
  public synchronized void powerCycle() {
    dropAll();
    head.initialise();
    moving = false;
    automatic = 0;
  }

  /** Something will happen when the head has worked through so many bytes, counted from the first of all. */
  public synchronized void plan(Mishap mishap) {
    mishaps.plan(mishap);
    mishaps.begin(worked, ticker.nanos());
  }

  private synchronized long nextLook() {
    long now = ticker.nanos();
    long next = LOOK;
    if (moving) {
      next = Math.min(next, stillAt - now);
    }
    if (settings.bytesPerSecond() > 0 && !buffer.isEmpty()) {
      next = Math.min(next, nextByteAt - now);
    }
    return Math.max(next, SHORTEST_LOOK);
  }

  private synchronized void connected() {
    afterCut = arrival.state() instanceof EscPosParser.State.Inside;
    held = false;
    replies.clear();
  }

  /** Takes bytes in, works as far as it can, and gives what it says. */
  private synchronized List<PrinterReply> step(byte[] bytes, int read) {
    mishaps.mend(ticker.nanos());
    for (int i = 0; i < read; i++) {
      receive(bytes[i]);
    }
    awaitingClear = false;
    work();
    flow();
    tellChange();
    List<PrinterReply> said = state.powerOff ? List.of() : List.copyOf(replies);
    replies.clear();
    return said;
  }

  private void receive(byte next) {
    count("bytes");
    if (state.powerOff) {
      return;
    }
    if (awaitingClear) {
      count("overlapping");
      awaitingClear = false;
    }
    List<EscPos> arrived = arrival.accept(next);
    Optional<EscPos> urgent = scanner.accept(next);
    boolean between = urgent.isPresent() && arrived.contains(urgent.get());
    // A command torn by the cable is nobody's fault: what ends it is forgiven once.
    if (!afterCut) {
      arrived.stream().filter(EscPos.Malformed.class::isInstance).forEach(bad -> count("malformed"));
    }
    // A clearing may break into anything: what it breaks is thrown away.
    if (urgent.isPresent() && !between && !afterCut && !(urgent.get() instanceof EscPos.RealTimeClear)) {
      count("forbidden");
    }
    if (urgent.isEmpty() && !arrived.isEmpty()) {
      afterCut = false;
    }
    store(next);
    if (between) {
      takeBack(urgent.get().encode().length);
    }
    urgent.ifPresent(this::obeyNow);
    // An answer is due for what came before a hold: the buffer empties while bytes come in.
    work();
  }

  private void store(byte next) {
    if (buffer.size() >= settings.bufferBytes()) {
      lostInARow++;
      count("overrun");
      count("overlapping");
    } else {
      lostInARow = 0;
      buffer.add(next);
    }
  }

  /** A real-time command between two others takes no room. */
  private void takeBack(int bytes) {
    for (int i = 0; i < bytes; i++) {
      if (lostInARow > 0) {
        lostInARow--;
        counts.merge("overrun", -1L, Long::sum);
        counts.merge("overlapping", -1L, Long::sum);
      } else if (!buffer.isEmpty()) {
        buffer.removeLast();
      } else {
        engine.reset();
      }
    }
  }

  private void obeyNow(EscPos command) {
    switch (command) {
      case EscPos.RealTimeStatus(int which) when which > 4 -> presenterStatus(which);
      case EscPos.RealTimeStatus(int which) -> {
        if (settings.answers().stream().anyMatch(ask -> ask.realTime() == which)) {
          int bit7 = which == 1 && settings.sensor() == TicketSensor.STATUS_BIT_7 && mouth.held() ? 0x80 : 0;
          replies.add(new PrinterReply.RealTime(state.realTime(which) | bit7));
          mishaps.asked();
        }
      }
      case EscPos.RealTimeClear() -> {
        if (settings.answers().contains(Ask.CLEAR)) {
          dropAll();
          head.dropLine();
          replies.add(new PrinterReply.Cleared());
          awaitingClear = true;
        }
      }
      case EscPos.RealTimeRecover(int how) -> {
        if (state.bladeBlocked && how == 2) {
          dropAll();
          state.stickBlade(false);
        }
      }
      default -> {}
    }
  }

  private void presenterStatus(int which) {
    if (settings.sensor() != TicketSensor.FULL_STATUS) {
      return;
    }
    replies.add(
        which == EscPos.RealTimeStatus.FULL
            ? new PrinterReply.Expected(Octets.of(state.full(mouth.held(), moving)))
            : new PrinterReply.RealTime(0x12 | (moving ? 0x04 : 0) | (state.paperOut() ? 0x20 : 0)));
  }

  private void dropAll() {
    buffer.clear();
    engine.reset();
    arrival.reset();
    whenStill.clear();
    afterCut = false;
  }

  private void work() {
    while (true) {
      if (moving && ticker.nanos() - stillAt >= 0) {
        moving = false;
      }
      if (moving || state.offline()) {
        return;
      }
      replies.addAll(whenStill);
      whenStill.clear();
      if (buffer.isEmpty() || !mayGoOn()) {
        return;
      }
      byte next = buffer.remove();
      worked++;
      engine.accept(next).forEach(this::obey);
      mishaps.begin(worked, ticker.nanos());
    }
  }

  /** Whether its pace allows another byte. */
  private boolean mayGoOn() {
    if (settings.bytesPerSecond() == 0) {
      return true;
    }
    long now = ticker.nanos();
    if (nextByteAt - now > 0) {
      return false;
    }
    nextByteAt = Math.max(nextByteAt, now - LOOK) + 1_000_000_000L / settings.bytesPerSecond();
    return true;
  }

  private void obey(EscPos command) {
    int moved = head.obey(command);
    state.move(moved);
    if (moved > 0 && settings.mmPerSecond() > 0) {
      long nanos = moved * 1_000_000_000L / (8L * settings.mmPerSecond());
      // Late waking does not add up: the motor runs on.
      stillAt = Math.max(stillAt, ticker.nanos() - LOOK) + nanos;
      moving = true;
    }
    switch (command) {
      case EscPos.FeedAndCut cut -> cut();
      case EscPos.Cut cut -> cut();
      // All of these wait their turn behind paper that still moves, and go unsaid while the printer is offline.
      case EscPos.ProcessId(String id) -> say(Ask.PROCESS_ID, new PrinterReply.Processed(id));
      case EscPos.OrderedStatus(int which) ->
          say(Ask.ORDERED_PAPER, new PrinterReply.Ordered(which == 1 ? state.ordered() : 0));
      case EscPos.Identify(int which) -> OrderedAnswers.identity(which).ifPresent(this::say);
      case EscPos.QrSize() -> say(OrderedAnswers.codeSize(head.codeDots(), settings.widthDots()));
      case EscPos.Counter(int which) ->
          say(OrderedAnswers.counter(which, counts.getOrDefault("cuts", 0L), counts.getOrDefault("retracted", 0L)));
      case EscPos.AutomaticStatus(int which) -> {
        automatic = which;
        toldLast = Optional.empty();
      }
      case EscPos.Ejector(int what, int steps) -> eject(what);
      case EscPos.HardwareReset() -> powerCycle();
      default -> {}
    }
  }

  private void say(Ask ask, PrinterReply reply) {
    if (settings.answers().contains(ask)) {
      whenStill.add(reply);
    }
  }

  private void say(PrinterReply reply) {
    if (!settings.answers().isEmpty()) {
      whenStill.add(reply);
    }
  }

  private void eject(int what) {
    switch (what) {
      case 2 -> {
        if (mouth.retract()) {
          count("retracted");
        }
      }
      case 5 -> mouth.eject();
      case 6 -> {
        if (settings.sensor() == TicketSensor.EJECTOR_BYTE) {
          whenStill.add(new PrinterReply.Expected(Octets.of(state.ejector(mouth.held(), moving))));
        }
      }
      default -> {}
    }
  }

  private void cut() {
    state.bladeBlocked = state.bladeStuck;
    if (state.bladeStuck) {
      return;
    }
    count("cuts");
    if (!head.blank()) {
      count("receipts");
      PrintedReceipt receipt = head.paper();
      mouth.present(receipt);
      listener.accept(receipt);
    }
    head.newSheet();
  }

  private void flow() {
    int left = settings.bufferBytes() - buffer.size();
    boolean offline = settings.holdsOffline() && state.offline();
    int holdAt = Math.min(HOLD_AT, settings.bufferBytes() / 4);
    int goOnAt = Math.min(GO_ON_AT, settings.bufferBytes() / 2);
    if (!held && (left <= holdAt || offline)) {
      held = true;
      replies.add(new PrinterReply.Hold());
    } else if (held && left >= goOnAt && !offline) {
      held = false;
      replies.add(new PrinterReply.GoOn());
    }
  }

  /** Tells by itself what GS a asked for. */
  private void tellChange() {
    Optional<PrinterReply> now = Optional.of(state.automatic());
    if (automatic != 0 && !settings.answers().isEmpty() && !now.equals(toldLast)) {
      toldLast = now;
      replies.add(now.get());
    }
  }

  private void count(String name) {
    counts.merge(name, 1L, Long::sum);
  }
}
