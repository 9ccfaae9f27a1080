package org.hall24.locker.board;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What came of asking a board for its doors. */
public sealed interface Reading {

  /**
   * The board answered.
   *
   * @param board the board asked
   * @param doors by channel; a channel the answer has no bit for is {@link Door#UNKNOWN}
   * @param items by channel; empty for a board without content sensors
   */
  record Doors(int board, SortedMap<Integer, Door> doors, SortedMap<Integer, Presence> items) implements Reading {
    public Doors {
      doors = Collections.unmodifiableSortedMap(new TreeMap<Integer, Door>((Map<Integer, Door>) doors));
      items = Collections.unmodifiableSortedMap(new TreeMap<Integer, Presence>((Map<Integer, Presence>) items));
    }

    /** The answer of a board without content sensors. */
    public Doors(int board, SortedMap<Integer, Door> doors) {
      this(board, doors, Collections.emptySortedMap());
    }

    /** What lies in one channel's cell, {@link Presence#NONE} when the board has no sensor there. */
    public Presence item(int channel) {
      return items.getOrDefault(channel, Presence.NONE);
    }

    /** The door of one channel, {@link Door#UNKNOWN} when it was not told. */
    public Door door(int channel) {
      return doors.getOrDefault(channel, Door.UNKNOWN);
    }
  }

  /**
   * It was asked and did not answer, or not so that one can read it.
   *
   * @param reason a stable word: {@code silent}, {@code echo-only}, {@code garbled}, {@code line-lost}, {@code deadline}
   */
  record Silent(int board, String reason) implements Reading {}

  /**
   * It was not asked, because the line is not there.
   *
   * @param reason the device state's word
   */
  record NotReady(int board, String reason) implements Reading {}
}
