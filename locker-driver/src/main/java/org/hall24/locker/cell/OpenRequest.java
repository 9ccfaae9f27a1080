package org.hall24.locker.cell;

import java.util.Optional;

/**
 * Who wants a door open, and why. References only, nothing personal.
 *
 * @param cell the cell
 * @param purpose why
 * @param actor who asks
 * @param authority what allows it
 * @param item the papers it is about, if any
 */
public record OpenRequest(CellId cell, Purpose purpose, String actor, String authority, Optional<Item> item) {

  /** A technician's own act. */
  public static OpenRequest technician(CellId cell, String actor) {
    return new OpenRequest(cell, Purpose.TECHNICIAN, actor, "technician", Optional.empty());
  }
}
