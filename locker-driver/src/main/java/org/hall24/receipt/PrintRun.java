package org.hall24.receipt;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.hall24.link.LinkException;
import org.hall24.receipt.PrintResult.Evidence;
import org.hall24.receipt.PrintResult.Outcome;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.PrinterStatus.Condition;
import org.hall24.receipt.ReceiptLayout.Sheet;
import org.hall24.receipt.ReceiptLayout.Step;

/**
 * Sends one sheet and watches it being printed.
 *
 * <p>About every half kilobyte a mark goes into the data that the printer answers when it gets there. Never more than the
 * profile's window is under way beyond the last answered mark, so a small buffer is never overrun even by a printer
 * without flow control, and the last answered mark is the proof. A printer that answers no mark is reckoned with as its
 * slowest self. Between commands the status is asked twice a second.
 *
 * <p>Where the paper ends, the cover opens or the printer goes offline for another cause, sending stops. The printer keeps
 * what it has and prints it when the cause is gone; then the rest is sent. So the receipt comes out once and whole, in two
 * pieces at worst. What is not over by the deadline, or when the session ends, is given up.
 */
final class PrintRun {
  private static final int MARK_EVERY = 512;

  /** Room that a printer leaves when it calls for a hold. */
  private static final int STRIDE = 128;

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration SLICE = Duration.ofMillis(50);

  /** A hold needs some time to be heard. */
  private static final Duration BREATH = Duration.ofMillis(15);

  /** How long a receipt that is coming out may go on after the end of its session. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  /** Looks after the last dot by reckoning. */
  private static final int SETTLING = 2;

  private static final Set<Ask> QUICK = EnumSet.of(Ask.PRINTER, Ask.PAPER);

  private final Conversation printer;
  private final PrinterProfile profile;
  private final Set<Ask> asks;
  private final BooleanSupplier sessionOver;
  private final boolean knownBuffer;
  private final Runnable whenStopped;
  private final Duration pollEvery;
  private final Marks marks;
  private PrinterStatus lastStatus;
  private long deadline;
  private boolean ending;
  private long lastPoll;
  private long sent;
  private long polledAt;
  private long syncedAt;
  private int silentPolls;

  /** Why sending or waiting ended before its end. */
  private record Trouble(Outcome outcome, String reason) {}

  /**
   * @param status what the printer showed just before
   * @param deadline in the ticker's nanoseconds
   * @param sessionOver whether the person has left
   * @param knownBuffer whether the window is known to fit into the printer's buffer
   * @param whenStopped told when the printer stops in the middle
   */
  PrintRun(
      Conversation printer,
      PrinterProfile profile,
      Set<Ask> asks,
      PrinterStatus status,
      long deadline,
      BooleanSupplier sessionOver,
      boolean knownBuffer,
      Runnable whenStopped,
      RandomGenerator random) {
    this.printer = printer;
    this.profile = profile;
    this.asks = asks;
    this.lastStatus = status;
    this.deadline = deadline;
    this.sessionOver = sessionOver;
    this.knownBuffer = knownBuffer;
    this.whenStopped = whenStopped;
    this.marks = new Marks(printer, profile, asks, random);
    Duration reply = profile.pace().replyWithin();
    this.pollEvery = reply.compareTo(POLL) < 0 ? reply : POLL;
  }

  PrintResult print(Sheet sheet) throws LinkException, InterruptedException {
    lastPoll = printer.nanos();
    marks.progress();
    Optional<Trouble> trouble = sendAll(sheet.steps());
    if (trouble.isEmpty()) {
      trouble = waitUntil(() -> marks.confirmed() == sent && !printer.held());
    }
    if (trouble.isEmpty() && !marks.answered()) {
      trouble = settle();
    }
    if (trouble.isPresent()) {
      return new PrintResult(trouble.get().outcome(), Evidence.NONE, trouble.get().reason(), lastStatus.paper());
    }
    return proven();
  }

