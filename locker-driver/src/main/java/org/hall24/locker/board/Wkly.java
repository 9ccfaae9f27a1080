package org.hall24.locker.board;

/** What all WKLY frames share. */
final class Wkly {
  static final int MAX_BOARD = 31;
  static final int OPEN = 0x82;
  static final int ONE = 0x83;
  static final int ALL = 0x84;
  static final int REPORT = 0x85;
  static final int OK = 0x00;

  /** Letters, length, address, command and check byte. */
  private static final int FRAMING = 8;

  private Wkly() {}

  static byte[] framed(int board, int command, int... data) {
    byte[] frame = new byte[FRAMING + data.length];
    for (int i = 0; i < WklyRequest.LETTERS.length; i++) {
      frame[i] = (byte) WklyRequest.LETTERS[i];
    }
    frame[4] = (byte) frame.length;
    frame[5] = (byte) board;
    frame[6] = (byte) command;
    for (int i = 0; i < data.length; i++) {
      frame[7 + i] = (byte) data[i];
    }
    int x = 0;
    for (int i = 0; i < frame.length - 1; i++) {
      x ^= frame[i];
    }
    frame[frame.length - 1] = (byte) x;
    return frame;
  }

  /** Whether letters, length and check byte are right. */
  static boolean sound(byte[] frame) {
    return begins(frame, 0) && frame.length >= FRAMING && Frames.at(frame, 4) == frame.length && Lock8aBytes.checks(frame, 0, frame.length);
  }

  /** Whether the letters stand at an index, as far as there are bytes. */
  static boolean begins(byte[] bytes, int at) {
    for (int i = 0; i < WklyRequest.LETTERS.length && at + i < bytes.length; i++) {
      if (Frames.at(bytes, at + i) != WklyRequest.LETTERS[i]) {
        return false;
      }
    }
    return true;
  }

  static void require(int board, int channel) {
    if (board < 0 || board > MAX_BOARD) {
      throw new IllegalArgumentException("board " + board + " is outside 0-" + MAX_BOARD);
    }
    if (channel < 1 || channel > 0xFF) {
      throw new IllegalArgumentException("channel " + channel + " is outside 1-255");
    }
  }
}
