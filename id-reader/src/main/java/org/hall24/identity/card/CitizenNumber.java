package org.hall24.identity.card;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The 18-character citizen number (GB 11643): 6 address, 8 birth date, 3 sequence (odd male, even female), 1 check.
 * Years of any century are accepted.
 */
public final class CitizenNumber {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";

  private CitizenNumber() {}

  /** The form used everywhere here: trimmed, {@code x} as {@code X}; a number keeps its length, whatever is in it. */
  public static String normalised(String number) {
    var upper = new StringBuilder(TextField.stripped(number));
    for (int i = 0; i < upper.length(); i++) {
      char c = upper.charAt(i);
      if (c >= 'a' && c <= 'z') {
        upper.setCharAt(i, (char) (c - 'a' + 'A')); // toUpperCase would make two characters of some
      }
    }
    return upper.toString();
  }

  /** Whether it has the shape of a number given to a citizen: first digit 1 to 8 (9 is a foreigner's). */
  public static boolean wellFormed(String number) {
    if (number.length() != 18 || number.charAt(0) < '1' || number.charAt(0) > '8') {
      return false;
    }
    return digits(number) && (isDigit(number.charAt(17)) || number.charAt(17) == 'X');
  }

  /**
   * The check character that belongs to the first 17 digits.
   *
   * @throws IllegalArgumentException when the first 17 characters are not digits
   */
  public static char checkCharacter(String number) {
    if (number.length() < 17 || !digits(number)) {
      throw new IllegalArgumentException("a citizen number starts with 17 digits");
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (number.charAt(i) - '0');
    }
    return CHECKS.charAt(sum % 11);
  }

  /** Whether the check character is right. */
  public static boolean checks(String number) {
    return number.length() == 18 && digits(number) && checkCharacter(number) == number.charAt(17);
  }

  /** The birth date inside the number. */
  public static Optional<LocalDate> birthDate(String number) {
    return number.length() == 18 ? CardDate.parse(number.substring(6, 14)) : Optional.empty();
  }

  /** The sex inside the number. */
  public static Optional<Sex> sex(String number) {
    if (number.length() != 18 || !isDigit(number.charAt(16))) {
      return Optional.empty();
    }
    return Optional.of((number.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE);
  }

  private static boolean digits(String number) {
    for (int i = 0; i < 17; i++) {
      if (!isDigit(number.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  // Character.isDigit would let full-width digits through.
  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
