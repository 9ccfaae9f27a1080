package org.hall24.locker.board;

import java.util.List;
import java.util.Optional;

/**
 * What a host may say in one dialect. There is no way to say "all doors" here: an order names one board and one channel,
 * checked against the dialect's ranges, and nothing else moves a bolt.
 */
interface BoardCodec {

  /**
   * The order to release one bolt.
   *
   * @throws IllegalArgumentException for a board or channel the dialect does not have
   */
  Question open(LockAddress bolt);

  /**
   * The question for one contact; boards that only tell all of them at once are asked for all.
   *
   * @throws IllegalArgumentException for a board or channel the dialect does not have
   */
  Question query(LockAddress bolt);

  /**
   * The questions that together tell all contacts of a board.
   *
   * @throws IllegalArgumentException for a board the dialect does not have
   */
  List<Question> queryAll(int board);

  /** The order that switches every bolt of a board off, for boards that know one. It moves none. */
  default Optional<Question> allOff(int board) {
    return Optional.empty();
  }

  /** The same for one bolt, for boards that refuse to switch off all at once. */
  default Optional<Question> off(LockAddress bolt) {
    return Optional.empty();
  }

  /** The last door change that a board tells unasked in these bytes; most dialects have no word for it. */
  default Optional<LockAddress> report(byte[] heard) {
    return Optional.empty();
  }
}
