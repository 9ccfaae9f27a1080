package org.hall24.receipt;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.hall24.link.LinkException;
import org.hall24.receipt.PrintResult.Evidence;
import org.hall24.receipt.PrintResult.Outcome;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.PrinterStatus.Condition;
import org.hall24.receipt.ReceiptLayout.Sheet;
import org.hall24.receipt.escpos.EscPos;
import org.hall24.receipt.escpos.PrinterReply;

/**
 * Sends one sheet and watches it being printed.
 *
 * <p>About every half kilobyte a mark goes into the data that the printer answers when it gets there. Never more than the
 * profile's window is under way beyond the last answered mark, so a small buffer is never overrun even by a printer
 * without flow control, and the last answered mark is the proof. Between commands the status is asked twice a second; the
 * first word of trouble stops the sending.
 */
final class PrintRun {
  private static final int MARK_EVERY = 512;
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration SLICE = Duration.ofMillis(50);

  private final Conversation printer;
  private final PrinterProfile profile;
  private final Set<Ask> asks;
  private final long deadline;
  private final String jobPrefix;
  private final Deque<Mark> marks = new ArrayDeque<>();
  private PrinterStatus lastStatus;
  private long lastPoll;
  private long lastProgress;
  private long sent;
  private long confirmed;
  private int marksSent;
  private int silentPolls;

  private record Mark(String id, long upTo) {}

  /** Why sending or waiting ended before its end. */
  private record Trouble(Outcome outcome, String reason) {}

  /**
   * @param status what the printer showed just before
   * @param deadline in the ticker's nanoseconds
   */
  PrintRun(
      Conversation printer,
      PrinterProfile profile,
      Set<Ask> asks,
      PrinterStatus status,
      long deadline,
      RandomGenerator random) {
    this.printer = printer;
    this.profile = profile;
    this.asks = asks;
    this.lastStatus = status;
    this.deadline = deadline;
    this.jobPrefix = "" + printable(random.nextInt(94)) + printable(random.nextInt(94));
  }

  PrintResult print(Sheet sheet) throws LinkException, InterruptedException {
    lastPoll = printer.nanos();
    lastProgress = lastPoll;
    Optional<Trouble> trouble = sendAll(sheet.pieces());
    if (trouble.isEmpty()) {
      trouble = marked() ? waitUntil(() -> confirmed == sent) : watch(sheet);
    }
    if (trouble.isPresent()) {
      return new PrintResult(
          trouble.get().outcome(), Evidence.NONE, trouble.get().reason(), lastStatus.paper());
    }
    return proven();
  }

  private PrintResult proven() throws LinkException, InterruptedException {
    PaperStatus after = printer.status(asks);
    lastStatus = after.empty() ? lastStatus : after.read();
    if (asks.contains(Ask.PROCESS_ID)) {
      return new PrintResult(Outcome.PRINTED, Evidence.PROCESS_ID, "", lastStatus.paper());
    }
    Evidence evidence = marked() ? Evidence.ORDERED_STATUS : Evidence.STATUS;
    return lastStatus.condition() == Condition.READY
        ? new PrintResult(Outcome.PRINTED, evidence, "", lastStatus.paper())
        : new PrintResult(
            Outcome.UNKNOWN, Evidence.NONE, lastStatus.condition().word(), lastStatus.paper());
  }

  private Optional<Trouble> sendAll(List<byte[]> pieces) throws LinkException, InterruptedException {
    long markAt = MARK_EVERY;
    for (byte[] piece : pieces) {
      Optional<Trouble> trouble =
          waitUntil(() -> !printer.held() && (!marked() || sent - confirmed + piece.length <= profile.window()));
      if (trouble.isPresent()) {
        return trouble;
      }
      if (!printer.send(piece)) {
        return Optional.of(afterStall());
      }
      sent += piece.length;
      if (sent >= markAt && marked()) {
        if (!mark()) {
          return Optional.of(afterStall());
        }
        markAt = sent + MARK_EVERY;
      }
    }
    return marked() && !mark() ? Optional.of(afterStall()) : Optional.empty();
  }

