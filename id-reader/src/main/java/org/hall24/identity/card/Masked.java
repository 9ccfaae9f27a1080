package org.hall24.identity.card;

/** Personal data made fit for a screen that others may see. One place, so that every mask looks the same. */
public final class Masked {
  /** What a value prints as when nothing of it may be seen. */
  public static final String HIDDEN = "•••";

  private Masked() {}

  /** The first character and a star for each further one: {@code 张三} becomes {@code 张*}. */
  public static String name(String name) {
    return head(name, 1);
  }

  /** The first four and the last four: {@code 11010519491231002X} becomes {@code 1101**********002X}. */
  public static String number(String number) {
    if (number.length() < 12) {
      return head(number, 1);
    }
    return number.substring(0, 4) + "*".repeat(number.length() - 8) + number.substring(number.length() - 4);
  }

  /** Running text, such as an address: the first three characters, then stars. */
  public static String text(String text) {
    return head(text, 3);
  }

  private static String head(String text, int atMost) {
    int characters = text.codePointCount(0, text.length());
    int kept = Math.clamp(characters - 1, 0, atMost);
    return text.substring(0, text.offsetByCodePoints(0, kept)) + "*".repeat(characters - kept);
  }
}
