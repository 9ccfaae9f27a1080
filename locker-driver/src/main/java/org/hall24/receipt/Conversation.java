package org.hall24.receipt;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.escpos.EscPos;
import org.hall24.receipt.escpos.PrinterReply;
import org.hall24.receipt.escpos.ReplyParser;

/**
 * One exchange with a printer: data goes out in small pieces at the pace of the line and stops where the printer calls for
 * a hold, questions in real time pass by the hold, answers are sorted.
 *
 * <p>The hold (XOFF) is obeyed here and not in the serial driver, because a driver that obeys it also holds back the
 * question why.
 */
final class Conversation {
  private static final int CHUNK = 64;
  private static final Duration SLICE = Duration.ofMillis(100);

  private final Link link;
  private final PrinterProfile profile;
  private final Ticker ticker;
  private final ReplyParser parser = new ReplyParser();
  private final Deque<PrinterReply> inbox = new ArrayDeque<>();
  private final byte[] buffer = new byte[256];
  private boolean held;

  Conversation(Link link, PrinterProfile profile, Ticker ticker) throws LinkException {
    this.link = link;
    this.profile = profile;
    this.ticker = ticker;
    link.discardInput();
  }

  boolean held() {
    return held;
  }

  long nanos() {
    return ticker.nanos();
  }

  /**
   * Sends data.
   *
   * @return false when the printer held it back in the middle for longer than the profile's patience: what was sent ends
   *     inside a command
   */
  boolean send(byte[] data) throws LinkException, InterruptedException {
    for (int at = 0; at < data.length; at += CHUNK) {
      long end = ticker.nanos() + profile.patience().toNanos();
      while (held) {
        if (ticker.nanos() - end >= 0) {
          return false;
        }
        listen(SLICE);
      }
      byte[] chunk = Arrays.copyOfRange(data, at, Math.min(at + CHUNK, data.length));
      link.write(chunk);
      pace(chunk.length);
    }
    return true;
  }

  /** Sends a real-time command past a hold. */
  void urge(EscPos command) throws LinkException {
    link.write(command.encode());
  }

  /** Waits at most this long for something to come and takes it in. */
  void listen(Duration atMost) throws LinkException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    int read = link.read(buffer, 0, buffer.length, atMost);
    for (PrinterReply reply : parser.accept(buffer, 0, read)) {
      switch (reply) {
        case PrinterReply.Hold() -> held = true;
        case PrinterReply.GoOn() -> held = false;
        default -> inbox.add(reply);
      }
    }
  }

  /** The next answer that came; empty when none did. */
  Optional<PrinterReply> next() {
    return Optional.ofNullable(inbox.poll());
  }

  /** Waits for an answer of a kind; the others stay in their order. */
  Optional<PrinterReply> await(Predicate<PrinterReply> wanted, Duration atMost)
      throws LinkException, InterruptedException {
    long end = ticker.nanos() + atMost.toNanos();
    while (true) {
      Optional<PrinterReply> found = inbox.stream().filter(wanted).findFirst();
      if (found.isPresent()) {
        inbox.remove(found.get());
        return found;
      }
      long left = end - ticker.nanos();
      if (left <= 0) {
        return Optional.empty();
      }
      listen(Duration.ofNanos(left));
    }
  }

  /** Asks for the status by those of DLE EOT 1–4 that are in {@code asks}; what is not answered is left out. */
  PaperStatus status(Set<Ask> asks) throws LinkException, InterruptedException {
    PaperStatus status = new PaperStatus();
    for (Ask ask : EnumSet.of(Ask.PRINTER, Ask.OFFLINE_CAUSE, Ask.ERROR, Ask.PAPER)) {
      if (!asks.contains(ask)) {
        continue;
      }
      inbox.removeIf(PrinterReply.RealTime.class::isInstance);
      urge(new EscPos.RealTimeStatus(ask.realTime()));
      await(PrinterReply.RealTime.class::isInstance, profile.replyWithin())
          .ifPresent(reply -> status.put(ask, ((PrinterReply.RealTime) reply).bits()));
    }
    return status;
  }

  /** Empties the printer's buffers; true when it says that they are empty. */
  boolean clear() throws LinkException, InterruptedException {
    urge(new EscPos.RealTimeClear());
    boolean cleared = await(PrinterReply.Cleared.class::isInstance, profile.replyWithin()).isPresent();
    if (cleared) {
      held = false;
      inbox.clear();
    }
    return cleared;
  }

  /** The bytes are with the operating system; the wire takes its time for them, and a hold may come meanwhile. */
  private void pace(int bytes) throws LinkException, InterruptedException {
    if (profile.baud() == 0) {
      listen(Duration.ZERO);
      return;
    }
    long end = ticker.nanos() + bytes * 10L * 1_000_000_000L / profile.baud();
    for (long left = end - ticker.nanos(); left > 0; left = end - ticker.nanos()) {
      listen(Duration.ofNanos(left));
    }
  }
}
