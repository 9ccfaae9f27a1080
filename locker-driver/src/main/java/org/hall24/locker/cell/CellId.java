package org.hall24.locker.cell;

import org.hall24.locker.board.LockAddress;

/**
 * The number painted on a cell's door, for example {@code 14}; where no map names it, {@code board/channel}.
 *
 * @param value 1–16 letters, digits, dots, dashes or slashes
 */
public record CellId(String value) implements Comparable<CellId> {

  /**
   * @throws IllegalArgumentException when it could not be painted on a door
   */
  public CellId {
    if (!value.matches("[A-Za-z0-9][A-Za-z0-9./-]{0,15}")) {
      throw new IllegalArgumentException("a cell is named with 1-16 letters, digits, dots, dashes or slashes");
    }
  }

  /** The name of a cell no map names. */
  public static CellId of(LockAddress address) {
    return new CellId(address.toString());
  }

  @Override
  public int compareTo(CellId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
