package org.hall24.identity.sam;

import java.util.Arrays;

/**
 * What the module answers: {@code SW1 SW2 SW3 data}. SW1 and SW2 echo the card's own status words and may be anything on
 * an error; SW3 is the module's.
 *
 * <p>Data may be a person's: it is not copied on the way out, {@link #wipe()} clears it, and {@code toString} leaves it
 * out.
 *
 * @param sw1 0–255
 * @param sw2 0–255
 * @param sw3 0–255
 * @param data empty unless the command succeeded
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are wiped; compared by content below
public record SamReply(int sw1, int sw2, int sw3, byte[] data) {
  /** Smallest length field of a reply: three status bytes, check. */
  public static final int SHORTEST = 4;

  /** A reply of the module alone: SW1 and SW2 zero, no data. */
  public static SamReply of(SamStatus status) {
    return of(status, new byte[0]);
  }

  /** A reply of the module with data. */
  public static SamReply of(SamStatus status, byte[] data) {
    return new SamReply(0, 0, status.code(), data);
  }

  /** What SW3 means. */
  public SamStatus status() {
    return SamStatus.of(sw3);
  }

  /** The whole frame. */
  public byte[] encode() {
    byte[] body = new byte[3 + data.length];
    body[0] = (byte) sw1;
    body[1] = (byte) sw2;
    body[2] = (byte) sw3;
    System.arraycopy(data, 0, body, 3, data.length);
    byte[] frame = SamFrame.wrap(body);
    Arrays.fill(body, (byte) 0);
    return frame;
  }

  /**
   * Reads the body of a frame whose check was right.
   *
   * @param body at least 3 bytes, which {@link SamFrameParser#forReplies()} sees to
   */
  public static SamReply parse(byte[] body) {
    return new SamReply(body[0] & 0xFF, body[1] & 0xFF, body[2] & 0xFF, Arrays.copyOfRange(body, 3, body.length));
  }

  /** Overwrites the data. */
  public void wipe() {
    Arrays.fill(data, (byte) 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SamReply(int a, int b, int c, byte[] d)
        && a == sw1
        && b == sw2
        && c == sw3
        && Arrays.equals(d, data);
  }

  @Override
  public int hashCode() {
    return 31 * ((sw1 << 16) | (sw2 << 8) | sw3) + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return String.format("SamReply[%02X %02X %02X, %d bytes]", sw1, sw2, sw3, data.length);
  }
}
