package org.hall24.locker.board;

import java.util.Optional;

/**
 * What a host may say to a KERONG CU12, CU16 or NCU16L board: {@code 02 ADDR CMD 03 SUM}, the board 0–15 in the high half of
 * the address and the lock, counted from zero, in the low one.
 *
 * <p>The protocol knows more: 33h opens all locks of a board and shares its check byte with harmless orders, 37h sets the
 * pulse, 39h opens later. None of them has a record here.
 *
 * <p>Source: suryavirkapur/kerong-lib, julio-alv/lkaas-kerong, CartWise KR-CU16 controller, a TypeScript CU12/CU16 module.
 */
public sealed interface Cu16Request {
  /** Every request has this many bytes. */
  int LENGTH = 5;

  /** Locks of a board. */
  int LOCKS = 16;

  /** Releases one bolt. */
  int UNLOCK = 0x31;

  /** Asks for all contacts of one board. */
  int STATUS = 0x30;

  /** The board asked, 0–15. */
  int board();

  /** The bytes on the wire. */
  byte[] encode();

  /** Releases one bolt: command 31h. Channel 1–16. */
  record Open(int board, int channel) implements Cu16Request {
    /**
     * @throws IllegalArgumentException for a board or channel that cannot be
     */
    public Open {
      Cu.require(board, Cu.CU16_MAX_BOARD, channel, LOCKS);
    }

    @Override
    public byte[] encode() {
      return Cu.framed(board << 4 | channel - 1, UNLOCK);
    }
  }

  /** Asks for all contacts of a board: command 30h. Moves nothing. */
  record Query(int board) implements Cu16Request {
    /**
     * @throws IllegalArgumentException for a board that cannot be
     */
    public Query {
      Cu.require(board, Cu.CU16_MAX_BOARD, 1, LOCKS);
    }

    @Override
    public byte[] encode() {
      return Cu.framed(board << 4, STATUS);
    }
  }

  /**
   * Reads one exactly delimited request.
   *
   * @return empty for anything that is not a request of this type
   */
  static Optional<Cu16Request> parse(byte[] frame) {
    if (frame.length != LENGTH || !Cu.sound(frame)) {
      return Optional.empty();
    }
    int board = Frames.at(frame, 1) >> 4;
    return switch (Frames.at(frame, 2)) {
      case UNLOCK -> Optional.of(new Open(board, (Frames.at(frame, 1) & 0xF) + 1));
      case STATUS -> Optional.of(new Query(board));
      default -> Optional.empty();
    };
  }
}
