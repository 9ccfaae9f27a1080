package org.hall24.kiosk.journey;

import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.catalogue.Conditions;

/**
 * The hall as the journeys know it: its names, what works, and where its doors are.
 *
 * @param cabinet every door, row by row
 * @param ways what else than a face shows that a document is one's own
 */
public record Hall(String nameZh, String nameEn, Conditions conditions, List<Door> cabinet, Ways ways) {
  public Hall {
    cabinet = List.copyOf(cabinet);
  }

  /** A hall whose backend sends codes and that has staff. */
  public Hall(String nameZh, String nameEn, Conditions conditions, List<Door> cabinet) {
    this(nameZh, nameEn, conditions, cabinet, new Ways(Optional.empty(), true));
  }

  /**
   * Ways to show that a document is one's own.
   *
   * @param phoneCode why the backend can send no code; empty when it can
   * @param staff whether anybody is on the staff list
   */
  public record Ways(Optional<Screen.PhoneCodeBarrier> phoneCode, boolean staff) {}

  /** One door of the cabinet; row and column from 0. */
  public record Door(String cell, int row, int column, boolean inService) {}
}
