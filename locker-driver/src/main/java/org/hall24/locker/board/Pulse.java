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
   * @param door what the contact in the answer means at that moment, {@link Door#UNKNOWN} when it tells none
   * @param identical whether the answer has the same bytes as the order, as an echo has
   */
  record Answered(String sent, String reply, Door door, boolean identical) implements Pulse {}

  /**
   * The board answered that it will not: a coil that must cool down, a channel it does not have. It says so itself; the
   * door is still worth a look.
   *
   * @param sent the bytes sent, in hex
   * @param reply the bytes of the answer, in hex
   * @param reason a stable word: {@code cool-down}, {@code board-error}, {@code no-such-channel}
   */
  record Refused(String sent, String reply, String reason) implements Pulse {}

  /**
   * The bytes left (or may have left) the host and no answer came: the bolt may have moved.
   *
   * @param sent the bytes, in hex
   * @param reason a stable word: {@code silent}, {@code no-answer-due} with boards that
   *     release without a word, {@code echo-only}, {@code echo-missing}, {@code garbled}, {@code line-lost}, {@code deadline}
   */
  record Unanswered(String sent, String reason) implements Pulse {}
}
