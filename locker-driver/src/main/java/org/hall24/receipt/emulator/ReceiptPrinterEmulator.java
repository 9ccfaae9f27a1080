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
import org.hall24.link.Emulator;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.escpos.EscPos;
import org.hall24.receipt.escpos.EscPosParser;
import org.hall24.receipt.escpos.PrinterReply;
import org.hall24.receipt.escpos.RealTimeScanner;

/**
 * An 80 mm kiosk printer with a small buffer, a roll of paper, a cover and a blade.
 *
 * <p>Real-time commands are obeyed as they arrive, wherever they stand; all else waits in the buffer for head and motor.
 * Offline it stops and keeps the buffer, and calls for a hold while the buffer is nearly full, as Epson describes it
 * (TM-T88III: hold at 128 bytes left, go on at 256; what comes to a full buffer is lost without a word).
 *
 * <p>The methods may be called from any thread while one thread serves the line.
 */
public final class ReceiptPrinterEmulator implements Emulator {
  private static final int HOLD_AT = 128;
  private static final int GO_ON_AT = 256;
  private static final int NEAR_END_DOTS = 2_000 * 8;
  private static final int FULL_ROLL_DOTS = 80_000 * 8;
  private static final Duration LOOK = Duration.ofMillis(20);

  /**
   * What kind of printer it is.
   *
   * @param widthDots printable dots across
   * @param bufferBytes size of the receive buffer
   * @param mmPerSecond speed of the paper; 0 prints in no time
   * @param baud pace of its line, bit/s
   * @param answers the questions it answers; it is deaf to the others
   */
  public record Settings(int widthDots, int bufferBytes, int mmPerSecond, int baud, Set<Ask> answers) {
    public Settings {
      answers = Set.copyOf(answers);
    }

    /** 576 dots, 4 kB, 150 mm/s, 38400 bit/s, answers everything. */
    public static Settings usual() {
      return new Settings(576, 4096, 150, 38400, EnumSet.allOf(Ask.class));
    }

    /** The same with paper that moves in no time. */
    public Settings instant() {
      return new Settings(widthDots, bufferBytes, 0, baud, answers);
    }

    /** The same, answering only these. */
    public Settings answering(Set<Ask> asks) {
      return new Settings(widthDots, bufferBytes, mmPerSecond, baud, asks);
    }
  }

  private final Settings settings;
  private final Ticker ticker;
  private final PrintHead head;

  private final EscPosParser arrival = new EscPosParser();
  private final RealTimeScanner scanner = new RealTimeScanner();
  private final EscPosParser engine = new EscPosParser();
  private final ArrayDeque<Byte> buffer = new ArrayDeque<>();
  private final List<PrinterReply> replies = new ArrayList<>();
  private final List<PrinterReply> whenStill = new ArrayList<>();
  private final List<PrintedReceipt> tray = new ArrayList<>();
  private final Map<String, Long> counts = new LinkedHashMap<>();

