package org.hall24.locker.board;

/** What all frames of the 8A board share: the exclusive-or at the end, and the ranges of their fields. */
final class Lock8aBytes {
  /** The highest board address any published version of the protocol names (C8h). */
  static final int MAX_BOARD = 0xC8;

  /** The largest board of the family. */
  static final int MAX_CHANNEL = 50;

  static final int OPEN = 0x8A;
  static final int QUERY = 0x80;
  static final int REPORT = 0x82;
  static final int QUERY_MARK = 0x33;
  static final int OPEN_MARK = 0x11;

  private Lock8aBytes() {}

  static byte[] framed(int... values) {
    byte[] frame = new byte[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      frame[i] = (byte) values[i];
      frame[values.length] ^= (byte) values[i];
    }
    return frame;
  }

  static boolean checks(byte[] bytes, int from, int length) {
    int x = 0;
    for (int i = from; i < from + length; i++) {
      x ^= bytes[i];
    }
    return x == 0;
  }

  static int at(byte[] bytes, int index) {
    return bytes[index] & 0xFF;
  }

  static void requireBoard(int board) {
    if (board < 1 || board > MAX_BOARD) {
      throw new IllegalArgumentException("board " + board + " is outside 1-" + MAX_BOARD);
    }
  }

  static void requireChannel(int channel) {
    if (channel < 1 || channel > MAX_CHANNEL) {
      throw new IllegalArgumentException("channel " + channel + " is outside 1-" + MAX_CHANNEL);
    }
  }

  static boolean isBoard(int board) {
    return board >= 1 && board <= MAX_BOARD;
  }

  static boolean isChannel(int channel) {
    return channel >= 1 && channel <= MAX_CHANNEL;
  }
}
