package org.hall24.identity.card;

import java.util.Arrays;

/**
 * A field of a card's text block: UTF-16LE code units, padded.
 *
 * <p>Bytes become units one by one, without a decoder: surrogates, private-use and even broken units arrive as stored, and
 * nothing is ever replaced by "?".
 *
 * @param name for error messages
 * @param offset first byte in the block
 * @param length bytes, even
 */
record TextField(String name, int offset, int length) {

  /** The text without padding. */
  String in(byte[] block) {
    return trimmed(rawIn(block));
  }

  /** All units of the field, with their padding. */
  String rawIn(byte[] block) {
    var units = new char[units()];
    for (int i = 0; i < units.length; i++) {
      units[i] = unit(block, offset + 2 * i);
    }
    String text = new String(units);
    Arrays.fill(units, '\0');
    return text;
  }

  int units() {
    return length / 2;
  }

  void put(byte[] block, String text) {
    if (text.length() > units()) {
      throw new IllegalArgumentException(name + " is longer than " + units() + " units");
    }
    for (int i = 0; i < text.length(); i++) {
      block[offset + 2 * i] = (byte) text.charAt(i);
      block[offset + 2 * i + 1] = (byte) (text.charAt(i) >> 8);
    }
  }

  static char unit(byte[] block, int offset) {
    return (char) ((block[offset] & 0xFF) | (block[offset + 1] & 0xFF) << 8);
  }

  /** Without padding at both ends; what is inside stays. */
  static String trimmed(String text) {
    return without(text, TextField::isPadding);
  }

  /** Without padding and any other white space at both ends, in whatever order they stand there. */
  static String stripped(String text) {
    return without(text, unit -> isPadding(unit) || Character.isWhitespace(unit));
  }

  private static String without(String text, Edge edge) {
    int from = 0;
    int to = text.length();
    while (from < to && edge.has(text.charAt(from))) {
      from++;
    }
    while (to > from && edge.has(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private interface Edge {
    boolean has(char unit);
  }

  // Cards pad with spaces; zero and the ideographic space are stripped too, to be safe.
  private static boolean isPadding(char unit) {
    return unit == ' ' || unit == '\0' || unit == '\u3000';
  }
}
