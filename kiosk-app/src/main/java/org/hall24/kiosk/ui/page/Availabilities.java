package org.hall24.kiosk.ui.page;

import javafx.scene.layout.HBox;
import org.hall24.kiosk.journey.Screen.Availability;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.look.Words;
import org.hall24.kiosk.ui.part.Parts;

/** Whether something can be done now, in a chip: word, shape and colour. */
final class Availabilities {

  private Availabilities() {}

  static HBox chip(Parts parts, Words words, Availability availability) {
    HBox chip =
        availability.now()
            ? parts.chip("good", Icon.CHECK, words(words, availability))
            : parts.chip("bad", Icon.ALERT, words(words, availability));
    chip.setMinWidth(HBox.USE_PREF_SIZE);
    return chip;
  }

  /** The chip's words: now, or the first thing that is missing. */
  static String words(Words words, Availability availability) {
    if (availability.now()) {
      return words.get("now");
    }
    return availability.reasons().isEmpty()
        ? words.get("reason.other")
        : words.say("reason", availability.reasons().getFirst());
  }
}
