package org.hall24.locker.board;

import java.util.Optional;
import org.hall24.locker.board.CuStatus.Generation;

/**
 * What a host may say to a KERONG CU48B or CU24 board: {@code 02 ADDR LOCK CMD 03 SUM}, the board 0–9, the lock counted from
 * zero.
 *
 * <p>Lock number 30h means all locks and address 0Ah all boards; neither can be written down here, not even to ask.
 *
 * <p>Source: as {@link CuStatus}.
 */
public sealed interface Cu48Request {
  /** Every request has this many bytes. */
  int LENGTH = 6;

  /** CU48 or CU24. */
  Generation generation();

  /** The board asked, 0–9. */
  int board();

  /** The bytes on the wire. */
  byte[] encode();

  /** Releases one bolt: command 61h, with a CU24 51h. Channel 1–48, 1–24. */
  record Open(Generation generation, int board, int channel) implements Cu48Request {
    /**
     * @throws IllegalArgumentException for a board or channel that cannot be
     */
    public Open {
      Cu.require(board, Cu.CU48_MAX_BOARD, channel, generation.locks());
      requireGeneration(generation);
    }

    @Override
    public byte[] encode() {
      return Cu.framed(board, channel - 1, unlock(generation));
    }
  }

  /** Asks for all contacts of a board: command 60h, with a CU24 50h. Moves nothing. */
  record Query(Generation generation, int board) implements Cu48Request {
    /**
     * @throws IllegalArgumentException for a board that cannot be
     */
    public Query {
      Cu.require(board, Cu.CU48_MAX_BOARD, 1, 1);
      requireGeneration(generation);
    }

    @Override
    public byte[] encode() {
      return Cu.framed(board, 0, unlock(generation) - 1);
    }
  }

  /**
   * Reads one exactly delimited request.
   *
   * @return empty for anything that is not a request of this type
   */
  static Optional<Cu48Request> parse(Generation generation, byte[] frame) {
    if (frame.length != LENGTH || !Cu.sound(frame) || Frames.at(frame, 1) > Cu.CU48_MAX_BOARD) {
      return Optional.empty();
    }
    int board = Frames.at(frame, 1);
    int lock = Frames.at(frame, 2);
    int command = Frames.at(frame, 3);
    if (command == unlock(generation) - 1) {
      return Optional.of(new Query(generation, board));
    }
    return command == unlock(generation) && lock < generation.locks()
        ? Optional.of(new Open(generation, board, lock + 1))
        : Optional.empty();
  }

  private static int unlock(Generation generation) {
    return generation == Generation.CU24 ? 0x51 : 0x61;
  }

  private static void requireGeneration(Generation generation) {
    if (generation == Generation.CU16) {
      throw new IllegalArgumentException("a CU16 has other frames");
    }
  }
}
