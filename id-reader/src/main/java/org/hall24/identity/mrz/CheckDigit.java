package org.hall24.identity.mrz;

/** The check digit of ICAO Doc 9303 part 3, 4.9: weights 7, 3, 1; A = 10 to Z = 35; {@code <} counts nothing. */
public final class CheckDigit {
  private static final int[] WEIGHTS = {7, 3, 1};

  private CheckDigit() {}

  /**
   * The digit for a field.
   *
   * @param field characters A–Z, 0–9 and {@code <}
   * @throws IllegalArgumentException for any other character
   */
  public static char of(String field) {
    int sum = 0;
    for (int i = 0; i < field.length(); i++) {
      sum += value(field.charAt(i)) * WEIGHTS[i % WEIGHTS.length];
    }
    return (char) ('0' + sum % 10);
  }

  /** Whether a character is the digit of a field. */
  static boolean holds(String field, char digit) {
    return of(field) == digit;
  }

  private static int value(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'A' && c <= 'Z') {
      return c - 'A' + 10;
    }
    if (c == '<') {
      return 0;
    }
    throw new IllegalArgumentException("a character that no zone holds");
  }
}
