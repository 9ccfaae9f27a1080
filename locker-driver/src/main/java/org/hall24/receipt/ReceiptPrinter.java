package org.hall24.receipt;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.hall24.receipt.escpos.PrinterReply;
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
  private static final Set<Ask> STATUS_ASKS =
      EnumSet.of(Ask.PRINTER, Ask.OFFLINE_CAUSE, Ask.ERROR, Ask.PAPER);

  private final PortOwner port;
  private final PrinterProfile profile;
  private final ReceiptLayout layout;
  private final ReceiptLog receipts;
  private final Ticker ticker;
  private final RandomGenerator random;

  /** What the printer on this line answers; forgotten with the line, another printer may hang on it. */
  private volatile Optional<Set<Ask>> answers;

  /** The printer's buffers may hold something that is not meant for the next person. */
  private volatile boolean dirty = true;

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
      PrinterStatus status =
          new Conversation(link, profile, ticker).status(profile.answers().orElse(STATUS_ASKS)).read();
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

  /** What the printer shows now; moves no paper. */
  public PrinterStatus status(Duration deadline) throws InterruptedException {
    Set<Ask> asks = answers.orElse(STATUS_ASKS);
    Answer<PrinterStatus> answer =
        port.call(
            Priority.PERSON,
            deadline,
            link -> new Conversation(link, profile, ticker).status(asks).read());
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
    return exchange(receipt, deadline, false);
  }

  /**
   * Prints a receipt again, by somebody's decision: its first line says 补打 REPRINT. One that was never sent is printed as
   * the original.
   */
  public PrintResult reprint(Receipt receipt, Duration deadline) throws InterruptedException {
    return exchange(receipt, deadline, true);
  }

  /**
   * Drops what a broken-off receipt may have left in the printer, so that it does not come out before the next person.
   *
   * @return whether nothing is left there, as far as the printer says
   */
  public boolean endSession(Duration deadline) throws InterruptedException {
    if (!dirty) {
      return true;
    }
    Answer<Boolean> answer =
        port.call(
            Priority.PERSON,
            deadline,
            link -> {
              drop(new Conversation(link, profile, ticker));
              return !dirty;
            });
    return answer instanceof Answer.Done<Boolean>(Boolean clean) && clean;
  }

  private PrinterStatus lineGone() {
    forgetPrinter();
    return PrinterStatus.unreachable();
  }

  private void forgetPrinter() {
    answers = profile.answers();
    dirty = true;
  }

  private PrintResult exchange(Receipt receipt, Duration deadline, boolean again)
      throws InterruptedException {
    // The run ends by itself a little before its caller stops waiting, so that its word is heard.
    long end = ticker.nanos() + deadline.toNanos() * 19 / 20;
    int copies = copies(receipt);
    Answer<PrintResult> answer =
        port.call(Priority.PERSON, deadline, link -> printOn(link, receipt, end, again));
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
    return ended(
        receipt, copies, again, new PrintResult(Outcome.UNREACHABLE, Evidence.NONE, reason, Paper.UNKNOWN));
  }

  private int copies(Receipt receipt) {
    return receipts.find(receipt.id()).map(ReceiptLog.Entry::copy).orElse(0);
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

  private PrintResult printOn(Link link, Receipt receipt, long end, boolean again)
      throws LinkException, InterruptedException {
    Optional<ReceiptLog.Entry> before = receipts.find(receipt.id());
    if (before.isPresent() && !again) {
      return earlier(before.get());
    }
    Conversation printer = new Conversation(link, profile, ticker);
    if (dirty) {
      drop(printer);
    }
    PaperStatus seen = printer.status(answers.orElse(STATUS_ASKS));
    PrinterStatus status = seen.read();
    if (status.condition() != Condition.READY) {
      Outcome outcome =
          status.condition() == Condition.UNREACHABLE ? Outcome.UNREACHABLE : Outcome.NOT_READY;
      String reason = seen.fault().isEmpty() ? status.condition().word() : seen.fault();
      return new PrintResult(outcome, Evidence.NONE, reason, status.paper());
    }
    Set<Ask> asks = answers.isPresent() ? answers.get() : ask(printer, seen);
    ReceiptLayout.Sheet sheet = layout.lay(before.isPresent() ? receipt.asReprint() : receipt);
    int copy = before.map(entry -> entry.copy() + 1).orElse(1);
    receipts.intend(receipt.id(), copy);
    return send(printer, sheet, new PrintRun(printer, profile, asks, status, end, random), receipt.id(), copy);
  }

  private PrintResult send(
      Conversation printer, ReceiptLayout.Sheet sheet, PrintRun run, String id, int copy)
      throws LinkException, InterruptedException {
    PrintResult result = unknown("interrupted", Paper.UNKNOWN);
    try {
      if (fragment) {
        printer.send(EscPos.encode(List.of(new EscPos.Initialise(), profile.cut())));
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

  /** Empties the printer; where it cannot say so, the error recovery that also drops the buffers is the second best. */
  private void drop(Conversation printer) throws LinkException, InterruptedException {
    boolean mayAnswer = answers.map(asks -> asks.contains(Ask.CLEAR)).orElse(true);
    if (mayAnswer && printer.clear()) {
      dirty = false;
      return;
    }
    printer.urge(new EscPos.RealTimeRecover(2));
    printer.urge(new EscPos.Initialise());
    // Asked and silent for good, nothing better will come; a printer that is off the line will be asked again.
    dirty = printer.status(answers.orElse(STATUS_ASKS)).read().condition() != Condition.READY;
  }

  /**
   * Asks which questions the printer answers. The last one may be printed as text by a printer that does not know it:
   * nothing ends its line, and the initialisation after it drops it.
   */
  private Set<Ask> ask(Conversation printer, PaperStatus seen) throws LinkException, InterruptedException {
    Set<Ask> known = EnumSet.noneOf(Ask.class);
    STATUS_ASKS.stream().filter(seen::has).forEach(known::add);
    if (printer.clear()) {
      known.add(Ask.CLEAR);
    }
    printer.send(new EscPos.OrderedStatus(1).encode());
    if (printer.await(PrinterReply.Ordered.class::isInstance, profile.replyWithin()).isPresent()) {
      known.add(Ask.ORDERED_PAPER);
    }
    String id = "?" + (char) ('!' + random.nextInt(94)) + (char) ('!' + random.nextInt(94)) + "?";
    printer.send(new EscPos.ProcessId(id).encode());
    if (printer.await(new PrinterReply.Processed(id)::equals, profile.replyWithin()).isPresent()) {
      known.add(Ask.PROCESS_ID);
    }
    printer.send(new EscPos.Initialise().encode());
    log.info("receipt printer answers={}", known);
    answers = Optional.of(Set.copyOf(known));
    return known;
  }

  private static PrintResult unknown(String reason, Paper paper) {
    return new PrintResult(Outcome.UNKNOWN, Evidence.NONE, reason, paper);
  }
}
