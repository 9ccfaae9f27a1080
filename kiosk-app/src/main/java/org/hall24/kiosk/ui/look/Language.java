package org.hall24.kiosk.ui.look;

import java.util.Locale;

/** A language of the pages. */
public enum Language {
  ZH("zh", Locale.SIMPLIFIED_CHINESE),
  EN("en", Locale.ENGLISH);

  private final String tag;
  private final Locale locale;

  Language(String tag, Locale locale) {
    this.tag = tag;
    this.locale = locale;
  }

  /** {@code zh} or {@code en}, as the journeys name it. */
  public String tag() {
    return tag;
  }

  public Locale locale() {
    return locale;
  }

  public Language other() {
    return this == ZH ? EN : ZH;
  }

  /** The one of two texts that is in this language. */
  public String pick(String zh, String en) {
    return this == ZH || en.isBlank() ? zh : en;
  }
}
