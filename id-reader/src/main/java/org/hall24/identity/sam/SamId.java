package org.hall24.identity.sam;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * The module's own number: five unsigned little-endian numbers in 16 bytes. It names the reader, not a person, and may
 * be logged.
 *
 * <p>Printed form: zero-padded as in the vendor library {@code Sdtapi} (Routon); parts above 2³¹ stay positive.
 *
 * @param standard 0–65535
 * @param vendor 0–65535
 * @param date unsigned 32 bits, YYYYMMDD
 * @param serial unsigned 32 bits
 * @param check unsigned 32 bits
 */
public record SamId(int standard, int vendor, long date, long serial, long check) {
  /** Bytes on the wire. */
  public static final int LENGTH = 16;

  /**
   * Reads the data of the reply.
   *
   * @throws IllegalArgumentException when there are not 16 bytes
   */
  public static SamId parse(byte[] data) {
    if (data.length != LENGTH) {
      throw new IllegalArgumentException("a SAM id has " + LENGTH + " bytes, not " + data.length);
    }
    ByteBuffer in = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    return new SamId(
        Short.toUnsignedInt(in.getShort()),
        Short.toUnsignedInt(in.getShort()),
        Integer.toUnsignedLong(in.getInt()),
        Integer.toUnsignedLong(in.getInt()),
        Integer.toUnsignedLong(in.getInt()));
  }

  /** The data of the reply. */
  public byte[] encode() {
    return ByteBuffer.allocate(LENGTH)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) standard)
        .putShort((short) vendor)
        .putInt((int) date)
        .putInt((int) serial)
        .putInt((int) check)
        .array();
  }

  /** The printed form, for example {@code 05.03-20150101-0001234567-1987654321}. */
  public String printed() {
    return String.format(Locale.ROOT, "%02d.%02d-%08d-%010d-%010d", standard, vendor, date, serial, check);
  }
}
