package org.hall24.kiosk.ui.page;

import org.hall24.kiosk.ui.look.Words;

/** Sentences that name a number of minutes. */
final class Minutes {
  private Minutes() {}

  /** The key of the sentence for this number: a single minute has its own one. */
  static String key(Words words, String key, int minutes) {
    return minutes == 1 && words.has(key + ".one") ? key + ".one" : key;
  }
}
