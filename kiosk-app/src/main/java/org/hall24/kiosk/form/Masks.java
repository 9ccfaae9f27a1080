package org.hall24.kiosk.form;

/** How values of a person are shown without being told: {@code 张*}, {@code 1101**********002X}. */
public final class Masks {
  private static final int SHOWN_AT_END = 4;

  private Masks() {}

  /** A number with its first and last four characters; all stars when it has eight or fewer. */
  public static String number(String number) {
    int length = number.length();
    if (length <= 2 * SHOWN_AT_END) {
      return "*".repeat(length);
    }
    return number.substring(0, SHOWN_AT_END)
        + "*".repeat(length - 2 * SHOWN_AT_END)
        + number.substring(length - SHOWN_AT_END);
  }

  /** A name with its first character and a star for each of the others. */
  public static String name(String name) {
    int characters = name.codePointCount(0, name.length());
    return characters < 2 ? "*".repeat(characters) : Character.toString(name.codePointAt(0)) + "*".repeat(characters - 1);
  }
}