  private PrintResult proven() throws LinkException, InterruptedException {
    PaperStatus after = printer.status(asks);
    lastStatus = after.empty() ? lastStatus : after.read();
    if (asks.contains(Ask.PROCESS_ID)) {
      return new PrintResult(Outcome.PRINTED, Evidence.PROCESS_ID, "", lastStatus.paper());
    }
    if (marks.answered() && asks.stream().noneMatch(Conversation.REAL_TIME::contains)) {
      return new PrintResult(Outcome.PRINTED, Evidence.ORDERED_STATUS, "", lastStatus.paper());
    }
    if (after.empty()) {
      return new PrintResult(Outcome.UNKNOWN, Evidence.NONE, asks.isEmpty() ? "no-answers" : "silent", lastStatus.paper());
    }
    Evidence evidence = marks.answered() ? Evidence.ORDERED_STATUS : Evidence.STATUS;
    return lastStatus.condition() == Condition.READY
        ? new PrintResult(Outcome.PRINTED, evidence, "", lastStatus.paper())
        : new PrintResult(
            Outcome.UNKNOWN, Evidence.NONE, lastStatus.condition().word(), lastStatus.paper());
  }

  private Optional<Trouble> sendAll(List<Step> steps) throws LinkException, InterruptedException {
    int markedDots = 0;
    int dots = 0;
    for (Step step : steps) {
      int length = step.bytes().length;
      boolean blind = sent + length - syncedAt > STRIDE && mayOverrun();
      Optional<Trouble> trouble = blind ? synchronise() : Optional.empty();
      if (trouble.isEmpty()) {
        trouble = lookInPassing();
      }
      if (trouble.isEmpty()) {
        // What is longer than the window goes alone.
        trouble = waitUntil(() -> !printer.held() && (sent == marks.confirmed() || marks.underWay(sent) + length <= window()));
      }
      if (trouble.isPresent()) {
        return trouble;
      }
      if (!printer.send(step.bytes(), mayOverrun() ? BREATH : Duration.ZERO, this::over)) {
        return Optional.of(afterStall());
      }
      sent += length;
      dots = step.endDots();
      if (!marks.answered() || sent - marks.marked() >= MARK_EVERY) {
        if (!marks.set(sent, dots - markedDots, this::over)) {
          return Optional.of(afterStall());
        }
        markedDots = dots;
      }
    }
    return marks.marked() < sent && !marks.set(sent, dots - markedDots, this::over) ? Optional.of(afterStall()) : Optional.empty();
  }

  /**
   * Whether a hold may come too late: the operating system takes our bytes long before the printer does. Nothing is known of
   * the buffer of a printer that answers no mark, nor, for the first bytes, of one that no profile describes, nor of one that
   * has called for a hold.
   */
  private boolean mayOverrun() {
    return !marks.answered() || printer.held() || printer.holds() > 0 || (!knownBuffer && sent < window());
  }

  /**
   * A question that is answered shows that all before it has arrived, and a hold for it, too. One that is not shows nothing:
   * it is asked again.
   */
  private Optional<Trouble> synchronise() throws LinkException, InterruptedException {
    Optional<Ask> one = Conversation.REAL_TIME.stream().filter(asks::contains).findFirst();
    if (one.isEmpty()) {
      return Optional.empty();
    }
    PaperStatus status = printer.status(EnumSet.of(one.get()));
    while (status.empty()) {
      Optional<Trouble> trouble = judge(status);
      if (trouble.isPresent()) {
        return trouble;
      }
      status = printer.status(EnumSet.of(one.get()));
    }
    syncedAt = sent;
    if (status.read().condition() != Condition.READY) {
      lastPoll = printer.nanos() - pollEvery.toNanos();
    }
    return Optional.empty();
  }

  private int window() {
    return profile.pace().windowBytes();
  }

  /** Held back in the middle of a command to the end: nothing may break into a command but its dropping. */
  private Trouble afterStall() throws LinkException, InterruptedException {
    if (asks.contains(Ask.CLEAR)) {
      printer.clear();
    }
    PaperStatus status = printer.status(asks);
    if (status.empty()) {
      return new Trouble(Outcome.UNKNOWN, "held");
    }
    lastStatus = status.read();
    return new Trouble(
        Outcome.UNKNOWN, lastStatus.condition() == Condition.READY ? "held" : lastStatus.condition().word());
  }

  /** Without marks a clean status for a while after the last dot by reckoning is the best there is. */
  private Optional<Trouble> settle() throws LinkException, InterruptedException {
    long end = printer.nanos() + SETTLING * pollEvery.toNanos();
    return waitUntil(() -> printer.nanos() - end >= 0);
  }

  private interface Goal {
    boolean holds();
  }

