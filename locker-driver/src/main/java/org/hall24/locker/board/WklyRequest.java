package org.hall24.locker.board;

import java.util.Optional;

/**
 * What a host may say to a board that frames begin with the letters WKLY: {@code 57 4B 4C 59 | length | address | command |
 * data | exclusive-or}, the length counting every byte.
 *
 * <p>The protocol knows more: 80h and 87h open several, 86h opens all, 88h and 89h switch a channel for good. None of them
 * has a record here.
 *
 * <p>Source: the document's examples as transcribed in the Android helper "lockdemo" and its tests, the README of
 * Artcen-Design/Arcen-Locker, and XpertApp2 DoorUtility.
 */
public sealed interface WklyRequest {
  /** The four letters. */
  int[] LETTERS = {0x57, 0x4B, 0x4C, 0x59};

  /** The shortest and the longest request. */
  int SHORTEST = 8;

  /** The board asked, 0–31. */
  int board();

  /** The bytes on the wire. */
  byte[] encode();

  /** Releases one bolt: command 82h. Channel 1–255. */
  record Open(int board, int channel) implements WklyRequest {
    /**
     * @throws IllegalArgumentException for a board or channel that cannot be
     */
    public Open {
      Wkly.require(board, channel);
    }

    @Override
    public byte[] encode() {
      return Wkly.framed(board, Wkly.OPEN, channel);
    }
  }

  /** Asks one contact: command 83h. Channel 1–255. */
  record QueryOne(int board, int channel) implements WklyRequest {
    /**
     * @throws IllegalArgumentException for a board or channel that cannot be
     */
    public QueryOne {
      Wkly.require(board, channel);
    }

    @Override
    public byte[] encode() {
      return Wkly.framed(board, Wkly.ONE, channel);
    }
  }

  /** Asks all contacts of a board: command 84h. Moves nothing. */
  record QueryAll(int board) implements WklyRequest {
    /**
     * @throws IllegalArgumentException for a board that cannot be
     */
    public QueryAll {
      Wkly.require(board, 1);
    }

    @Override
    public byte[] encode() {
      return Wkly.framed(board, Wkly.ALL);
    }
  }

  /**
   * Reads one exactly delimited request.
   *
   * @return empty for anything that is not a request of this type
   */
  static Optional<WklyRequest> parse(byte[] frame) {
    if (!Wkly.sound(frame) || Frames.at(frame, 5) > Wkly.MAX_BOARD) {
      return Optional.empty();
    }
    int board = Frames.at(frame, 5);
    int command = Frames.at(frame, 6);
    if (frame.length == SHORTEST) {
      return command == Wkly.ALL ? Optional.of(new QueryAll(board)) : Optional.empty();
    }
    int channel = Frames.at(frame, 7);
    if (frame.length != SHORTEST + 1 || channel < 1) {
      return Optional.empty();
    }
    return switch (command) {
      case Wkly.OPEN -> Optional.of(new Open(board, channel));
      case Wkly.ONE -> Optional.of(new QueryOne(board, channel));
      default -> Optional.empty();
    };
  }
}
