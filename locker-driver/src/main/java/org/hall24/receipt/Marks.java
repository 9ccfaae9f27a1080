package org.hall24.receipt;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.hall24.link.LinkException;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.escpos.EscPos;
import org.hall24.receipt.escpos.PrinterReply;

/**
 * The places in the data of one sheet at which the printer answers, or is reckoned to be: how far it is known to have come.
 */
final class Marks {
  private static final int LETTERS = 94;

  private final Conversation printer;
  private final PrinterProfile profile;
  private final Set<Ask> asks;
  private final String job;
  private Deque<Mark> waiting = new ArrayDeque<>();
  private long lastProgress;
  private long marked;
  private long confirmed;
  private int sent;
  private int bytes;

  /**
   * A place in the data.
   *
   * @param id what the printer answers there; empty where it answers without a name
   * @param dots paper from the mark before to this one
   * @param due when it is reached by reckoning; of no meaning where the printer answers marks
   */
  private record Mark(String id, long upTo, int dots, long due) {}

  /**
   * @param asks what the printer answers
   * @param random makes the ids of one receipt differ from those of another
   */
  Marks(Conversation printer, PrinterProfile profile, Set<Ask> asks, RandomGenerator random) {
    this.printer = printer;
    this.profile = profile;
    this.asks = asks;
    this.job = "" + printable(random.nextInt(LETTERS)) + printable(random.nextInt(LETTERS));
  }

  /** Whether the printer answers marks at all. */
  boolean answered() {
    return asks.contains(Ask.PROCESS_ID) || asks.contains(Ask.ORDERED_PAPER);
  }

  /** Bytes up to the last mark that was set. */
  long marked() {
    return marked;
  }

  /** Bytes that the printer is known, or reckoned, to have worked through. */
  long confirmed() {
    return confirmed;
  }

  /** When it last got on, in the ticker's nanoseconds. */
  long lastProgress() {
    return lastProgress;
  }

  /** It gets on from now. */
  void progress() {
    lastProgress = printer.nanos();
  }

  /** Whether no mark is waited for. */
  boolean none() {
    return waiting.isEmpty();
  }

  /**
   * Marks the place reached; false when the printer held the mark itself back.
   *
   * @param upTo bytes sent so far
   * @param dots paper since the mark before
   */
  boolean set(long upTo, int dots, Conversation.Patience patience) throws LinkException, InterruptedException {
    long from = waiting.isEmpty() ? printer.nanos() : Math.max(printer.nanos(), waiting.getLast().due());
    boolean byId = asks.contains(Ask.PROCESS_ID);
    String id = byId ? job + printable(sent / LETTERS % LETTERS) + printable(sent % LETTERS) : "";
    waiting.add(new Mark(id, upTo, dots, from + moving(dots)));
    marked = upTo;
    if (!answered()) {
      return true;
    }
    sent++;
    EscPos command = byId ? new EscPos.ProcessId(id) : new EscPos.OrderedStatus(1);
    bytes = command.encode().length;
    return printer.send(command.encode(), Duration.ZERO, patience);
  }

  /** Bytes the printer may still have to work through, marks and a look in passing included. */
  long underWay(long sentSoFar) {
    return sentSoFar - confirmed + (long) (waiting.size() + 1) * bytes;
  }

  /** How long the slowest printing takes for so much paper, nanoseconds. */
  private long moving(int dots) {
    return dots * 1_000_000_000L / (8L * profile.pace().slowestMmPerSecond());
  }

  /** What is under way has stood still: by reckoning all of it is yet to come. */
  void reckonAnew() {
    List<Mark> again = new ArrayList<>(waiting);
    waiting = new ArrayDeque<>();
    long due = printer.nanos();
    for (Mark mark : again) {
      due += moving(mark.dots());
      waiting.add(new Mark(mark.id(), mark.upTo(), mark.dots(), due));
    }
  }

  /**
   * Takes in what the printer answered. A process id confirms every mark before it too: a printer keeps only the newest while it
   * cannot answer.
   *
   * @return whether it told by itself that something changed
   */
  boolean take() {
    boolean changed = false;
    for (Optional<PrinterReply> reply = printer.next(); reply.isPresent(); reply = printer.next()) {
      switch (reply.get()) {
        case PrinterReply.Processed(String id) when waiting.stream().anyMatch(mark -> mark.id().equals(id)) -> {
          while (!waiting.element().id().equals(id)) {
            waiting.remove();
          }
          confirm(waiting.remove());
        }
        case PrinterReply.Ordered ignored when !waiting.isEmpty() && waiting.element().id().isEmpty() -> confirm(waiting.remove());
        case PrinterReply.Automatic ignored -> changed = true;
        default -> {}
      }
    }
    while (!answered() && !printer.held() && !waiting.isEmpty() && printer.nanos() - waiting.element().due() >= 0) {
      confirm(waiting.remove());
    }
    return changed;
  }

  private void confirm(Mark mark) {
    confirmed = mark.upTo();
    progress();
  }

  private static char printable(int index) {
    return (char) ('!' + index);
  }
}
