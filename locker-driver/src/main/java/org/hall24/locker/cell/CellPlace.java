package org.hall24.locker.cell;

import org.hall24.locker.board.LockAddress;

/**
 * One cell of a cabinet.
 *
 * @param id the number on its door
 * @param address its bolt
 * @param size how much it takes
 * @param centreHeightMm height of the middle of the door above the floor, in millimetres, 0–2500
 */
public record CellPlace(CellId id, LockAddress address, CellSize size, int centreHeightMm) {
  public CellPlace {
    if (centreHeightMm < 0 || centreHeightMm > 2500) {
      throw new IllegalArgumentException("cell " + id + ": a height of " + centreHeightMm + " mm is outside 0-2500");
    }
  }
}
