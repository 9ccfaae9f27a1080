package org.hall24.kiosk.journey;

import java.util.List;

/** What an event led to: where the journey stands now, and what is to be done, in this order. */
public record Step(State state, List<Effect> effects) {
  public Step {
    effects = List.copyOf(effects);
  }
}
