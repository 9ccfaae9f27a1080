package org.hall24.kiosk.document;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.catalogue.ServiceItem;

/**
 * An accepted filing, as far as its papers tell of it.
 *
 * @param acceptanceNo the number to show, in groups: {@code SJS 2611 2224 0173}
 * @param service what was applied for
 * @param applicant who applied
 * @param acceptedAt when, in the time of the place
 * @param site where
 * @param handedOver the originals that lie in a cell; empty when there are none
 * @param courierAt when the originals are fetched; empty when that is not settled
 * @param offline whether the filing still waits on the machine for the network
 */
public record Acceptance(
    String acceptanceNo,
    ServiceItem service,
    Applicant applicant,
    ZonedDateTime acceptedAt,
    Site site,
    Optional<HandedOver> handedOver,
    Optional<ZonedDateTime> courierAt,
    boolean offline) {

  /** A person, in full; papers carry the masked form only, and so does {@link #toString()}. */
  public record Applicant(String name, String number) {

    /** The first character of the name, then a star for each other one. */
    public String maskedName() {
      return Masking.name(name);
    }

    /** The first four and the last four characters of the number. */
    public String maskedNumber() {
      return Masking.number(number);
    }

    @Override
    public String toString() {
      return "Applicant[•••]";
    }
  }

  /**
   * The place.
   *
   * @param kiosk its id: capital letters, digits and hyphens
   */
  public record Site(String kiosk, String nameZh, String nameEn) {}

  /**
   * What lies in a cell.
   *
   * @param cell the number on its door
   * @param papers their names, in Chinese as on the papers themselves
   */
  public record HandedOver(String cell, List<String> papers) {
    public HandedOver {
      papers = List.copyOf(papers);
    }
  }
}
