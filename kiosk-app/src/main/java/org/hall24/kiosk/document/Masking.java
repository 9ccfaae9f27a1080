package org.hall24.kiosk.document;

/** The short forms in which a person appears on paper: enough to know one's own, too little for a stranger. */
public final class Masking {
  private Masking() {}

  /** {@code 张*}, {@code 欧**}; by code points, so that a rare character is not cut in two. */
  public static String name(String name) {
    int length = name.codePointCount(0, name.length());
    if (length == 0) {
      return "";
    }
    int first = name.offsetByCodePoints(0, 1);
    return name.substring(0, first) + "*".repeat(Math.max(1, Math.min(length - 1, 6)));
  }

  /** {@code 1101**********002X}; a number of eight characters or fewer keeps only its ends. */
  public static String number(String number) {
    int keep = number.length() > 8 ? 4 : Math.min(1, number.length() / 2);
    int stars = number.length() - 2 * keep;
    return number.substring(0, keep) + "*".repeat(stars) + number.substring(number.length() - keep);
  }
}
