package org.hall24.locker.cell;

import java.util.List;

/**
 * An intent with everything recorded about it, all attempts.
 *
 * @param intent its latest attempt
 * @param steps in the order they were recorded
 */
public record IntentHistory(OpenIntent intent, List<IntentStep> steps) {
  public IntentHistory {
    steps = List.copyOf(steps);
  }
}
