package org.hall24.locker.board;

/** What all KERONG frames share: {@code 02 … 03 SUM}, the sum over every byte before it modulo 256; nothing is escaped. */
final class Cu {
  static final int STX = 0x02;
  static final int ETX = 0x03;
  static final int CU16_MAX_BOARD = 15;
  static final int CU48_MAX_BOARD = 9;

  private Cu() {}

  static byte[] framed(int... middle) {
    byte[] frame = new byte[middle.length + 3];
    frame[0] = STX;
    int sum = STX + ETX;
    for (int i = 0; i < middle.length; i++) {
      frame[1 + i] = (byte) middle[i];
      sum += middle[i];
    }
    frame[frame.length - 2] = ETX;
    frame[frame.length - 1] = (byte) sum;
    return frame;
  }

  /** Whether begin, end and sum are right. */
  static boolean sound(byte[] frame) {
    int last = frame.length - 1;
    if (last < 3 || Frames.at(frame, 0) != STX || Frames.at(frame, last - 1) != ETX) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < last; i++) {
      sum += Frames.at(frame, i);
    }
    return (sum & 0xFF) == Frames.at(frame, last);
  }

  static void require(int board, int highestBoard, int channel, int highestChannel) {
    if (board < 0 || board > highestBoard) {
      throw new IllegalArgumentException("board " + board + " is outside 0-" + highestBoard);
    }
    if (channel < 1 || channel > highestChannel) {
      throw new IllegalArgumentException("channel " + channel + " is outside 1-" + highestChannel);
    }
  }
}
