package org.hall24.locker.board;

import java.util.Optional;

/**
 * What a host may say to an 8A board: five bytes, the last one the exclusive-or of the others.
 *
 * <p>The protocol knows more than this type: channel 00 opens every door, 90h opens several, 9Ah–9Dh switch power on for
 * good. None of them has a record here, so no caller and no mistake can send them; a column of doors is opened one by one.
 *
 * <p>Source: the vendor text "485 lock board 24-way communication protocol" (2021 and 2024A1) as transcribed in the ROS 2
 * package "Lock Controller" (cplus) and at blog.csdn.net/u012909822/article/details/147892413.
 */
public sealed interface Lock8aRequest {

  /** Every request has this many bytes. */
  int LENGTH = 5;

  /** The board asked, 1–200. */
  int board();

  /** The bytes on the wire. */
  byte[] encode();

  /** Releases one bolt: {@code 8A bd ch 11 x}. Channel 1–50. */
  record Open(int board, int channel) implements Lock8aRequest {
    /**
     * @throws IllegalArgumentException for a board or channel that cannot be, channel 0 (all doors) above all
     */
    public Open {
      Lock8aBytes.requireBoard(board);
      Lock8aBytes.requireChannel(channel);
    }

    @Override
    public byte[] encode() {
      return Lock8aBytes.framed(Lock8aBytes.OPEN, board, channel, Lock8aBytes.OPEN_MARK);
    }
  }

  /** Asks one contact: {@code 80 bd ch 33 x}. Channel 1–50. */
  record QueryOne(int board, int channel) implements Lock8aRequest {
    /**
     * @throws IllegalArgumentException for a board or channel that cannot be
     */
    public QueryOne {
      Lock8aBytes.requireBoard(board);
      Lock8aBytes.requireChannel(channel);
    }

    @Override
    public byte[] encode() {
      return Lock8aBytes.framed(Lock8aBytes.QUERY, board, channel, Lock8aBytes.QUERY_MARK);
    }
  }

  /** Asks all contacts of a board: {@code 80 bd 00 33 x}. Moves nothing. */
  record QueryAll(int board) implements Lock8aRequest {
    /**
     * @throws IllegalArgumentException for a board that cannot be
     */
    public QueryAll {
      Lock8aBytes.requireBoard(board);
    }

    @Override
    public byte[] encode() {
      return Lock8aBytes.framed(Lock8aBytes.QUERY, board, 0, Lock8aBytes.QUERY_MARK);
    }
  }

  /**
   * Reads one exactly delimited request.
   *
   * @return empty for anything that is not a request of this type, the open-all frame included
   */
  static Optional<Lock8aRequest> parse(byte[] frame) {
    if (frame.length != LENGTH || !Lock8aBytes.checks(frame, 0, LENGTH) || !Lock8aBytes.isBoard(Lock8aBytes.at(frame, 1))) {
      return Optional.empty();
    }
    int board = Lock8aBytes.at(frame, 1);
    int channel = Lock8aBytes.at(frame, 2);
    int mark = Lock8aBytes.at(frame, 3);
    int header = Lock8aBytes.at(frame, 0);
    if (header == Lock8aBytes.OPEN && mark == Lock8aBytes.OPEN_MARK && Lock8aBytes.isChannel(channel)) {
      return Optional.of(new Open(board, channel));
    }
    if (header != Lock8aBytes.QUERY || mark != Lock8aBytes.QUERY_MARK) {
      return Optional.empty();
    }
    if (channel == 0) {
      return Optional.of(new QueryAll(board));
    }
    return Lock8aBytes.isChannel(channel) ? Optional.of(new QueryOne(board, channel)) : Optional.empty();
  }
}
