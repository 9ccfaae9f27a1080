package org.hall24.queue.outbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number a resident takes home: the kiosk's letters, the date, a count of that day and a check digit, in groups that can
 * be read out: {@code SJS 2611 2224 0173}.
 *
 * <p>The check digit is ISO/IEC 7064 MOD 11,10 over the other digits: it finds every wrong digit and every swapped pair of
 * neighbours.
 */
public final class AcceptanceNumber {

  private static final Pattern SHAPE = Pattern.compile("[A-Z0-9]{2,6}( \\d{4}){3,4}");
  /** Digits of three groups, and of four. */
  private static final List<Integer> GROUPED = List.of(12, 16);
  private static final int MOST_OF_SHORT = 99_999;
  private static final int MOST = 999_999_999;

  private AcceptanceNumber() {}

  /**
   * Writes a number.
   *
   * @param prefix two to six capital letters or digits of the kiosk
   * @param count 1 to 999,999,999; above 99,999 the number gets a fourth group
   */
  static String of(String prefix, LocalDate day, int count) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("no acceptance number for count " + count);
    }
    String digits =
        String.format(
            Locale.ROOT,
            "%02d%02d%02d" + (count > MOST_OF_SHORT ? "%09d" : "%05d"),
            day.getYear() % 100,
            day.getMonthValue(),
            day.getDayOfMonth(),
            count);
    String all = digits + check(digits);
    return prefix + " " + all.replaceAll("(\\d{4})(?=\\d)", "$1 ");
  }

  /** Whether a number typed or scanned can be one of ours: its shape and its check digit. */
  public static boolean plausible(String number) {
    if (!SHAPE.matcher(number).matches()) {
      return false;
    }
    String digits = number.substring(number.indexOf(' ')).replace(" ", "");
    return check(digits.substring(0, digits.length() - 1)) == digits.charAt(digits.length() - 1) - '0';
  }

  /**
   * How a number may be written down here that somebody typed with or without its spaces: with three groups or with four, because
   * letters before it may be digits, too. What is no number of ours comes back as it is.
   */
  static List<String> spellings(String typed) {
    String close = typed.replace(" ", "");
    List<String> spellings = new ArrayList<>();
    for (int digits : GROUPED) {
      int prefix = close.length() - digits;
      if (prefix > 0) {
        String number = close.substring(0, prefix) + " " + close.substring(prefix).replaceAll("(.{4})(?=.)", "$1 ");
        if (SHAPE.matcher(number).matches()) {
          spellings.add(number);
        }
      }
    }
    return spellings.isEmpty() ? List.of(typed) : spellings;
  }

  /** ISO/IEC 7064 MOD 11,10. */
  static int check(String digits) {
    int product = 10;
    for (int i = 0; i < digits.length(); i++) {
      int sum = (product + digits.charAt(i) - '0') % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10;
  }
}