  private boolean marked() {
    return asks.contains(Ask.PROCESS_ID) || asks.contains(Ask.ORDERED_PAPER);
  }

  private boolean mark() throws LinkException, InterruptedException {
    boolean byId = asks.contains(Ask.PROCESS_ID);
    String id = jobPrefix + printable(marksSent / 94 % 94) + printable(marksSent % 94);
    marksSent++;
    marks.add(new Mark(byId ? id : "", sent));
    EscPos command = byId ? new EscPos.ProcessId(id) : new EscPos.OrderedStatus(1);
    return printer.send(command.encode());
  }

  /** Held back in the middle of a command for too long; only now may a real-time question break into it. */
  private Trouble afterStall() throws LinkException, InterruptedException {
    return poll().orElse(new Trouble(Outcome.UNKNOWN, "held"));
  }

  /** Without marks: the status has to stay clean for as long as the slowest printing takes. */
  private Optional<Trouble> watch(Sheet sheet) throws LinkException, InterruptedException {
    long millis = 1000L + sheet.heightDots() * 1000L / (8L * profile.slowestMmPerSecond());
    long end = printer.nanos() + Duration.ofMillis(millis).toNanos();
    return waitUntil(
        () -> {
          lastProgress = printer.nanos();
          return lastProgress - end >= 0;
        });
  }

  private interface Goal {
    boolean holds();
  }

  private Optional<Trouble> waitUntil(Goal done) throws LinkException, InterruptedException {
    takeAnswers();
    while (!done.holds()) {
      long now = printer.nanos();
      if (now - deadline >= 0) {
        return Optional.of(new Trouble(Outcome.UNKNOWN, "timed-out"));
      }
      if (now - lastProgress >= profile.patience().toNanos()) {
        return Optional.of(new Trouble(Outcome.UNKNOWN, "no-confirmation"));
      }
      if (now - lastPoll >= POLL.toNanos()) {
        Optional<Trouble> trouble = poll();
        if (trouble.isPresent()) {
          return trouble;
        }
      }
      printer.listen(SLICE);
      takeAnswers();
    }
    return Optional.empty();
  }

  private Optional<Trouble> poll() throws LinkException, InterruptedException {
    PaperStatus status = printer.status(asks);
    lastPoll = printer.nanos();
    if (status.empty()) {
      silentPolls++;
      return silentPolls < 2 ? Optional.empty() : Optional.of(new Trouble(Outcome.UNKNOWN, "silent"));
    }
    silentPolls = 0;
    lastStatus = status.read();
    if (!status.fault().isEmpty()) {
      return Optional.of(new Trouble(Outcome.FAILED, status.fault()));
    }
    return lastStatus.condition() == Condition.READY
        ? Optional.empty()
        : Optional.of(new Trouble(Outcome.UNKNOWN, lastStatus.condition().word()));
  }

  /** A process id confirms every mark before it too: a printer keeps only the newest while it cannot answer. */
  private void takeAnswers() {
    for (Optional<PrinterReply> reply = printer.next(); reply.isPresent(); reply = printer.next()) {
      switch (reply.get()) {
        case PrinterReply.Processed(String id) when marks.stream().anyMatch(mark -> mark.id().equals(id)) -> {
          while (!marks.element().id().equals(id)) {
            marks.remove();
          }
          confirm(marks.remove());
        }
        case PrinterReply.Ordered ignored when !marks.isEmpty() && marks.element().id().isEmpty() ->
            confirm(marks.remove());
        default -> {}
      }
    }
  }

  private void confirm(Mark mark) {
    confirmed = mark.upTo();
    lastProgress = printer.nanos();
  }

  private static char printable(int index) {
    return (char) ('!' + index);
  }
}
