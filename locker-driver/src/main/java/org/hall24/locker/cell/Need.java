package org.hall24.locker.cell;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a person needs of a cell.
 *
 * @param size the smallest that will do
 * @param lowestMm lowest door centre the person reaches, millimetres above the floor
 * @param highestMm highest door centre the person reaches, millimetres above the floor
 */
public record Need(CellSize size, int lowestMm, int highestMm) {

  /** Any height. */
  public static Need of(CellSize size) {
    return new Need(size, 0, 2500);
  }

  /** What one reaches from a wheelchair: 400–1200 mm. */
  public static Need lowReach(CellSize size) {
    return new Need(size, 400, 1200);
  }

  /**
   * The cell for it: free, large enough, within reach; the smallest such size, among them the bolt used least, so that wear
   * spreads.
   */
  public Optional<CellId> choose(List<CellSnapshot> cells) {
    return cells.stream()
        .filter(c -> c.state().allocatable())
        .filter(c -> c.place().size().compareTo(size) >= 0)
        .filter(c -> c.place().centreHeightMm() >= lowestMm && c.place().centreHeightMm() <= highestMm)
        .min(Comparator.<CellSnapshot, CellSize>comparing(c -> c.place().size())
            .thenComparingLong(CellSnapshot::pulses)
            .thenComparing(c -> c.place().id()))
        .map(c -> c.place().id());
  }
}
