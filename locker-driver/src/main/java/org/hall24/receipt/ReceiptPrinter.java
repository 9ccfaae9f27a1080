package org.hall24.receipt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.hall24.link.Answer;
import org.hall24.link.DeviceState;
import org.hall24.link.Exchange;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.PortOwner;
import org.hall24.link.Priority;
import org.hall24.link.Ticker;
import org.hall24.receipt.PrintResult.Evidence;
import org.hall24.receipt.PrintResult.Outcome;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.PrinterStatus.Condition;
import org.hall24.receipt.PrinterStatus.Paper;
import org.hall24.receipt.escpos.EscPos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A receipt printer on a line: says what it shows, prints a receipt at most once, and says on what evidence it is
 * printed.
 *
 * <p>The promise: the intent is durable before the first byte leaves; a receipt that was ever sent is never sent again by
 * {@link #print}, whatever became of it; what a broken-off receipt left in the printer's buffer is dropped before the
 * next one and at the end of a session, so nobody finds a stranger's lines on his paper. Printing again is a decision
 * ({@link #reprint}) and says so on the paper.
 *
 * <p>All exchanges run on the port's thread; the methods may be called from any.
 */
public final class ReceiptPrinter {
  private static final Logger log = LoggerFactory.getLogger(ReceiptPrinter.class);

  private final PortOwner port;
  private final PrinterProfile profile;
  private final ReceiptLayout layout;
  private final ReceiptLog receipts;
  private final Ticker ticker;
  private final RandomGenerator random;

  /** What the printer on this line answers; forgotten with the line, another printer may hang on it. */
  private volatile Optional<Set<Ask>> answers;

  /** The printer on this line took a whole receipt without calling for a hold. */
  private volatile boolean windowFits;

  /** The printer's buffers may hold something that is not meant for the next person. */
  private volatile boolean dirty = true;

  /** How often a session has ended; a receipt belongs to the one in which it was asked for. */
  private final AtomicLong sessionsEnded = new AtomicLong();

  private final RollRest roll;

  /** The paper may carry the beginning of a receipt that was broken off. */
  private volatile boolean fragment;

  /**
   * @param port the owner of the printer's line
   * @param profile its model
   * @param glyphs draws the characters its ROM lacks
   * @param receipts what outlives a power cut
   * @param ticker monotonic time
   * @param random makes the process ids of one receipt differ from those of another
   */
  public ReceiptPrinter(
      PortOwner port,
      PrinterProfile profile,
      GlyphSource glyphs,
      ReceiptLog receipts,
      Ticker ticker,
      RandomGenerator random) {
    this.port = port;
    this.profile = profile;
    this.layout = new ReceiptLayout(profile, glyphs);
    this.receipts = receipts;
    this.ticker = ticker;
    this.random = random;
    this.answers = profile.answers();
    this.roll = new RollRest(profile.pace().reserveMm());
  }

  /**
   * After a restart: receipts that were intended and not concluded become {@link Outcome#UNKNOWN}. Sends nothing.
   *
   * @return their ids
   */
  public List<String> recover() {
    List<ReceiptLog.Entry> open = receipts.open();
    for (ReceiptLog.Entry entry : open) {
      receipts.conclude(entry.receiptId(), entry.copy(), unknown("interrupted", Paper.UNKNOWN));
    }
    fragment = fragment || !open.isEmpty();
    return open.stream().map(ReceiptLog.Entry::receiptId).toList();
  }

  /**
   * The first question on a newly opened line, and the idle one: is a printer there, and can it print. A printer without
   * paper is {@code Degraded("paper-out")}: it still says how it is.
   */
  public static Exchange<DeviceState> greeting(PrinterProfile profile, Ticker ticker) {
    return link -> {
      PrinterStatus status = new Conversation(link, profile, ticker).look(profile.answers()).read();
      if (deaf(profile)) {
        return new DeviceState.Degraded("no-answers");
      }
      return switch (status.condition()) {
        case READY ->
            status.paper() == Paper.NEAR_END
                ? new DeviceState.Degraded(Paper.NEAR_END.word())
                : new DeviceState.Ready();
        case PAPER_OUT, COVER_OPEN, OFFLINE -> new DeviceState.Degraded(status.condition().word());
        case UNREACHABLE -> new DeviceState.Failed("silent");
      };
    };
  }

  /** A printer of which the profile says that it answers nothing: what becomes of its receipts is never known. */
  private static boolean deaf(PrinterProfile profile) {
    return profile.answers().map(Set::isEmpty).orElse(false);
  }

  /** What the printer shows now; moves no paper. */
  public PrinterStatus status(Duration deadline) throws InterruptedException {
    Optional<Set<Ask>> asks = answers;
    Answer<PrinterStatus> answer =
        port.call(Priority.PERSON, deadline, link -> new Conversation(link, profile, ticker).look(asks).read());
    return switch (answer) {
      case Answer.Done<PrinterStatus>(PrinterStatus status) -> status;
      case Answer.NotReady<PrinterStatus> ignored -> lineGone();
      case Answer.LineLost<PrinterStatus> ignored -> lineGone();
      case Answer.TimedOut<PrinterStatus> ignored -> PrinterStatus.unreachable();
    };
  }

  /**
   * Prints a receipt that was never sent; for one that was, tells what became of it then and sends nothing.
   *
   * @param deadline for all of it, waiting for the line included
   */
  public PrintResult print(Receipt receipt, Duration deadline) throws InterruptedException {
    return print(receipt, deadline, session(), () -> {});
  }

  /**
   * The same for a receipt that was asked for in a session which may be over by now: then nothing is sent.
   *
   * @param whenStopped told when the printer stops in the middle and is waited for; on the port's thread, must return fast
   */
  public PrintResult print(Receipt receipt, Duration deadline, long session, Runnable whenStopped)
      throws InterruptedException {
    return exchange(receipt, new Asked(deadline, session, false, whenStopped));
  }

  /**
   * Prints a receipt again, by somebody's decision: its first line says 补打 REPRINT. One that was never sent is printed as
   * the original.
   */
  public PrintResult reprint(Receipt receipt, Duration deadline) throws InterruptedException {
    return exchange(receipt, new Asked(deadline, session(), true, () -> {}));
  }

  /**
   * Ends the session: a receipt that is waiting or stands still is given up, one that is coming out gets a few seconds more,
   * and what a broken-off receipt may have left in the printer is dropped, so that it does not come out before the next
   * person.
   *
   * @return whether nothing is left there, as far as the printer says
   */
  public boolean endSession(Duration deadline) throws InterruptedException {
    sessionOver();
    return clearAway(deadline);
  }

  /** The person has left: from now on nothing of the session begins to print. Returns at once. */
  public void sessionOver() {
    sessionsEnded.incrementAndGet();
  }

  /** The session in which a receipt is asked for; {@link #sessionOver} begins another. */
  public long session() {
    return sessionsEnded.get();
  }

  /** Drops what a broken-off receipt may have left in the printer; see {@link #endSession}. */
  public boolean clearAway(Duration deadline) throws InterruptedException {
    Answer<Boolean> answer =
        port.call(
            Priority.PERSON,
            deadline,
            link -> {
              if (dirty) {
                drop(new Conversation(link, profile, ticker));
              }
              return !dirty;
            });
    return answer instanceof Answer.Done<Boolean>(Boolean clean) && clean;
  }

  /**
   * Watches a presenter's mouth after a receipt was printed, until a hand takes the ticket or the profile's patience ends;
   * then does with it what the profile says. The next receipt need not wait for this: it may be asked for meanwhile.
   *
   * @param atMost most time for all of it
   */
  public Taken awaitTaken(String receiptId, Duration atMost) throws InterruptedException {
    Optional<PrinterProfile.Presenter> presenter =
        profile.presenter().filter(p -> p.sensor() != PrinterProfile.TicketSensor.NONE);
    if (presenter.isEmpty()) {
      return Taken.UNKNOWN;
    }
    Taken taken = new TicketWatch(port, profile, presenter.get(), ticker).await(this::session, atMost);
    receipts.taken(receiptId, copies(receiptId), taken);
    log.info("receipt ticket id={} taken={}", receiptId, taken.word());
    return taken;
  }

  private PrinterStatus lineGone() {
    forgetPrinter();
    return PrinterStatus.unreachable();
  }

  private void forgetPrinter() {
    answers = profile.answers();
    windowFits = false;
    dirty = true;
  }

  /** How a receipt was asked for. */
  private record Asked(Duration deadline, long session, boolean again, Runnable whenStopped) {}

  private PrintResult exchange(Receipt receipt, Asked asked) throws InterruptedException {
    Duration deadline = asked.deadline();
    boolean again = asked.again();
    // The run ends by itself a little before its caller stops waiting, so that its word is heard.
    long end = ticker.nanos() + deadline.toNanos() * 19 / 20;
    int copies = copies(receipt.id());
    Answer<PrintResult> answer = port.call(Priority.PERSON, deadline, link -> printOn(link, receipt, end, asked));
    PrintResult result =
        switch (answer) {
          case Answer.Done<PrintResult>(PrintResult done) -> done;
          case Answer.NotReady<PrintResult> ignored -> lineGone(receipt, copies, again, "no-line");
          case Answer.LineLost<PrintResult> ignored -> lineGone(receipt, copies, again, "line-lost");
          case Answer.TimedOut<PrintResult>(boolean started) ->
              started
                  ? unknown("timed-out", Paper.UNKNOWN)
                  : ended(receipt, copies, again, new PrintResult(Outcome.NOT_READY, Evidence.NONE, "busy", Paper.UNKNOWN));
        };
    log.info(
        "receipt result id={} outcome={} evidence={} reason={} paper={}",
        receipt.id(),
        result.outcome().word(),
        result.evidence().word(),
        result.reason(),
        result.paper().word());
    return result;
  }

  private PrintResult lineGone(Receipt receipt, int copies, boolean again, String reason) {
    forgetPrinter();
    return ended(receipt, copies, again, new PrintResult(Outcome.UNREACHABLE, Evidence.NONE, reason, Paper.UNKNOWN));
  }

  private int copies(String receiptId) {
    return receipts.find(receiptId).map(ReceiptLog.Entry::copy).orElse(0);
  }

  /** The exchange did not come to its end; the log knows whether that was before the first byte. */
  private PrintResult ended(Receipt receipt, int copies, boolean again, PrintResult unsent) {
    return receipts
        .find(receipt.id())
        .filter(entry -> entry.copy() > copies || !again)
        .map(ReceiptPrinter::earlier)
        .orElse(unsent);
  }

  private static PrintResult earlier(ReceiptLog.Entry entry) {
    return entry.result().orElseGet(() -> unknown("interrupted", Paper.UNKNOWN));
  }

  private PrintResult printOn(Link link, Receipt receipt, long end, Asked asked)
      throws LinkException, InterruptedException {
    Optional<ReceiptLog.Entry> before = receipts.find(receipt.id());
    if (before.isPresent() && !asked.again()) {
      return earlier(before.get());
    }
    if (asked.session() != sessionsEnded.get()) {
      return new PrintResult(Outcome.NOT_READY, Evidence.NONE, "session-over", Paper.UNKNOWN);
    }
    Conversation printer = new Conversation(link, profile, ticker);
    PaperStatus seen = printer.look(answers);
    PrinterStatus status = seen.read();
    boolean blind = deaf(profile);
    if (status.condition() == Condition.UNREACHABLE && !blind) {
      return new PrintResult(Outcome.UNREACHABLE, Evidence.NONE, status.condition().word(), status.paper());
    }
    if (dirty) {
      drop(printer);
      seen = printer.look(answers);
      status = seen.read();
    }
    if (status.condition() != Condition.READY && !blind) {
      String reason = seen.fault().isEmpty() ? status.condition().word() : seen.fault();
      return new PrintResult(Outcome.NOT_READY, Evidence.NONE, reason, status.paper());
    }
    Set<Ask> asks = answers.isPresent() ? answers.get() : ask(printer, seen);
    ReceiptLayout.Sheet sheet = layout.lay(before.isPresent() ? receipt.asReprint() : receipt);
    if (!roll.holds(sheet, status.paper())) {
      return new PrintResult(Outcome.NOT_READY, Evidence.NONE, status.paper().word(), status.paper());
    }
    int copy = before.map(entry -> entry.copy() + 1).orElse(1);
    receipts.intend(receipt.id(), copy);
    PrintRun run =
        new PrintRun(
            printer, profile, asks, status, end, () -> asked.session() != sessionsEnded.get(),
            profile.answers().isPresent() || windowFits, asked.whenStopped(), random);
    PrintResult result = send(printer, sheet, run, receipt.id(), copy);
    roll.used(sheet, result.paper());
    windowFits = windowFits || (result.outcome() == Outcome.PRINTED && printer.holds() == 0);
    return result;
  }

  private PrintResult send(
      Conversation printer, ReceiptLayout.Sheet sheet, PrintRun run, String id, int copy)
      throws LinkException, InterruptedException {
    PrintResult result = unknown("interrupted", Paper.UNKNOWN);
    try {
      if (fragment) {
        printer.send(EscPos.encode(fragmentEnd()));
        fragment = false;
      }
      result = run.print(sheet);
    } catch (LinkException e) {
      result = unknown("line-lost", Paper.UNKNOWN);
      throw e;
    } finally {
      receipts.conclude(id, copy, result);
      boolean whole = result.outcome() == Outcome.PRINTED;
      dirty = dirty || !whole;
      fragment = fragment || !whole;
    }
    if (dirty) {
      drop(printer);
    }
    return result;
  }

  /** What parts the beginning of a broken-off receipt from the next one. */
  private List<EscPos> fragmentEnd() {
    List<EscPos> end = new ArrayList<>();
    end.add(new EscPos.Initialise());
    end.addAll(profile.cut());
    return end;
  }

  /** Empties the printer; where it cannot say so, the error recovery that also drops the buffers is the second best. */
  private void drop(Conversation printer) throws LinkException, InterruptedException {
    boolean mayAnswer = answers.map(asks -> asks.contains(Ask.CLEAR)).orElse(true);
    if (mayAnswer && printer.clear()) {
      printer.send(new EscPos.Initialise().encode());
      dirty = false;
      return;
    }
    printer.urge(new EscPos.RealTimeRecover(2));
    printer.urge(new EscPos.Initialise());
    // Asked and silent for good, nothing better will come; a printer that is off the line will be asked again.
    dirty = !deaf(profile) && printer.look(answers).read().condition() != Condition.READY;
  }

  /** Asks which questions the printer answers. */
  private Set<Ask> ask(Conversation printer, PaperStatus seen) throws LinkException, InterruptedException {
    Set<Ask> known = EnumSet.noneOf(Ask.class);
    Conversation.REAL_TIME.stream().filter(seen::has).forEach(known::add);
    if (printer.clear()) {
      known.add(Ask.CLEAR);
    }
    if (printer.ordered().isPresent()) {
      known.add(Ask.ORDERED_PAPER);
    }
    String id = "?" + (char) ('!' + random.nextInt(94)) + (char) ('!' + random.nextInt(94)) + "?";
    if (printer.processed(id)) {
      known.add(Ask.PROCESS_ID);
    }
    log.info("receipt printer answers={}", known);
    answers = Optional.of(Set.copyOf(known));
    return known;
  }

  private static PrintResult unknown(String reason, Paper paper) {
    return new PrintResult(Outcome.UNKNOWN, Evidence.NONE, reason, paper);
  }
}
