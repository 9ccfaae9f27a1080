package org.hall24.locker.board;

import java.util.Optional;

/**
 * What a host may say to a Winnsen lock station: {@code 90 06 CMD station lock 03}. There is no check byte at all, so every
 * field of an answer must fit.
 *
 * <p>Source: the class WinnsenProtocol of blitztech's pudokiosk.
 */
public sealed interface WinnsenRequest {
  /** Every request has this many bytes. */
  int LENGTH = 6;

  /** The first byte of every frame. */
  int HEAD = 0x90;

  /** The last byte of every frame. */
  int TAIL = 0x03;

  /** The station asked, 1–255. */
  int board();

  /** The lock, 1–255. */
  int channel();

  /** The bytes on the wire. */
  byte[] encode();

  /** Releases one bolt: command 05h. Lock 1–255. */
  record Open(int board, int channel) implements WinnsenRequest {
    /**
     * @throws IllegalArgumentException for a station or lock that cannot be, lock 0 above all
     */
    public Open {
      require(board, channel);
    }

    @Override
    public byte[] encode() {
      return framed(0x05, board, channel);
    }
  }

  /** Asks one contact: command 12h. Lock 1–255. */
  record QueryOne(int board, int channel) implements WinnsenRequest {
    /**
     * @throws IllegalArgumentException for a station or lock that cannot be, lock 0 above all
     */
    public QueryOne {
      require(board, channel);
    }

    @Override
    public byte[] encode() {
      return framed(0x12, board, channel);
    }
  }

  /**
   * Reads one exactly delimited request.
   *
   * @return empty for anything that is not a request of this type
   */
  static Optional<WinnsenRequest> parse(byte[] frame) {
    if (frame.length != LENGTH || Frames.at(frame, 0) != HEAD || Frames.at(frame, 1) != LENGTH || Frames.at(frame, 5) != TAIL) {
      return Optional.empty();
    }
    int board = Frames.at(frame, 3);
    int channel = Frames.at(frame, 4);
    if (board == 0 || channel == 0) {
      return Optional.empty();
    }
    return switch (Frames.at(frame, 2)) {
      case 0x05 -> Optional.of(new Open(board, channel));
      case 0x12 -> Optional.of(new QueryOne(board, channel));
      default -> Optional.empty();
    };
  }

  private static byte[] framed(int command, int board, int channel) {
    return new byte[] {(byte) HEAD, LENGTH, (byte) command, (byte) board, (byte) channel, TAIL};
  }

  private static void require(int board, int channel) {
    if (board < 1 || board > 0xFF) {
      throw new IllegalArgumentException("board " + board + " is outside 1-255");
    }
    if (channel < 1 || channel > 0xFF) {
      throw new IllegalArgumentException("channel " + channel + " is outside 1-255");
    }
  }
}
