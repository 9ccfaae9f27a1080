package org.hall24.kiosk.journey;

import java.time.ZoneId;
import org.hall24.kiosk.catalogue.AvailabilityRule;
import org.hall24.kiosk.catalogue.Catalogue;
import org.hall24.kiosk.catalogue.CatalogueSearch;
import org.hall24.kiosk.catalogue.Readings;
import org.hall24.kiosk.catalogue.ServiceGroups;
import org.hall24.kiosk.form.Forms;

/** What the journeys know and never change: the services, how to find them, their forms, and the house's patience. */
public record Knowledge(
    Catalogue catalogue,
    CatalogueSearch search,
    ServiceGroups groups,
    AvailabilityRule availability,
    Forms forms,
    JourneySettings settings) {

  /** The shipped data with the standard patience. Builds the search index; keep the result. */
  public static Knowledge shipped(ZoneId zone) {
    return shipped(JourneySettings.standard(zone));
  }

  /** The shipped data with a hall's own patience. */
  public static Knowledge shipped(JourneySettings settings) {
    Catalogue catalogue = Catalogue.shipped();
    return new Knowledge(
        catalogue,
        new CatalogueSearch(catalogue.items(), Readings.shipped()),
        ServiceGroups.shipped(catalogue),
        AvailabilityRule.filingOnly(),
        Forms.shipped(),
        settings);
  }
}
