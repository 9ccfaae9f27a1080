package org.hall24.identity.face.efaa;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds frames in a stream of bytes, in whatever pieces they come. After a damaged frame the search goes on behind its first
 * byte, so that a true frame inside it is not lost. A wrong size cannot stall it: when the line falls silent inside a frame,
 * {@link #silence()} gives that start up and looks at the rest.
 *
 * <p>Bytes are overwritten as soon as they are used up. Not thread-safe.
 */
public final class EfAaParser {
  /** The longest data of any answer: a template of 4,100 bytes. */
  public static final int MAX_DATA = 4_100;

  /** What was found. */
  public sealed interface Found {
    /** A frame with a right parity; its receiver wipes it. */
    record Whole(EfAaFrame frame) implements Found {}

    /** Something that began as a frame and is none. */
    record Damaged(Damage reason) implements Found {}
  }

  /** Why something is no frame. */
  public enum Damage {
    PARITY,
    /** Longer than anything a module says. */
    SIZE,
    /** The line fell silent inside it. */
    CUT
  }

  private final byte[] buffer = new byte[2 * (EfAaFrame.HEAD + MAX_DATA + EfAaFrame.PARITY)];
  private int start;
  private int end;

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

  /** Whether a frame has begun. */
  public boolean pending() {
    skipToStart();
    return end > start;
  }

  /** The next frame or damage; empty when more bytes are needed. */
  public Optional<Found> take() {
    skipToStart();
    if (end - start < EfAaFrame.HEAD) {
      return Optional.empty();
    }
    int size = (buffer[start + 3] & 0xFF) << 8 | buffer[start + 4] & 0xFF;
    if (size > MAX_DATA) {
      return Optional.of(damaged(Damage.SIZE));
    }
    int whole = EfAaFrame.HEAD + size + EfAaFrame.PARITY;
    if (end - start < whole) {
      return Optional.empty();
    }
    if (EfAaFrame.parity(buffer, start + 2, start + whole - 1) != buffer[start + whole - 1]) {
      return Optional.of(damaged(Damage.PARITY));
    }
    int body = start + EfAaFrame.HEAD;
    EfAaFrame frame = new EfAaFrame(buffer[start + 2] & 0xFF, Arrays.copyOfRange(buffer, body, body + size));
    Arrays.fill(buffer, start, start + whole, (byte) 0);
    start += whole;
    return Optional.of(new Found.Whole(frame));
  }

  /** The line fell silent: a frame that was begun will not end. What lies behind its start is looked at again. */
  public Optional<Found> silence() {
    skipToStart();
    if (start == end) {
      return Optional.empty();
    }
    return Optional.of(damaged(Damage.CUT));
  }

  /** Forgets everything. */
  public void wipe() {
    Arrays.fill(buffer, 0, end, (byte) 0);
    start = 0;
    end = 0;
  }

  private Found damaged(Damage reason) {
    buffer[start++] = 0;
    return new Found.Damaged(reason);
  }

  private void skipToStart() {
    while (start < end) {
      boolean first = (buffer[start] & 0xFF) == EfAaFrame.FIRST;
      boolean second = end - start < 2 || (buffer[start + 1] & 0xFF) == EfAaFrame.SECOND;
      if (first && second) {
        return;
      }
      buffer[start++] = 0;
    }
  }

  private void compact() {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    Arrays.fill(buffer, end - start, end, (byte) 0);
    end -= start;
    start = 0;
  }
}
