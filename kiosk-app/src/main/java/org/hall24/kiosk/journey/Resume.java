package org.hall24.kiosk.journey;

import java.util.Optional;

/**
 * What a restart found.
 *
 * @param openDoor the cell of an interrupted deposit whose door still stands open; who stands there is unknown
 */
public record Resume(Optional<String> openDoor) {

  /** Nothing stands open. */
  public static Resume quiet() {
    return new Resume(Optional.empty());
  }
}
