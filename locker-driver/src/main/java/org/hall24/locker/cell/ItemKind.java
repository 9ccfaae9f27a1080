package org.hall24.locker.cell;

import java.util.Locale;

/** What sort of papers lie in a cell; decides what it takes to get them. */
public enum ItemKind {
  /** A person's own originals: a code alone does not give them out. */
  ORIGINALS,
  /** A licence or certificate the office made: a code alone does not give it out. */
  LICENCE,
  /** Any other result of a filing: the code is enough. */
  RESULT;

  /** Whether a second factor is needed besides the code: the ID card, or the last four digits of the phone. */
  public boolean needsSecond() {
    return this != RESULT;
  }

  /** The stable word, for example {@code originals}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
