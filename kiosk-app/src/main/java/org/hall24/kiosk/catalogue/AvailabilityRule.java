package org.hall24.kiosk.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hall24.kiosk.catalogue.ServiceItem.Mode;

/**
 * What a service needs, held against what works: the first page is honest about what can be done now.
 *
 * <p>Reason keys are stable: {@code not-here} (this machine does not do that mode), {@code card-reader:<reason>}, {@code
 * records:<reason>}, {@code locker:<reason>}, {@code locker:full}, {@code network:down}. Filing needs the card reader, and a free cell when originals
 * are handed in; it never needs the network, the printer or the face module.
 */
public final class AvailabilityRule {
  private final Set<Mode> modesHere;

  /** A machine that does these modes. */
  public AvailabilityRule(Set<Mode> modesHere) {
    this.modesHere = modesHere.isEmpty() ? EnumSet.noneOf(Mode.class) : EnumSet.copyOf(modesHere);
  }

  /** A machine that takes filings and nothing else yet. */
  public static AvailabilityRule filingOnly() {
    return new AvailabilityRule(EnumSet.of(Mode.REVIEW));
  }

  /** Stable keys of what goes another way than usual though the service can be done now, for example {@code locker:not-commissioned}. */
  public List<String> otherwise(ServiceItem item, Conditions now) {
    boolean handedIn = item.originalPapers() && now.locker().equals(Conditions.NOT_COMMISSIONED);
    return handedIn && missing(item, now).isEmpty() ? List.of("locker:" + now.locker()) : List.of();
  }

  /** Stable keys of what is missing; empty: it can be done now. */
  public List<String> missing(ServiceItem item, Conditions now) {
    if (!modesHere.contains(item.mode())) {
      return List.of("not-here");
    }
    List<String> missing = new ArrayList<>();
    if (!now.records().isEmpty() && !now.records().equals("set-aside")) {
      // Nothing is begun that could not be kept.
      missing.add("records:" + now.records());
    }
    if (!now.cardReader().isEmpty()) {
      missing.add("card-reader:" + now.cardReader());
    }
    // Before a cabinet that is not commissioned the filing goes: the originals are handed in another way, and the person is told.
    if (item.originalPapers() && !now.locker().equals(Conditions.NOT_COMMISSIONED)) {
      if (!now.locker().isEmpty()) {
        missing.add("locker:" + now.locker());
      } else if (now.freeCells() == 0) {
        missing.add("locker:full");
      }
    }
    if (item.mode() != Mode.REVIEW && !now.online()) {
      missing.add("network:down");
    }
    return missing;
  }
}
