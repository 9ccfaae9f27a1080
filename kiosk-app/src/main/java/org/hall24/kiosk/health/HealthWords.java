package org.hall24.kiosk.health;

import java.util.Locale;
import java.util.ResourceBundle;
import org.hall24.kiosk.health.DeviceHealth.State;

/** What is said of a part of the machine, and what to do about it, in one language. */
public final class HealthWords {
  private final ResourceBundle words;

  /** In Chinese or, for any other locale, in English. */
  public HealthWords(Locale locale) {
    words =
        ResourceBundle.getBundle(
            "org.hall24.kiosk.health.health", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** What the part is, for example "A4 printer". */
  public String what(PartHealth health) {
    return words.getString("what." + health.part());
  }

  /** How it is, in a few words. */
  public String says(PartHealth health) {
    return first(
        "says." + health.part() + "." + health.word(), "says." + health.word(), "says." + health.part() + "." + health.state().word(),
        "says." + health.state().word());
  }

  /** Why it is so and what that means, in a sentence; empty where {@link #says} is enough. */
  public String why(PartHealth health) {
    String key = "why." + health.part() + "." + health.word();
    return words.containsKey(key) ? words.getString(key) : "";
  }

  /** What to do; empty when nothing is. */
  public String action(PartHealth health) {
    return health.state() == State.READY
        ? ""
        : first(
            "action." + health.word() + "." + health.part(), "action." + health.part(), "action." + health.word(),
            "action." + health.state().word());
  }

  /** Any other text about the whole. */
  public String of(String key) {
    return words.getString(key);
  }

  private String first(String... keys) {
    for (String key : keys) {
      if (words.containsKey(key)) {
        return words.getString(key);
      }
    }
    throw new IllegalStateException("no words for " + keys[0]);
  }
}
