package org.hall24.locker.board;

import java.util.Optional;

/**
 * What a Winnsen lock station says: {@code 90 07 85 station lock status 03} to an order, {@code 90 07 92 …} to a question.
 * In answers to questions the newest revision has status and lock the other way round.
 *
 * <p>Source: as {@link WinnsenRequest}.
 *
 * @param ordered whether it answers an order
 * @param board the station, 1–255
 * @param first the byte after the station
 * @param second the byte after that
 */
public record WinnsenReply(boolean ordered, int board, int first, int second) {
  /** Every answer has this many bytes. */
  public static final int LENGTH = 7;

  /** The lock is, or was, opened. */
  public static final int OPEN = 0x01;

  /** The lock is closed, or did not open. */
  public static final int CLOSED = 0x00;

  /** The coil must cool down; nothing was moved. */
  public static final int COOLING = 0x02;

  /**
   * @throws IllegalArgumentException when a field is no byte
   */
  public WinnsenReply {
    if (board < 1 || board > 0xFF || (first & ~0xFF) != 0 || (second & ~0xFF) != 0) {
      throw new IllegalArgumentException("a field is outside its range");
    }
  }

  /** The bytes on the wire. */
  public byte[] encode() {
    return new byte[] {
      (byte) WinnsenRequest.HEAD, LENGTH, (byte) (ordered ? 0x85 : 0x92), (byte) board, (byte) first, (byte) second, WinnsenRequest.TAIL
    };
  }

  /**
   * Reads one exactly delimited answer.
   *
   * @return empty for anything that no station says
   */
  public static Optional<WinnsenReply> parse(byte[] frame) {
    if (frame.length != LENGTH
        || Frames.at(frame, 0) != WinnsenRequest.HEAD
        || Frames.at(frame, 1) != LENGTH
        || Frames.at(frame, 6) != WinnsenRequest.TAIL
        || Frames.at(frame, 3) == 0) {
      return Optional.empty();
    }
    return switch (Frames.at(frame, 2)) {
      case 0x85 -> Optional.of(new WinnsenReply(true, Frames.at(frame, 3), Frames.at(frame, 4), Frames.at(frame, 5)));
      case 0x92 -> Optional.of(new WinnsenReply(false, Frames.at(frame, 3), Frames.at(frame, 4), Frames.at(frame, 5)));
      default -> Optional.empty();
    };
  }
}
