package org.hall24.identity.sam;

/**
 * The frame both directions share: {@code AA AA AA 96 69 | length, 2 bytes big-endian | body | check}.
 *
 * <p>The length counts body and check; the check is the XOR of both length bytes and the body. Sources: the vendor page
 * "SAM_V 通信协议" (eastcoms) and the softs.im page on the same protocol agree.
 */
public final class SamFrame {
  /** Bytes before the body: preamble and length. */
  public static final int HEADER = 7;

  /** Largest length field in use: text, photo and two finger templates (0x090A), a frame of 2,321 bytes. */
  public static final int LONGEST = 0x090A;

  private static final byte[] PREAMBLE = {(byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69};

  private SamFrame() {}

  static int preambleLength() {
    return PREAMBLE.length;
  }

  static byte preamble(int index) {
    return PREAMBLE[index];
  }

  /**
   * Wraps a body.
   *
   * @param body 1 to {@link #LONGEST} − 1 bytes; not kept
   */
  static byte[] wrap(byte[] body) {
    int length = body.length + 1;
    if (body.length < 1 || length > LONGEST) {
      throw new IllegalArgumentException("no frame has a body of " + body.length + " bytes");
    }
    byte[] frame = new byte[HEADER + length];
    System.arraycopy(PREAMBLE, 0, frame, 0, PREAMBLE.length);
    frame[5] = (byte) (length >> 8);
    frame[6] = (byte) length;
    System.arraycopy(body, 0, frame, HEADER, body.length);
    frame[frame.length - 1] = xor(frame, PREAMBLE.length, frame.length - 1);
    return frame;
  }

  /** The XOR of {@code bytes[from..to)}. */
  static byte xor(byte[] bytes, int from, int to) {
    int xor = 0;
    for (int i = from; i < to; i++) {
      xor ^= bytes[i];
    }
    return (byte) xor;
  }
}
