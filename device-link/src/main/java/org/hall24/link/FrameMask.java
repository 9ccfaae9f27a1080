package org.hall24.link;

import java.util.BitSet;

/**
 * Says which bytes of a line may be seen in a recording. A driver gives one that knows its protocol: the frame around card
 * data, photos, faceprints and printed text may be shown, they themselves never.
 *
 * <p>A mask belongs to one recorder and sees all bytes of each direction in order, in whatever pieces they travelled, on
 * one thread at a time; it may remember where in a frame it is. When in doubt it shows nothing.
 */
@FunctionalInterface
public interface FrameMask {

  /** Which way bytes go. */
  enum Direction {
    TO_DEVICE('>'),
    FROM_DEVICE('<');

    private final char mark;

    Direction(char mark) {
      this.mark = mark;
    }

    /** How a recording marks it. */
    char mark() {
      return mark;
    }
  }

  /**
   * Which bytes may be shown.
   *
   * @param direction which way they go
   * @param piece the bytes; not to be kept or changed
   * @return the indexes in the piece that may be shown
   */
  BitSet shown(Direction direction, byte[] piece);

  /** Shows nothing but how many bytes went and whether they are the same as others: the mask for a line nobody described. */
  static FrameMask nothing() {
    return (direction, piece) -> new BitSet();
  }

  /** Shows all: only for a line on which nothing of a person ever travels, such as a lock board's. */
  static FrameMask everything() {
    return (direction, piece) -> {
      BitSet all = new BitSet();
      all.set(0, piece.length);
      return all;
    };
  }
}
