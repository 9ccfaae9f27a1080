package org.hall24.identity.scan;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the messages on a scanner's line, in whatever bursts they come: each ends with what was set, or with a pause where
 * nothing is sure to come. Prefix, suffix and the control characters STX and ETX around a message are taken away.
 *
 * <p>Bytes are overwritten as soon as they are used up. Not thread-safe.
 */
public final class LineAssembler {
  /** The longest message: a QR code holds at most 7,089 digits. */
  public static final int LONGEST = 7_200;

  private static final byte STX = 2;
  private static final byte ETX = 3;

  /** What was found. */
  public sealed interface Found {
    /** A message, never empty; the receiver wipes it. */
    @SuppressWarnings("ArrayRecordComponent") // bytes that the receiver wipes
    record Message(byte[] bytes) implements Found {
      @Override
      public String toString() {
        return "Message[" + bytes.length + " bytes]";
      }
    }

    /** More bytes than any code has, without an end; they are gone. */
    record Overlong() implements Found {}

    /** The line fell silent before the end that was set; the bytes are gone. */
    record Cut() implements Found {}

    /** The engine does not take the command to look. */
    record Refused() implements Found {}
  }

  private final ScanSettings settings;
  private final byte[] prefix;
  private final byte[] suffix;
  private final byte[] buffer = new byte[LONGEST + 64];
  private int start;
  private int end;
  private boolean dropping;
  private boolean replyDue;

  /** A line of these settings. */
  public LineAssembler(ScanSettings settings) {
    this.settings = settings;
    this.prefix = settings.prefixBytes();
    this.suffix = settings.suffixBytes();
  }

  /** The engine was told to look: its answer may come before the next message. */
  public void expectReply() {
    replyDue = true;
  }

  /**
   * Takes bytes in.
   *
   * @return how many were taken; the rest may be given again after {@link #take} found nothing more
   */
  public int feed(byte[] bytes, int offset, int length) {
    if (buffer.length - end < length) {
      compact();
    }
    int taken = Math.min(length, buffer.length - end);
    System.arraycopy(bytes, offset, buffer, end, taken);
    end += taken;
    return taken;
  }

  /** Whether a message has begun. */
  public boolean pending() {
    return end > start || dropping;
  }

  /** The next message that has its end; empty when more bytes are needed. */
  public Optional<Found> take() {
    for (; ; ) {
      Optional<Found> reply = reply();
      if (reply.isPresent()) {
        return reply;
      }
      int at = endOfMessage();
      if (at < 0) {
        return overlong();
      }
      Optional<Found> found = finish(at);
      start += endLength(at);
      if (found.isPresent()) {
        return found;
      }
    }
  }

  /** The line fell silent: what ends with a pause has ended. */
  public Optional<Found> silence() {
    replyDue = false;
    if (start == end) {
      dropping = false;
      return Optional.empty();
    }
    boolean byPause = settings.end() == ScanSettings.End.AUTO || settings.end() == ScanSettings.End.NONE;
    if (byPause) {
      return finish(end);
    }
    boolean dropped = dropping;
    wipe();
    return dropped ? Optional.empty() : Optional.of(new Found.Cut());
  }

  /** Forgets everything. */
  public void wipe() {
    Arrays.fill(buffer, 0, end, (byte) 0);
    start = 0;
    end = 0;
    dropping = false;
    replyDue = false;
  }

  private Optional<Found> reply() {
    if (!replyDue || dropping || start == end) {
      return Optional.empty();
    }
    return switch (EngineReply.at(buffer, start, end)) {
      case EngineReply.Start.Answer(int length, boolean refused) -> {
        Arrays.fill(buffer, start, start + length, (byte) 0);
        start += length;
        replyDue = false;
        yield refused ? Optional.of(new Found.Refused()) : Optional.empty();
      }
      case EngineReply.Start.Perhaps _ -> Optional.empty();
      case EngineReply.Start.None _ -> {
        replyDue = false;
        yield Optional.empty();
      }
    };
  }

  /** Where the end begins; −1 when it is not there. An answer of the engine that is not whole yet holds everything back. */
  private int endOfMessage() {
    if (replyDue && start < end && EngineReply.at(buffer, start, end) instanceof EngineReply.Start.Perhaps) {
      return -1;
    }
    for (int i = start; i < end; i++) {
      boolean here =
          switch (settings.end()) {
            case AUTO -> buffer[i] == '\r' || buffer[i] == '\n';
            case CR -> buffer[i] == '\r';
            case LF -> buffer[i] == '\n';
            case CRLF -> buffer[i] == '\r' && i + 1 < end && buffer[i + 1] == '\n';
            case TAB -> buffer[i] == '\t';
            case NONE -> false;
          };
      if (here) {
        return i;
      }
    }
    return -1;
  }

  private int endLength(int at) {
    return at == end || settings.end() == ScanSettings.End.NONE ? 0 : settings.end() == ScanSettings.End.CRLF ? 2 : 1;
  }

  /** Takes the bytes up to a place as a message; empty when nothing is left of it. */
  private Optional<Found> finish(int at) {
    int from = start;
    int to = at;
    boolean dropped = dropping;
    dropping = false;
    start = at;
    byte[] message = dropped ? new byte[0] : stripped(from, to);
    Arrays.fill(buffer, from, at, (byte) 0);
    return message.length == 0 ? Optional.empty() : Optional.of(new Found.Message(message));
  }

  private byte[] stripped(int first, int last) {
    int from = first;
    int to = last;
    while (from < to && (buffer[from] == STX || buffer[from] == '\r' || buffer[from] == '\n')) {
      from++;
    }
    while (to > from && (buffer[to - 1] == ETX || buffer[to - 1] == '\r' || buffer[to - 1] == '\n')) {
      to--;
    }
    if (prefix.length > 0 && to - from >= prefix.length && Arrays.equals(buffer, from, from + prefix.length, prefix, 0, prefix.length)) {
      from += prefix.length;
    }
    if (suffix.length > 0 && to - from >= suffix.length && Arrays.equals(buffer, to - suffix.length, to, suffix, 0, suffix.length)) {
      to -= suffix.length;
    }
    return Arrays.copyOfRange(buffer, from, to);
  }

  private Optional<Found> overlong() {
    if (end - start <= LONGEST) {
      return Optional.empty();
    }
    Arrays.fill(buffer, start, end, (byte) 0);
    start = end;
    boolean known = dropping;
    dropping = true;
    return known ? Optional.empty() : Optional.of(new Found.Overlong());
  }

  private void compact() {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    Arrays.fill(buffer, end - start, end, (byte) 0);
    end -= start;
    start = 0;
  }
}