  private Optional<Trouble> waitUntil(Goal done) throws LinkException, InterruptedException {
    takeAnswers();
    while (!done.holds()) {
      if (over()) {
        return Optional.of(new Trouble(Outcome.UNKNOWN, ending ? "session-over" : "timed-out"));
      }
      // By reckoning there is always progress.
      boolean moving = !marks.answered() && !printer.held();
      if (!moving && printer.nanos() - marks.lastProgress() >= profile.pace().patience().toNanos()) {
        return Optional.of(new Trouble(Outcome.UNKNOWN, printer.held() ? "held" : "no-confirmation"));
      }
      Optional<Trouble> trouble = lookInPassing();
      if (trouble.isPresent()) {
        return trouble;
      }
      printer.listen(SLICE);
      takeAnswers();
    }
    return Optional.empty();
  }

  /** Whether time is up. The end of the session leaves a receipt that is coming out a little more. */
  private boolean over() {
    long now = printer.nanos();
    if (!ending && sessionOver.getAsBoolean()) {
      ending = true;
      deadline = Math.min(deadline - now, GRACE.toNanos()) + now;
    }
    return now - deadline >= 0;
  }

  /** Looks at the printer when it is time; one that answers no mark is also asked after every half kilobyte. */
  private Optional<Trouble> lookInPassing() throws LinkException, InterruptedException {
    boolean due = printer.nanos() - lastPoll >= pollEvery.toNanos();
    boolean far = !marks.answered() && sent - polledAt >= MARK_EVERY;
    if (!due && !far) {
      return Optional.empty();
    }
    long answered = marks.confirmed();
    PaperStatus status = printer.status(quick());
    takeAnswers();
    lastPoll = printer.nanos();
    polledAt = sent;
    syncedAt = status.empty() ? syncedAt : sent;
    // A question is not heard while the printer says a block, and a printer without real time says nothing now.
    if (status.empty() && (marks.confirmed() > answered || asks.stream().noneMatch(Conversation.REAL_TIME::contains))) {
      return Optional.empty();
    }
    Optional<Trouble> trouble = judge(status);
    return trouble.isPresent() || status.empty() || lastStatus.condition() == Condition.READY
        ? trouble
        : waitOut();
  }

  private Set<Ask> quick() {
    EnumSet<Ask> both = EnumSet.copyOf(QUICK);
    both.retainAll(asks);
    return both.size() == QUICK.size() ? both : asks;
  }

  /** What ends the run at once: silence, and faults that only a technician mends. */
  private Optional<Trouble> judge(PaperStatus status) {
    if (status.empty()) {
      silentPolls++;
      return silentPolls < 2 ? Optional.empty() : Optional.of(new Trouble(Outcome.UNKNOWN, "silent"));
    }
    silentPolls = 0;
    lastStatus = status.read();
    return status.fault().isEmpty()
        ? Optional.empty()
        : Optional.of(new Trouble(Outcome.FAILED, status.fault()));
  }

  /** The printer stopped: waits until its cause is gone and what it kept has come out. */
  private Optional<Trouble> waitOut() throws LinkException, InterruptedException {
    if (!printer.held() && marks.answered() && marks.marked() < sent && profile.pace().keepsBuffer()) {
      // In the buffer now: it is answered only if the buffer outlives the pause.
      marks.set(sent, 0, this::over);
    }
    whenStopped.run();
    Condition cause = Condition.READY;
    while (true) {
      // Questions fill a buffer too: few are asked while nothing changes.
      PaperStatus status = printer.status(cause == Condition.READY ? asks : quick());
      Optional<Trouble> trouble = judge(status);
      if (trouble.isPresent()) {
        return trouble;
      }
      if (!status.empty() && cause != Condition.READY && lastStatus.condition() != cause) {
        cause = Condition.READY;
        continue;
      }
      cause = lastStatus.condition();
      if (!status.empty() && lastStatus.condition() == Condition.READY) {
        break;
      }
      if (over() || ending || !profile.pace().keepsBuffer()) {
        return Optional.of(new Trouble(Outcome.UNKNOWN, lastStatus.condition().word()));
      }
      long again = printer.nanos() + pollEvery.toNanos();
      while (again - printer.nanos() > 0 && !sessionOver.getAsBoolean()) {
        printer.listen(Duration.ofNanos(Math.min(SLICE.toNanos(), again - printer.nanos())));
      }
    }
    lastPoll = printer.nanos();
    marks.progress();
    marks.reckonAnew();
    return waitUntil(marks::none);
  }

  private void takeAnswers() {
    if (marks.take()) {
      // It tells by itself that something changed: time to look.
      lastPoll = printer.nanos() - pollEvery.toNanos();
    }
  }
}
