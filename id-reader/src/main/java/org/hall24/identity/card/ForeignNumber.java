package org.hall24.identity.card;

import java.util.regex.Pattern;

/**
 * The numbers of foreigners with permanent residence.
 *
 * <p>Since 2023: 9, province (2 digits), country (3 digits, ISO 3166-1), birth date (8), sequence (3, odd male), and the check
 * character of GB 11643; the 9 tells it from a citizen's (rules for machine-readable information of 2023, eastcoms; the
 * immigration administration's table 1). Before: 3 letters of the nationality and 12 digits, whose meaning is not published.
 */
public final class ForeignNumber {
  private static final Pattern OF_2017 = Pattern.compile("[A-Z]{3}[0-9]{12}");
  private static final Pattern OF_2023 = Pattern.compile("9[0-9]{16}[0-9X]");

  private ForeignNumber() {}

  /** Whether it has the shape of a number on a card of 2017. */
  public static boolean wellFormed2017(String number) {
    return OF_2017.matcher(number).matches();
  }

  /** Whether it has the shape of a number on a card of 2023; {@link CitizenNumber#checks} tells of its check character. */
  public static boolean wellFormed2023(String number) {
    return OF_2023.matcher(number).matches();
  }

  /**
   * The three digits of the country inside a number of 2023.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static String country(String number) {
    if (!wellFormed2023(number)) {
      throw new IllegalArgumentException("not a foreigner's number of 2023");
    }
    return number.substring(3, 6);
  }
}
