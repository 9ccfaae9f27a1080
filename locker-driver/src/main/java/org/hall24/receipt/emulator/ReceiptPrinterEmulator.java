package org.hall24.receipt.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hall24.link.Emulator;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.PrinterProfile.TicketSensor;
import org.hall24.receipt.escpos.EscPos;
import org.hall24.receipt.escpos.Octets;
import org.hall24.receipt.escpos.PrinterReply;

/**
 * A kiosk printer with a small buffer, a roll of paper, a cover, a blade and, where wanted, a presenter.
 *
 * <p>Real-time commands are obeyed as they arrive, wherever they stand; between commands they take no room. All else waits in
 * the buffer for head and motor. Offline it stops and keeps the buffer, and calls for a hold while the buffer is nearly full.
 *
 * <p>Its parts: {@link Intake} finds commands and holds the buffer, {@link PrintHead} puts marks on paper, {@link Motor} takes
 * time, {@link PrinterState} is what sensors see, {@link Mouth} is where receipts come out, {@link Mishaps} go wrong.
 *
 * <p>The methods may be called from any thread while one thread serves the line.
 */
public final class ReceiptPrinterEmulator implements Emulator {
  private static final long LOOK = 20_000_000L;
  private static final long SHORTEST_LOOK = 200_000L;

  private final ReceiptPrinterSettings settings;
  private final Ticker ticker;
  private final PrintHead head;
  private final PrinterState state = new PrinterState();
  private final Mouth mouth = new Mouth();

  private final Intake intake;
  private final Motor motor;
  private final List<PrinterReply> replies = new ArrayList<>();
  private final List<PrinterReply> whenStill = new ArrayList<>();
  private final Mishaps mishaps;
  private final Map<String, Long> counts = new LinkedHashMap<>();

  private Consumer<PrintedReceipt> listener = receipt -> {};
  private int automatic;
  private boolean deafInBlocks;
  private Optional<PrinterReply> toldLast = Optional.empty();
  private long worked;

  /** The usual printer. */
  public ReceiptPrinterEmulator(Ticker ticker) {
    this(ReceiptPrinterSettings.usual(), ticker);
  }

  /**
   * @param settings what kind of printer
   * @param ticker the time in which paper moves
   */
  public ReceiptPrinterEmulator(ReceiptPrinterSettings settings, Ticker ticker) {
    this.settings = settings;
    this.ticker = ticker;
    this.head = new PrintHead(settings.widthDots());
    this.mishaps = new Mishaps(state, this::powerCycle);
    this.intake = new Intake(settings.bufferBytes(), this::count);
    this.motor = new Motor(settings.mmPerSecond(), settings.bytesPerSecond(), ticker);
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

  /** Is deaf to real-time questions while it says a block, as Epson's reference describes it (DLE EOT). */
  public synchronized void deafWhileSayingBlocks(boolean deaf) {
    deafInBlocks = deaf;
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
    motor.stop();
    automatic = 0;
  }

  /** Something will happen when the head has worked through so many bytes, counted from the first of all. */
  public synchronized void plan(Mishap mishap) {
    mishaps.plan(mishap);
    mishaps.begin(worked, ticker.nanos());
  }

  private synchronized long nextLook() {
    return Math.max(motor.nextLook(LOOK, intake.empty()), SHORTEST_LOOK);
  }

  private synchronized void connected() {
    intake.connected();
    replies.clear();
  }

  /** Takes bytes in, works as far as it can, and gives what it says. */
  private synchronized List<PrinterReply> step(byte[] bytes, int read) {
    mishaps.mend(ticker.nanos());
    for (int i = 0; i < read; i++) {
      receive(bytes[i]);
    }
    intake.calm();
    work();
    sayFlow();
    tellChange();
    List<PrinterReply> said = state.powerOff ? List.of() : List.copyOf(replies);
    replies.clear();
    motor.lookedAway();
    return said;
  }

  private void receive(byte next) {
    count("bytes", 1);
    if (state.powerOff) {
      return;
    }
    intake.receive(next).ifPresent(this::obeyNow);
    // An answer is due for what came before a hold: the buffer empties while bytes come in.
    work();
    // A hold is called at the byte that calls for it, before any answer to what comes after.
    sayFlow();
  }

  private void sayFlow() {
    intake.flow(settings.holdsOffline() && state.offline()).ifPresent(replies::add);
  }

  private void obeyNow(EscPos command) {
    switch (command) {
      case EscPos.RealTimeStatus(int _) when deafInBlocks && replies.stream().anyMatch(ReceiptPrinterEmulator::block) -> {}
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
          intake.awaitsClearing();
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

  private static boolean block(PrinterReply reply) {
    return reply instanceof PrinterReply.Block || reply instanceof PrinterReply.Processed || reply instanceof PrinterReply.Cleared;
  }

  private void presenterStatus(int which) {
    if (settings.sensor() != TicketSensor.FULL_STATUS) {
      return;
    }
    replies.add(
        which == EscPos.RealTimeStatus.FULL
            ? new PrinterReply.Expected(Octets.of(state.full(mouth.held(), motor.moving())))
            : new PrinterReply.RealTime(0x12 | (motor.moving() ? 0x04 : 0) | (state.paperOut() ? 0x20 : 0)));
  }

  private void dropAll() {
    intake.drop();
    whenStill.clear();
  }

  private void work() {
    while (true) {
      if (motor.moving() || state.offline()) {
        return;
      }
      replies.addAll(whenStill);
      whenStill.clear();
      if (intake.empty() || !motor.mayTakeByte()) {
        return;
      }
      worked++;
      intake.next().forEach(this::obey);
      mishaps.begin(worked, ticker.nanos());
    }
  }

  private void obey(EscPos command) {
    int moved = head.obey(command);
    state.move(moved);
    motor.move(moved);
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
          count("retracted", 1);
        }
      }
      case 5 -> mouth.eject();
      case 6 -> {
        if (settings.sensor() == TicketSensor.EJECTOR_BYTE) {
          whenStill.add(new PrinterReply.Expected(Octets.of(state.ejector(mouth.held(), motor.moving()))));
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
    count("cuts", 1);
    if (!head.blank()) {
      count("receipts", 1);
      PrintedReceipt receipt = head.paper();
      mouth.present(receipt);
      listener.accept(receipt);
    }
    head.newSheet();
  }

  /** Tells by itself what GS a asked for. */
  private void tellChange() {
    Optional<PrinterReply> now = Optional.of(state.automatic());
    if (automatic != 0 && !settings.answers().isEmpty() && !now.equals(toldLast)) {
      toldLast = now;
      replies.add(now.get());
    }
  }

  private void count(String name, long more) {
    counts.merge(name, more, Long::sum);
  }
}
