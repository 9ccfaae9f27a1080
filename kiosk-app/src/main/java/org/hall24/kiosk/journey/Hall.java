package org.hall24.kiosk.journey;

import java.util.List;
import org.hall24.kiosk.catalogue.Conditions;

/**
 * The hall as the journeys know it: its names, what works, and where its doors are.
 *
 * @param cabinet every door, row by row
 */
public record Hall(String nameZh, String nameEn, Conditions conditions, List<Door> cabinet) {
  public Hall {
    cabinet = List.copyOf(cabinet);
  }

  /** One door of the cabinet; row and column from 0. */
  public record Door(String cell, int row, int column, boolean inService) {}
}
