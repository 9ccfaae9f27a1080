package org.hall24.locker.board;

import java.util.Locale;

/** A door as its sensor shows it. */
public enum Door {
  OPEN,
  CLOSED,
  /** The board did not answer, or its answer has no bit for this channel. */
  UNKNOWN;

  /** The word of the command line: {@code open}, {@code closed}, {@code unknown}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
