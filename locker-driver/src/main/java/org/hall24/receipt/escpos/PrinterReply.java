package org.hall24.receipt.escpos;

import java.nio.charset.StandardCharsets;

/**
 * One answer of the printer. All answers share one line and are told apart by their fixed bits (TM-T88III specification,
 * appendix G): ordered {@code 0xx0xxxx}, real-time {@code 0xx1xx10}, automatic status {@code 0xx1xx00} and three more,
 * blocks from a head byte to 00h.
 */
public sealed interface PrinterReply {

  /** The byte that answers DLE EOT; its meaning hangs on what was asked. */
  record RealTime(int bits) implements PrinterReply {}

  /** The byte that answers GS r. */
  record Ordered(int bits) implements PrinterReply {}

  /** Four bytes sent by themselves when a status changed. */
  record Automatic(int first, int second, int third, int fourth) implements PrinterReply {}

  /** GS ( H 48 came to its turn: everything before it is printed. */
  record Processed(String id) implements PrinterReply {}

  /** The buffers are empty after DLE DC4 8. */
  record Cleared() implements PrinterReply {}

  /** A block that answers something else. */
  record Block(int head, Octets body) implements PrinterReply {}

  /** Bytes of a length that was agreed when they were asked for, see {@link ReplyParser#expect}. */
  record Expected(Octets bytes) implements PrinterReply {}

  /** XOFF: send no more data. */
  record Hold() implements PrinterReply {}

  /** XON: data may go on. */
  record GoOn() implements PrinterReply {}

  /** A byte that fits no answer. */
  record Noise(int value) implements PrinterReply {}

  /** The bytes of this answer. */
  default byte[] encode() {
    return switch (this) {
      case RealTime(int bits) -> new byte[] {(byte) bits};
      case Ordered(int bits) -> new byte[] {(byte) bits};
      case Automatic(int a, int b, int c, int d) -> new byte[] {(byte) a, (byte) b, (byte) c, (byte) d};
      case Processed(String id) -> block(0x37, ((char) 0x22 + id).getBytes(StandardCharsets.US_ASCII));
      case Cleared() -> block(0x37, new byte[] {0x25});
      case Block(int head, Octets body) -> block(head, body.toArray());
      case Expected(Octets bytes) -> bytes.toArray();
      case Hold() -> new byte[] {0x13};
      case GoOn() -> new byte[] {0x11};
      case Noise(int value) -> new byte[] {(byte) value};
    };
  }

  private static byte[] block(int head, byte[] body) {
    byte[] all = new byte[body.length + 2];
    all[0] = (byte) head;
    System.arraycopy(body, 0, all, 1, body.length);
    return all;
  }
}
