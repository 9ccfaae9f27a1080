package org.hall24.locker.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a WKLY board says. A state byte is 00 or 01; which of the two is a closed door is disputed between makers.
 *
 * <p>Source: as {@link WklyRequest}; the opposite polarity is defined in the header "hal_locker".
 */
public sealed interface WklyReply {

  /** The board that speaks, 0–31. */
  int board();

  /** The bytes on the wire. */
  byte[] encode();

  /**
   * The answer to {@link WklyRequest.Open}: status, channel, state. A site in the field has boards that never send it.
   *
   * @param status 00 when the board took the order, FF or 01 when it failed
   * @param state 0 or 1
   */
  record Opened(int board, int status, int channel, int state) implements WklyReply {
    public Opened {
      Wkly.require(board, channel);
    }

    @Override
    public byte[] encode() {
      return Wkly.framed(board, Wkly.OPEN, status, channel, state);
    }
  }

  /**
   * The answer to {@link WklyRequest.QueryOne}: status, channel, state.
   *
   * @param status 00 when all is well
   * @param state 0 or 1
   */
  record One(int board, int status, int channel, int state) implements WklyReply {
    public One {
      Wkly.require(board, channel);
    }

    @Override
    public byte[] encode() {
      return Wkly.framed(board, Wkly.ONE, status, channel, state);
    }
  }

  /**
   * The answer to {@link WklyRequest.QueryAll}: status, count, one byte per channel.
   *
   * @param status 00 when all is well
   * @param states of channel 1 up, each 0–255; at most 200 of them
   */
  record All(int board, int status, List<Integer> states) implements WklyReply {
    /** More channels than any board has. */
    public static final int MOST_STATES = 200;

    public All {
      Wkly.require(board, 1);
      states = List.copyOf(states);
      if (states.size() > MOST_STATES || states.stream().anyMatch(s -> s < 0 || s > 0xFF)) {
        throw new IllegalArgumentException(states.size() + " states, or one that is no byte");
      }
    }

    @Override
    public byte[] encode() {
      int[] data = new int[states.size() + 2];
      data[0] = status;
      data[1] = states.size();
      for (int i = 0; i < states.size(); i++) {
        data[2 + i] = states.get(i);
      }
      return Wkly.framed(board, Wkly.ALL, data);
    }
  }

  /** A door change told unasked: channel, state. It answers nothing. */
  record Report(int board, int channel, int state) implements WklyReply {
    /** On the wire, in bytes. */
    static final int LENGTH = 10;

    public Report {
      Wkly.require(board, channel);
    }

    @Override
    public byte[] encode() {
      return Wkly.framed(board, Wkly.REPORT, channel, state);
    }
  }

  /**
   * Reads one exactly delimited reply.
   *
   * @return empty for anything that no board says
   */
  static Optional<WklyReply> parse(byte[] frame) {
    if (!Wkly.sound(frame) || Frames.at(frame, 5) > Wkly.MAX_BOARD) {
      return Optional.empty();
    }
    int board = Frames.at(frame, 5);
    int data = frame.length - 8;
    return switch (Frames.at(frame, 6)) {
      case Wkly.OPEN ->
          data == 3 && Frames.at(frame, 8) > 0
              ? Optional.of(new Opened(board, Frames.at(frame, 7), Frames.at(frame, 8), Frames.at(frame, 9)))
              : Optional.empty();
      case Wkly.ONE ->
          data == 3 && Frames.at(frame, 8) > 0
              ? Optional.of(new One(board, Frames.at(frame, 7), Frames.at(frame, 8), Frames.at(frame, 9)))
              : Optional.empty();
      case Wkly.REPORT ->
          data == 2 && Frames.at(frame, 7) > 0
              ? Optional.of(new Report(board, Frames.at(frame, 7), Frames.at(frame, 8)))
              : Optional.empty();
      case Wkly.ALL -> all(board, frame, data - 2);
      default -> Optional.empty();
    };
  }

  private static Optional<WklyReply> all(int board, byte[] frame, int count) {
    if (count < 0 || count > All.MOST_STATES || Frames.at(frame, 8) != count) {
      return Optional.empty();
    }
    List<Integer> states = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      states.add(Frames.at(frame, 9 + i));
    }
    return Optional.of(new All(board, Frames.at(frame, 7), states));
  }
}
