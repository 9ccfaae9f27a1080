package org.hall24.kiosk.document;

import java.util.Locale;
import java.util.Optional;

/** The languages papers are written in. */
public enum PaperLanguage {
  ZH("zh", Locale.SIMPLIFIED_CHINESE),
  EN("en", Locale.ENGLISH);

  private final String tag;
  private final Locale locale;

  PaperLanguage(String tag, Locale locale) {
    this.tag = tag;
    this.locale = locale;
  }

  /** The short tag that journeys use: {@code zh} or {@code en}. */
  public String tag() {
    return tag;
  }

  /** The locale: {@code zh-CN} or {@code en}. */
  public Locale locale() {
    return locale;
  }

  /** The language of a tag; empty for any other. */
  public static Optional<PaperLanguage> ofTag(String tag) {
    return tag.equals("zh") ? Optional.of(ZH) : tag.equals("en") ? Optional.of(EN) : Optional.empty();
  }
}
