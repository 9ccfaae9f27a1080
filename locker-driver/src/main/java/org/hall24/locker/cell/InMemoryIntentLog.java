package org.hall24.locker.cell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Intents that are forgotten with the process: for tests, and for a technician's command that has no journal. Never for a
 * kiosk.
 */
public final class InMemoryIntentLog implements IntentLog {
  private final Map<String, OpenIntent> intents = new LinkedHashMap<>();
  private final Map<String, List<IntentStep>> steps = new LinkedHashMap<>();

  @Override
  public synchronized void intend(OpenIntent intent) {
    intents.put(intent.id(), intent);
  }

  @Override
  public synchronized void note(IntentStep step) {
    steps.computeIfAbsent(step.intent(), id -> new ArrayList<>()).add(step);
  }

  @Override
  public synchronized List<IntentHistory> unfinished() {
    return intents.values().stream()
        .map(intent -> new IntentHistory(intent, steps(intent.id())))
        .filter(h -> h.steps().stream().noneMatch(s -> s.kind() == IntentStep.Kind.SETTLED))
        .toList();
  }

  /** Every intent, oldest first. */
  public synchronized List<OpenIntent> intents() {
    return List.copyOf(intents.values());
  }

  /** What was recorded of an intent. */
  public synchronized List<IntentStep> steps(String intent) {
    return List.copyOf(steps.getOrDefault(intent, List.of()));
  }
}
