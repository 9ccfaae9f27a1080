package org.hall24.identity.face.efaa;

import java.util.Arrays;

/**
 * One frame of either side: {@code EF AA | id | size (2, big-endian) | data | XOR of id, size and data}. Source: Hi-Link
 * photo-download series software manual V2.63, as published in <a
 * href="https://github.com/likangjie110/Facial-recognition-data-zh-">a public knowledge base</a>.
 *
 * <p>May hold a face; {@link #wipe()} overwrites it. Prints as id and size only.
 *
 * @param id 0 to 255
 * @param data up to 65,535 bytes; not copied
 */
public record EfAaFrame(int id, byte[] data) {
  static final int FIRST = 0xEF;
  static final int SECOND = 0xAA;
  static final int HEAD = 5;
  static final int PARITY = 1;

  // What the module says.
  public static final int REPLY = 0x00;
  public static final int NOTE = 0x01;

  // What the host says.
  public static final int RESET = 0x10;
  public static final int GET_STATUS = 0x11;
  public static final int VERIFY = 0x12;
  public static final int DELETE_USER = 0x20;
  public static final int DELETE_ALL = 0x21;
  public static final int GET_USER_INFO = 0x22;
  public static final int GET_ALL_USER_ID = 0x24;
  public static final int GET_VERSION = 0x30;
  public static final int GET_SERIAL = 0x93;
  public static final int THRESHOLD = 0xD4;
  public static final int PHOTO = 0xF7;
  public static final int DEMO_MODE = 0xFE;
  public static final int POWER_DOWN = 0xED;

  /** The bytes on the line. */
  public byte[] encode() {
    byte[] out = new byte[HEAD + data.length + PARITY];
    out[0] = (byte) FIRST;
    out[1] = (byte) SECOND;
    out[2] = (byte) id;
    out[3] = (byte) (data.length >> 8);
    out[4] = (byte) data.length;
    System.arraycopy(data, 0, out, HEAD, data.length);
    out[out.length - 1] = parity(out, 2, out.length - 1);
    return out;
  }

  /** The XOR of some bytes. */
  static byte parity(byte[] bytes, int from, int to) {
    byte parity = 0;
    for (int i = from; i < to; i++) {
      parity ^= bytes[i];
    }
    return parity;
  }

  /** An unsigned byte of the data; 0 beyond its end. */
  public int u8(int at) {
    return at < data.length ? data[at] & 0xFF : 0;
  }

  /** Two bytes of the data, the greater first; 0 beyond its end. */
  public int u16(int at) {
    return u8(at) << 8 | u8(at + 1);
  }

  /** Overwrites the data. */
  public void wipe() {
    Arrays.fill(data, (byte) 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EfAaFrame that && id == that.id && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return 31 * id + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return "EfAaFrame[%02X, %d bytes]".formatted(id, data.length);
  }
}
