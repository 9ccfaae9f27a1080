package org.hall24.kiosk.health;

import java.util.Locale;
import java.util.ResourceBundle;
import org.hall24.kiosk.health.DeviceHealth.State;

/** What is said of a device, and what to do about it, in one language. */
public final class HealthWords {
  private final ResourceBundle words;

  /** In Chinese or, for any other locale, in English. */
  public HealthWords(Locale locale) {
    words =
        ResourceBundle.getBundle(
            "org.hall24.kiosk.health.health", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** What the device is, for example "A4 printer". */
  public String what(DeviceHealth health) {
    return words.getString("what." + health.device().kind().name().toLowerCase(Locale.ROOT));
  }

  /** How it is, in a few words. */
  public String says(DeviceHealth health) {
    return of("says." + health.word(), "says." + health.state().word());
  }

  /** What to do; empty when nothing is. */
  public String action(DeviceHealth health) {
    if (health.state() == State.READY) {
      return "";
    }
    String kind = health.device().kind().name().toLowerCase(Locale.ROOT);
    String general = of("action." + health.word(), "action." + health.state().word());
    return words.containsKey("action." + health.word() + "." + kind) ? words.getString("action." + health.word() + "." + kind) : general;
  }

  /** Any other text of the report. */
  String of(String key) {
    return words.getString(key);
  }

  private String of(String key, String otherwise) {
    return words.getString(words.containsKey(key) ? key : otherwise);
  }
}
