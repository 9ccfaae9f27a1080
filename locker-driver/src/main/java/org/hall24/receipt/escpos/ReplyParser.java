package org.hall24.receipt.escpos;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.receipt.escpos.PrinterReply.Noise;

/**
 * Makes answers from a printer's bytes, in whatever pieces they come. Flow control may stand between any two bytes. Not
 * thread-safe.
 */
public final class ReplyParser {

  /** A block longer than this never ends: its head was noise. */
  static final int LONGEST_BLOCK = 80;

  /** What the next byte belongs to. */
  private sealed interface State {
    record Between() implements State {}

    record InBlock(int head, ByteArrayOutputStream body) implements State {}

    record InAutomatic(List<Integer> read) implements State {}

    record Expecting(int count, ByteArrayOutputStream read) implements State {}
  }

  private State state = new State.Between();

  /** Takes bytes in the order they came; gives the answers they complete. */
  public List<PrinterReply> accept(byte[] bytes, int from, int to) {
    List<PrinterReply> replies = new ArrayList<>();
    for (int i = from; i < to; i++) {
      accept(bytes[i] & 0xFF).ifPresent(replies::add);
    }
    return replies;
  }

  /**
   * Takes the next bytes as one answer, whatever their bits say: some makers answer in a form of their own, and which it is
   * only who asked knows.
   *
   * @param count 1 and more
   */
  public void expect(int count) {
    state = new State.Expecting(count, new ByteArrayOutputStream());
  }

  /** Takes one byte, 0–255. */
  public Optional<PrinterReply> accept(int next) {
    if (next == 0x13) {
      return Optional.of(new PrinterReply.Hold());
    }
    if (next == 0x11) {
      return Optional.of(new PrinterReply.GoOn());
    }
    return switch (state) {
      case State.Between() -> first(next);
      case State.InBlock(int head, ByteArrayOutputStream body) -> inBlock(head, body, next);
      case State.InAutomatic(List<Integer> read) -> inAutomatic(read, next);
      case State.Expecting(int count, ByteArrayOutputStream read) -> expected(count, read, next);
    };
  }

  /** Forgets an unfinished answer. */
  public void reset() {
    state = new State.Between();
  }

  private Optional<PrinterReply> first(int next) {
    switch (next) {
      case 0x35, 0x37, 0x3B, 0x3D, 0x5F -> {
        state = new State.InBlock(next, new ByteArrayOutputStream());
        return Optional.empty();
      }
      default -> {}
    }
    if ((next & 0x90) == 0) {
      return Optional.of(new PrinterReply.Ordered(next));
    }
    // Bit 7 is left out: one OEM board uses it for "paper not yet torn off".
    if ((next & 0x13) == 0x12) {
      return Optional.of(new PrinterReply.RealTime(next));
    }
    if ((next & 0x93) == 0x10) {
      state = new State.InAutomatic(List.of(next));
      return Optional.empty();
    }
    return Optional.of(new Noise(next));
  }

  private Optional<PrinterReply> inBlock(int head, ByteArrayOutputStream body, int next) {
    if (next != 0) {
      body.write(next);
      if (body.size() > LONGEST_BLOCK) {
        state = new State.Between();
        return Optional.of(new Noise(head));
      }
      return Optional.empty();
    }
    state = new State.Between();
    byte[] bytes = body.toByteArray();
    if (head == 0x37 && bytes.length == 5 && bytes[0] == 0x22) {
      return Optional.of(new PrinterReply.Processed(new String(bytes, 1, 4, StandardCharsets.ISO_8859_1)));
    }
    if (head == 0x37 && bytes.length == 1 && bytes[0] == 0x25) {
      return Optional.of(new PrinterReply.Cleared());
    }
    return Optional.of(new PrinterReply.Block(head, Octets.of(bytes)));
  }

  private Optional<PrinterReply> expected(int count, ByteArrayOutputStream read, int next) {
    read.write(next);
    if (read.size() < count) {
      return Optional.empty();
    }
    state = new State.Between();
    return Optional.of(new PrinterReply.Expected(Octets.of(read.toByteArray())));
  }

  private Optional<PrinterReply> inAutomatic(List<Integer> read, int next) {
    List<Integer> now = new ArrayList<>(read);
    now.add(next);
    if (now.size() < 4) {
      state = new State.InAutomatic(List.copyOf(now));
      return Optional.empty();
    }
    state = new State.Between();
    return Optional.of(new PrinterReply.Automatic(now.get(0), now.get(1), now.get(2), now.get(3)));
  }
}
