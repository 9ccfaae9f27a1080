package org.hall24.kiosk.catalogue;

import java.util.List;

/** What came of reading a catalogue: all of it, or all that is wrong with it. */
public sealed interface CatalogueLoading {

  /** The files are sound. */
  record Loaded(Catalogue catalogue) implements CatalogueLoading {}

  /** The files are refused; {@code faults} names every fault, first line first. */
  record Refused(List<CatalogueFault> faults) implements CatalogueLoading {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