  private boolean held;
  private boolean afterCut;
  private boolean awaitingClear;
  private boolean coverOpen;
  private boolean bladeStuck;
  private int paperDots = FULL_ROLL_DOTS;
  private long stillAt;
  private boolean moving;

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
    for (String name : List.of("malformed", "overlapping", "forbidden", "receipts", "cuts", "overrun", "bytes")) {
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
      int read = line.read(bytes, 0, bytes.length, LOOK);
      for (PrinterReply reply : step(bytes, read)) {
        line.write(reply.encode());
      }
    }
  }

  @Override
  public synchronized Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  /** Takes the cut receipts out of the tray, oldest first. */
  public synchronized List<PrintedReceipt> tearOff() {
    List<PrintedReceipt> taken = List.copyOf(tray);
    tray.clear();
    return taken;
  }

  /** The cut receipts, left where they are. */
  public synchronized List<PrintedReceipt> tray() {
    return List.copyOf(tray);
  }

  /** What is printed and not cut; empty when the paper below the blade is blank. */
  public synchronized Optional<PrintedReceipt> hanging() {
    return head.blank() ? Optional.empty() : Optional.of(head.paper());
  }

  /** Takes the roll out. */
  public synchronized void paperOut() {
    paperDots = 0;
  }

  /** Puts a full roll in. */
  public synchronized void loadPaper() {
    paperDots = FULL_ROLL_DOTS;
  }

  /** Leaves this much paper on the roll, millimetres; below 2,000 the printer says that it is near its end. */
  public synchronized void leavePaper(int millimetres) {
    paperDots = millimetres * 8;
  }

  /** Opens or shuts the cover. */
  public synchronized void coverOpen(boolean open) {
    coverOpen = open;
  }

  /** The blade sticks at the next cut, or is freed. */
  public synchronized void bladeStuck(boolean stuck) {
    bladeStuck = stuck;
  }

  /** Power off and on: buffers and modes are gone, paper and marks stay. */
  public synchronized void powerCycle() {
    dropAll();
    head.initialise();
    moving = false;
  }

  private synchronized void connected() {
    afterCut = arrival.state() instanceof EscPosParser.State.Inside;
    held = false;
    replies.clear();
  }

  /** Takes bytes in, works as far as it can, and gives what it says. */
  private synchronized List<PrinterReply> step(byte[] bytes, int read) {
    for (int i = 0; i < read; i++) {
      receive(bytes[i]);
    }
    awaitingClear = false;
    work();
    flow();
    List<PrinterReply> said = List.copyOf(replies);
    replies.clear();
    return said;
  }

  private void receive(byte next) {
    count("bytes");
    if (awaitingClear) {
      count("overlapping");
      awaitingClear = false;
    }
    List<EscPos> arrived = arrival.accept(next);
    Optional<EscPos> urgent = scanner.accept(next);
    // A command torn by the cable is nobody's fault: what ends it is forgiven once.
    if (!afterCut) {
      arrived.stream().filter(EscPos.Malformed.class::isInstance).forEach(bad -> count("malformed"));
    }
    if (urgent.isPresent() && !arrived.contains(urgent.get()) && !afterCut) {
      count("forbidden");
    }
    if (urgent.isEmpty() && !arrived.isEmpty()) {
      afterCut = false;
    }
    if (buffer.size() >= settings.bufferBytes()) {
      count("overrun");
      count("overlapping");
    } else {
      buffer.add(next);
    }
    urgent.ifPresent(this::obeyNow);
    // An answer is due for what came before a hold: the buffer empties while bytes come in.
    work();
  }

  private void obeyNow(EscPos command) {
    switch (command) {
      case EscPos.RealTimeStatus(int which) -> {
        if (settings.answers().stream().anyMatch(ask -> ask.realTime() == which)) {
          replies.add(new PrinterReply.RealTime(status(which)));
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
        if (bladeStuck && how == 2) {
          dropAll();
          bladeStuck = false;
        }
      }
      default -> {}
    }
  }

  private void dropAll() {
    buffer.clear();
    engine.reset();
    arrival.reset();
    whenStill.clear();
    afterCut = false;
  }

  private boolean offline() {
    return coverOpen || paperDots <= 0 || bladeStuckNow();
  }

  private boolean bladeStuckNow() {
    return bladeStuck && cutPending;
  }

  private boolean cutPending;

  private int status(int which) {
    return 0x12
        | switch (which) {
          case 1 -> offline() ? 0x08 : 0;
          case 2 -> (coverOpen ? 0x04 : 0) | (paperDots <= 0 ? 0x20 : 0) | (bladeStuckNow() ? 0x40 : 0);
          case 3 -> bladeStuckNow() ? 0x08 : 0;
          default -> paperDots <= 0 ? 0x6C : paperDots < NEAR_END_DOTS ? 0x0C : 0;
        };
  }

  private void work() {
    while (true) {
      if (moving && ticker.nanos() - stillAt >= 0) {
        moving = false;
      }
      if (moving || offline()) {
        return;
      }
      replies.addAll(whenStill);
      whenStill.clear();
      if (buffer.isEmpty()) {
        return;
      }
      engine.accept(buffer.remove()).forEach(this::obey);
    }
  }

  private void obey(EscPos command) {
    int moved = head.obey(command);
    paperDots = Math.max(0, paperDots - moved);
    if (moved > 0 && settings.mmPerSecond() > 0) {
      long nanos = moved * 1_000_000_000L / (8L * settings.mmPerSecond());
      stillAt = ticker.nanos() + nanos;
      moving = true;
    }
    switch (command) {
      case EscPos.FeedAndCut cut -> cut();
      case EscPos.Cut cut -> cut();
      // Both wait their turn behind paper that still moves, and go unsaid while the printer is offline.
      case EscPos.ProcessId(String id) -> {
        if (settings.answers().contains(Ask.PROCESS_ID)) {
          whenStill.add(new PrinterReply.Processed(id));
        }
      }
      case EscPos.OrderedStatus(int which) -> {
        if (settings.answers().contains(Ask.ORDERED_PAPER)) {
          whenStill.add(new PrinterReply.Ordered(which == 1 && paperDots < NEAR_END_DOTS ? 0x03 : 0));
        }
      }
      default -> {}
    }
  }

  private void cut() {
    cutPending = bladeStuck;
    if (bladeStuck) {
      return;
    }
    count("cuts");
    if (!head.blank()) {
      count("receipts");
      tray.add(head.paper());
    }
    head.newSheet();
  }

  private void flow() {
    int left = settings.bufferBytes() - buffer.size();
    if (!held && left <= HOLD_AT) {
      held = true;
      replies.add(new PrinterReply.Hold());
    } else if (held && left >= GO_ON_AT) {
      held = false;
      replies.add(new PrinterReply.GoOn());
    }
  }

  private void count(String name) {
    counts.merge(name, 1L, Long::sum);
  }
}
