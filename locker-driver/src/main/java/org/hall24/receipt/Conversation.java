package org.hall24.receipt;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
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
import org.hall24.receipt.escpos.Octets;
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

  /**
   * Bytes that may still be on their way when the next ones are written, so that the line does not stand still while we
   * wake up; with a chunk they are fewer than the room a printer leaves when it calls for a hold.
   */
  private static final int AHEAD = 48;

  /** The questions of DLE EOT. */
  static final Set<Ask> REAL_TIME =
      Collections.unmodifiableSet(EnumSet.of(Ask.PRINTER, Ask.OFFLINE_CAUSE, Ask.ERROR, Ask.PAPER));

  private final Link link;
  private final PrinterProfile profile;
  private final Ticker ticker;
  private final ReplyParser parser = new ReplyParser();
  private final Deque<PrinterReply> inbox = new ArrayDeque<>();
  private final byte[] buffer = new byte[256];
  private boolean held;
  private int holds;

  /** When the line will have carried what was written, in the ticker's nanoseconds. */
  private long lineFree;

  Conversation(Link link, PrinterProfile profile, Ticker ticker) throws LinkException {
    this.link = link;
    this.profile = profile;
    this.ticker = ticker;
    this.lineFree = ticker.nanos();
    link.discardInput();
  }

  boolean held() {
    return held;
  }

  /** How often the printer called for a hold in this conversation. */
  int holds() {
    return holds;
  }

  long nanos() {
    return ticker.nanos();
  }

  /** Whether to stop waiting for a hold to end; asked every tenth of a second. */
  interface Patience {
    boolean ended();
  }

  /** Sends data, waiting for a hold no longer than the profile's patience. */
  boolean send(byte[] data) throws LinkException, InterruptedException {
    long end = ticker.nanos() + profile.pace().patience().toNanos();
    return send(data, Duration.ZERO, () -> ticker.nanos() - end >= 0);
  }

  /**
   * Sends data.
   *
   * @param breath how long to listen between the chunks of a command that no question may break into
   * @return false when the printer held it back in the middle until the patience ended: what was sent ends inside a command
   */
  boolean send(byte[] data, Duration breath, Patience patience) throws LinkException, InterruptedException {
    for (int at = 0; at < data.length; at += CHUNK) {
      while (held) {
        if (patience.ended()) {
          return false;
        }
        listen(SLICE);
      }
      byte[] chunk = Arrays.copyOfRange(data, at, Math.min(at + CHUNK, data.length));
      link.write(chunk);
      pace(chunk.length);
      if (at + CHUNK < data.length && breath.isPositive()) {
        listen(breath);
      }
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
        case PrinterReply.Hold() -> {
          held = true;
          holds++;
        }
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
    for (Ask ask : REAL_TIME) {
      if (!asks.contains(ask)) {
        continue;
      }
      inbox.removeIf(PrinterReply.RealTime.class::isInstance);
      urge(new EscPos.RealTimeStatus(ask.realTime()));
      await(PrinterReply.RealTime.class::isInstance, profile.pace().replyWithin())
          .ifPresent(reply -> status.put(ask, ((PrinterReply.RealTime) reply).bits()));
    }
    return status;
  }

  /**
   * Looks at a printer of which it is not known what it answers, or that answers none of DLE EOT: where real time is not
   * answered, a question in order with the data is tried, and one for a process id at last. That one may be printed as text
   * by a printer that does not know it: nothing ends its line, and the initialisation after it drops it.
   *
   * @param asks what it is known to answer; empty when that is not known
   */
  PaperStatus look(Optional<Set<Ask>> asks) throws LinkException, InterruptedException {
    PaperStatus status = status(asks.orElse(REAL_TIME));
    if (!status.empty()) {
      return status;
    }
    if (asks.map(known -> known.contains(Ask.ORDERED_PAPER)).orElse(true)) {
      ordered().ifPresent(bits -> status.put(Ask.ORDERED_PAPER, bits));
    }
    if (status.empty() && asks.map(known -> known.contains(Ask.PROCESS_ID)).orElse(true) && processed("?24?")) {
      status.put(Ask.PROCESS_ID, 0);
    }
    return status;
  }

  /** Asks for the paper in order with the data. */
  Optional<Integer> ordered() throws LinkException, InterruptedException {
    send(new EscPos.OrderedStatus(1).encode());
    return await(PrinterReply.Ordered.class::isInstance, profile.pace().replyWithin())
        .map(reply -> ((PrinterReply.Ordered) reply).bits());
  }

  /** Whether a process id comes back that has nothing to wait for; drops the line in the making. */
  boolean processed(String id) throws LinkException, InterruptedException {
    send(new EscPos.ProcessId(id).encode());
    boolean back = await(new PrinterReply.Processed(id)::equals, profile.pace().replyWithin()).isPresent();
    send(new EscPos.Initialise().encode());
    return back;
  }

  /** Empties the printer's buffers; true when it says that they are empty. */
  boolean clear() throws LinkException, InterruptedException {
    urge(new EscPos.RealTimeClear());
    boolean cleared = await(PrinterReply.Cleared.class::isInstance, profile.pace().replyWithin()).isPresent();
    if (cleared) {
      held = false;
      inbox.clear();
    }
    return cleared;
  }

  /**
   * Asks a presenter whether a ticket lies in its mouth.
   *
   * @return empty when it does not say
   */
  Optional<Boolean> ticket(PrinterProfile.TicketSensor sensor) throws LinkException, InterruptedException {
    return switch (sensor) {
      case NONE -> Optional.empty();
      case FULL_STATUS ->
          expected(new EscPos.RealTimeStatus(EscPos.RealTimeStatus.FULL), 6)
              .filter(bytes -> bytes.at(0) == 0x10 && bytes.at(1) == 0x0F)
              .map(bytes -> (bytes.at(2) & 0x20) != 0);
      case EJECTOR_BYTE -> expected(new EscPos.Ejector(6, 0), 1).map(bytes -> (bytes.at(0) & 0x08) != 0);
      case STATUS_BIT_7 -> {
        inbox.removeIf(PrinterReply.RealTime.class::isInstance);
        urge(new EscPos.RealTimeStatus(1));
        yield await(PrinterReply.RealTime.class::isInstance, profile.pace().replyWithin())
            .map(reply -> (((PrinterReply.RealTime) reply).bits() & 0x80) != 0);
      }
    };
  }

  private Optional<Octets> expected(EscPos question, int bytes) throws LinkException, InterruptedException {
    parser.expect(bytes);
    urge(question);
    Optional<PrinterReply> reply = await(PrinterReply.Expected.class::isInstance, profile.pace().replyWithin());
    parser.reset();
    return reply.map(found -> ((PrinterReply.Expected) found).bytes());
  }

  /** The bytes are with the operating system; the wire takes its time for them, and a hold may come meanwhile. */
  private void pace(int bytes) throws LinkException, InterruptedException {
    listen(Duration.ZERO);
    if (profile.pace().baud() == 0) {
      return;
    }
    long byteNanos = 10L * 1_000_000_000L / profile.pace().baud();
    long now = ticker.nanos();
    lineFree = Math.max(lineFree - now, 0) + now + bytes * byteNanos;
    for (long left = ahead(byteNanos); left > 0; left = ahead(byteNanos)) {
      listen(Duration.ofNanos(left));
    }
  }

  private long ahead(long byteNanos) {
    return lineFree - AHEAD * byteNanos - ticker.nanos();
  }
}
