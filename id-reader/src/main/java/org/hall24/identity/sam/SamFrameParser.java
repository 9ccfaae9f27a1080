package org.hall24.identity.sam;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds frames in a stream of bytes, in whatever pieces they come. Noise is skipped; a frame with a wrong check or an
 * impossible length is reported, and the search goes on one byte behind its start, so that a preamble in noise costs no
 * real frame. What it reports depends on the bytes only, never on their cutting.
 *
 * <p>Holds at most one frame's bytes and overwrites them as soon as they are reported or skipped. Not thread-safe.
 */
public final class SamFrameParser {

  /** What was found in the stream. */
  public sealed interface Found {

    /** A frame with a right check; the body is between length and check and belongs to the receiver, who wipes it. */
    @SuppressWarnings("ArrayRecordComponent") // bytes that the receiver wipes
    record Frame(byte[] body) implements Found {
      @Override
      public String toString() {
        return "Frame[" + body.length + " bytes]";
      }
    }

    /** Something that began as a frame and is none. */
    record Broken(Fault fault) implements Found {}
  }

  /** Why a frame is none. */
  public enum Fault {
    CHECKSUM,
    LENGTH,
    /** The line fell silent inside it, see {@link SamFrameParser#abandon}. */
    CUT
  }

  /** Where the parser stands between two bytes. */
  public sealed interface State {

    /** Looking for a preamble, of which {@code matched} bytes (0–4) were seen. */
    record Hunting(int matched) implements State {}

    /** The preamble is there, the length is not yet. */
    record Sizing() implements State {}

    /** The frame still lacks {@code missing} bytes. */
    record Filling(int missing) implements State {}
  }

  private static final State[] HUNTING = {
    new State.Hunting(0), new State.Hunting(1), new State.Hunting(2), new State.Hunting(3), new State.Hunting(4)
  };

  private final int shortest;
  private final byte[] buffer;
  private int start;
  private int end;
  private State state = HUNTING[0];
  private long skipped;

  private SamFrameParser(int shortest) {
    this.shortest = shortest;
    this.buffer = new byte[SamFrame.HEADER + SamFrame.LONGEST];
  }

  /** For the host's side of the line. */
  public static SamFrameParser forReplies() {
    return new SamFrameParser(SamReply.SHORTEST);
  }

  /** For the module's side of the line. */
  public static SamFrameParser forRequests() {
    return new SamFrameParser(SamRequest.SHORTEST);
  }

  /** Takes the next bytes of the stream and tells what they complete, in order. */
  public void feed(byte[] bytes, int offset, int length, Consumer<Found> found) {
    int taken = 0;
    while (taken < length) {
      int piece = Math.min(length - taken, buffer.length - end);
      System.arraycopy(bytes, offset + taken, buffer, end, piece);
      end += piece;
      taken += piece;
      drain(found);
    }
  }

  /** Where the parser stands. */
  public State state() {
    return state;
  }

  /** Bytes that belonged to no frame so far. */
  public long skipped() {
    return skipped;
  }

  /**
   * The line has been silent for longer than a frame may pause: gives up the frame in progress and tells of whole frames
   * that its bytes had hidden.
   */
  public void abandon(Consumer<Found> found) {
    if (!(state instanceof State.Hunting)) {
      found.accept(new Found.Broken(Fault.CUT));
    }
    while (!(state instanceof State.Hunting)) {
      drop(1);
      skipped++;
      drain(found);
    }
    skipped += end - start;
    clear();
  }

  /** Forgets and overwrites everything taken so far. */
  public void clear() {
    Arrays.fill(buffer, (byte) 0);
    start = 0;
    end = 0;
    state = HUNTING[0];
  }

  private void drain(Consumer<Found> found) {
    while (step(found)) {
      // Each step reports or skips something.
    }
    compact();
  }

  /** One decision; false when more bytes are needed. */
  private boolean step(Consumer<Found> found) {
    int matched = matched();
    if (matched < SamFrame.preambleLength()) {
      if (start + matched == end) {
        state = HUNTING[matched];
        return false;
      }
      skip();
      return true;
    }
    if (end - start < SamFrame.HEADER) {
      state = new State.Sizing();
      return false;
    }
    int length = (buffer[start + 5] & 0xFF) << 8 | (buffer[start + 6] & 0xFF);
    if (length < shortest || length > SamFrame.LONGEST) {
      found.accept(new Found.Broken(Fault.LENGTH));
      skip();
      return true;
    }
    int whole = SamFrame.HEADER + length;
    if (end - start < whole) {
      state = new State.Filling(whole - (end - start));
      return false;
    }
    // Including the check byte itself, the XOR of a good frame is zero.
    if (SamFrame.xor(buffer, start + SamFrame.preambleLength(), start + whole) != 0) {
      found.accept(new Found.Broken(Fault.CHECKSUM));
      skip();
      return true;
    }
    byte[] body = Arrays.copyOfRange(buffer, start + SamFrame.HEADER, start + whole - 1);
    drop(whole);
    found.accept(new Found.Frame(body));
    return true;
  }

  private int matched() {
    int matched = 0;
    while (matched < SamFrame.preambleLength()
        && start + matched < end
        && buffer[start + matched] == SamFrame.preamble(matched)) {
      matched++;
    }
    return matched;
  }

  private void skip() {
    drop(1);
    skipped++;
  }

  private void drop(int count) {
    Arrays.fill(buffer, start, start + count, (byte) 0);
    start += count;
  }

  private void compact() {
    if (start == 0) {
      return;
    }
    System.arraycopy(buffer, start, buffer, 0, end - start);
    Arrays.fill(buffer, end - start, end, (byte) 0);
    end -= start;
    start = 0;
  }
}
