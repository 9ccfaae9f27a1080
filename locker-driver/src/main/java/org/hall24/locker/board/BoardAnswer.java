package org.hall24.locker.board;

import java.util.OptionalInt;
import java.util.SortedMap;

/** What a board's answer says, before settings make doors of it. */
sealed interface BoardAnswer {

  /**
   * The contacts asked for.
   *
   * @param bits by channel, 0 or 1 as the board has it; a channel that is not there was not told
   * @param items by channel, for boards that have a sensor for what lies in a cell
   * @param all whether it is told as of a whole board; its polarity is a setting of its own
   */
  record Contacts(SortedMap<Integer, Integer> bits, SortedMap<Integer, Presence> items, boolean all) implements BoardAnswer {}

  /**
   * The order was taken.
   *
   * @param bit the contact of that channel, where the answer tells it
   */
  record Taken(OptionalInt bit) implements BoardAnswer {}

  /**
   * The board will not.
   *
   * @param reason a stable word: {@code cool-down}, {@code board-error}, {@code no-such-channel}
   */
  record Refused(String reason) implements BoardAnswer {}
}
