package org.hall24.identity.face.realsense;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The body of the messages with a capital letter: a name of up to 30 ASCII characters, zero padded to 31 bytes, and one
 * status byte, which is {@code '0'} plus the code. Source: RealSenseID 1.3.1, {@code SerialPacket.h}.
 *
 * @param name never a person's: what a module calls its own user, or a fixed label of ours
 * @param code 0–255
 */
record FaText(String name, int code) {
  static final int NAME = 31;
  static final int SIZE = NAME + 1;

  static byte[] encode(String name, int code) {
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    if (ascii.length >= NAME) {
      throw new IllegalArgumentException("a name of " + ascii.length + " bytes, at most " + (NAME - 1));
    }
    byte[] out = new byte[SIZE];
    System.arraycopy(ascii, 0, out, 0, ascii.length);
    out[NAME] = (byte) ('0' + code);
    return out;
  }

  static Optional<FaText> parse(byte[] message) {
    if (message.length < SIZE) {
      return Optional.empty();
    }
    int length = 0;
    while (length < NAME && message[length] != 0) {
      length++;
    }
    if (length == NAME) {
      return Optional.empty(); // the name has no end: not what it claims to be
    }
    String name = new String(message, 0, length, StandardCharsets.US_ASCII);
    return Optional.of(new FaText(name, (message[NAME] - '0') & 0xFF));
  }
}
