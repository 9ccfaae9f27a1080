package org.hall24.locker.board;

/**
 * What became of one order to release a bolt. None of these says that a door is open: a board that accepts has not opened,
 * and an echo looks like an acceptance. Only the sensors tell.
 */
public sealed interface Pulse {

  /**
   * No byte left the host.
   *
   * @param reason a stable word: {@code not-ready}, {@code silent}, {@code busy}, {@code outside}
   */
  record NotSent(String reason) implements Pulse {}

  /**
   * The board answered, every field as asked.
   *
   * @param sent the bytes sent, in hex
   * @param reply the bytes of the answer, in hex
   * @param door what the contact in the answer means at that moment
   * @param identical whether the answer has the same bytes as the order, as an echo has
   */
  record Answered(String sent, String reply, Door door, boolean identical) implements Pulse {}

  /**
   * The bytes left (or may have left) the host and no answer came: the bolt may have moved.
   *
   * @param sent the bytes, in hex
   * @param reason a stable word: {@code silent}, {@code echo-missing}, {@code line-lost}, {@code deadline}
   */
  record Unanswered(String sent, String reason) implements Pulse {}
}
