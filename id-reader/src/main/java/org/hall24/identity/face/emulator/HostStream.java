package org.hall24.identity.face.emulator;

import java.util.Arrays;
import java.util.Optional;
import org.hall24.identity.face.realsense.Packet;
import org.hall24.identity.face.realsense.PacketParser;

/**
 * Takes apart what a host sends: lines of console text, and after the line {@code __FACE_API__} exactly one packet.
 * Not thread-safe.
 */
final class HostStream {
  private static final String TO_BINARY = "__FACE_API__";
  private static final int LONGEST_LINE = 80;

  /** One thing a host said. */
  sealed interface Input {
    /** A line of console text, never empty. */
    record Line(String text) implements Input {}

    /** A packet. */
    record Whole(Packet packet) implements Input {}

    /** Something that is neither. */
    record Broken(String why) implements Input {}
  }

  private final PacketParser parser = new PacketParser();
  private final StringBuilder line = new StringBuilder();
  private byte[] rest = new byte[0];
  private int at;
  private boolean binary;

  /** Takes bytes in; take them out before the next ones come. */
  void feed(byte[] bytes, int length) {
    int left = rest.length - at;
    byte[] joined = new byte[left + length];
    System.arraycopy(rest, at, joined, 0, left);
    System.arraycopy(bytes, 0, joined, left, length);
    Arrays.fill(rest, (byte) 0);
    rest = joined;
    at = 0;
  }

  /** The next whole thing; empty when more bytes are needed. */
  Optional<Input> take() {
    Optional<Input> input = Optional.empty();
    while (at < rest.length && input.isEmpty()) {
      input = binary ? inPacket() : inText();
    }
    return input;
  }

  /** The line fell silent: a packet that was begun will not end. */
  Optional<Input> silence() {
    if (!binary || parser.state() instanceof PacketParser.State.Hunting) {
      return Optional.empty();
    }
    toText();
    return Optional.of(new Input.Broken("cut-off"));
  }

  private Optional<Input> inPacket() {
    // One byte at a time, so that text behind the packet stays text.
    parser.feed(rest, at++, 1);
    if (parser.take().orElse(null) instanceof PacketParser.Found found) {
      return Optional.of(
          switch (found) {
            case PacketParser.Found.Whole whole -> {
              toText();
              yield new Input.Whole(whole.packet());
            }
            case PacketParser.Found.Damaged damaged -> {
              toText();
              yield new Input.Broken(damaged.reason().name());
            }
          });
    }
    return Optional.empty();
  }

  private Optional<Input> inText() {
    char next = (char) (rest[at++] & 0xFF);
    if (next == '\r') {
      return Optional.empty();
    }
    if (next != '\n') {
      line.append(next);
      return line.length() > LONGEST_LINE ? Optional.of(broken()) : Optional.empty();
    }
    String text = line.toString();
    line.setLength(0);
    if (text.equals(TO_BINARY)) {
      binary = true;
      return Optional.empty();
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(new Input.Line(text));
  }

  private Input broken() {
    line.setLength(0);
    return new Input.Broken("endless-line");
  }

  private void toText() {
    parser.wipe();
    binary = false;
  }
}
