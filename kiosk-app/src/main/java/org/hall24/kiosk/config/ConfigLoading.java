package org.hall24.kiosk.config;

import java.util.List;

/** What came of reading a configuration: all of it, or all that is wrong with it. */
public sealed interface ConfigLoading {

  /** Sound from end to end. */
  record Sound(KioskConfig config) implements ConfigLoading {}

  /** Refused; every fault in the order of the file. */
  record Refused(List<ConfigFault> faults) implements ConfigLoading {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
