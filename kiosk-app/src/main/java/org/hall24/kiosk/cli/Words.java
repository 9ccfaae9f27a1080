package org.hall24.kiosk.cli;

import java.util.Locale;

/** Stable words of programs, made from the names in code. */
final class Words {

  private Words() {}

  /** {@code READ_ONLY} is {@code read-only}. */
  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
