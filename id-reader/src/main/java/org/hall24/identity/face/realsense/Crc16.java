package org.hall24.identity.face.realsense;

/**
 * CRC-16 with polynomial 0x1021, start 0x1D0F, no reflection, no final xor (SPI-FUJITSU, AUG-CCITT); the check value of
 * {@code 123456789} is 0xE5CC. Source: RealSenseID 1.3.1, {@code Crc16.cc}.
 */
final class Crc16 {
  private static final int START = 0x1D0F;
  private static final int[] TABLE = table();

  private Crc16() {}

  /** The CRC of some bytes followed by a number of zero bytes. */
  static int of(byte[] bytes, int offset, int length, int zeros) {
    int crc = START;
    for (int i = offset; i < offset + length; i++) {
      crc = step(crc, bytes[i]);
    }
    for (int i = 0; i < zeros; i++) {
      crc = step(crc, (byte) 0);
    }
    return crc;
  }

  private static int step(int crc, byte next) {
    return ((crc << 8) ^ TABLE[((crc >>> 8) ^ next) & 0xFF]) & 0xFFFF;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
      }
      table[i] = crc & 0xFFFF;
    }
    return table;
  }
}
