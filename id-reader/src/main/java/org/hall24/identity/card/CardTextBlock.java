package org.hall24.identity.card;

import java.util.Arrays;
import java.util.Locale;

/**
 * The 256-byte text block of a card: 128 UTF-16LE code units in fixed fields, padded with spaces.
 *
 * <p>Bytes become units one by one, without a decoder: surrogates, private-use and even broken units arrive as stored,
 * and nothing is ever replaced by "?".
 */
public final class CardTextBlock {
  /** Length of every layout, bytes. */
  public static final int LENGTH = 256;

  private CardTextBlock() {}

  /** A field of a layout; offset and length in bytes. */
  private record Field(String name, int offset, int length) {

    String in(byte[] block) {
      var units = new char[length / 2];
      for (int i = 0; i < units.length; i++) {
        units[i] = unit(block, offset + 2 * i);
      }
      int from = 0;
      int to = units.length;
      while (from < to && isPadding(units[from])) {
        from++;
      }
      while (to > from && isPadding(units[to - 1])) {
        to--;
      }
      String text = new String(units, from, to - from);
      Arrays.fill(units, '\0');
      return text;
    }

    void put(byte[] block, String text) {
      if (text.length() > length / 2) {
        throw new IllegalArgumentException(name + " is longer than " + length / 2 + " units");
      }
      for (int i = 0; i < text.length(); i++) {
        block[offset + 2 * i] = (byte) text.charAt(i);
        block[offset + 2 * i + 1] = (byte) (text.charAt(i) >> 8);
      }
    }
  }

  private static final int TYPE_OFFSET = 248;

  private static final Field NAME = new Field("name", 0, 30);
  private static final Field SEX = new Field("sex", 30, 2);
  private static final Field ETHNIC = new Field("ethnic code", 32, 4);
  private static final Field BIRTH = new Field("birth date", 36, 16);
  private static final Field ADDRESS = new Field("address", 52, 70);
  private static final Field NUMBER = new Field("number", 122, 36);
  private static final Field AUTHORITY = new Field("authority", 158, 30);
  private static final Field VALID_FROM = new Field("valid from", 188, 16);
  private static final Field VALID_TO = new Field("valid to", 204, 16);

  /**
   * Reads a block.
   *
   * @param block 256 bytes; not kept
   * @throws IllegalArgumentException when it has another length
   */
  public static DocumentReading parse(byte[] block) {
    if (block.length != LENGTH) {
      throw new IllegalArgumentException("a text block has " + LENGTH + " bytes, not " + block.length);
    }
    char letter = unit(block, TYPE_OFFSET);
    if (letter == DocumentKind.RESIDENT.letter()) {
      return new DocumentReading.Known(resident(block));
    }
    return new DocumentReading.OtherType(
        DocumentKind.ofLetter(letter)
            .map(DocumentKind::word)
            .orElseGet(() -> String.format(Locale.ROOT, "type-U+%04X", (int) letter)));
  }

  /**
   * The block a chip would hold.
   *
   * @throws IllegalArgumentException when a value is longer than its field; the message names the field only
   */
  public static byte[] encode(IdentityDocument document) {
    byte[] block = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i += 2) {
      block[i] = ' ';
    }
    return switch (document) {
      case ResidentCard card -> {
        NAME.put(block, card.name());
        SEX.put(block, card.sexCode());
        ETHNIC.put(block, card.ethnicCode());
        BIRTH.put(block, card.birth());
        ADDRESS.put(block, card.address());
        NUMBER.put(block, card.number());
        AUTHORITY.put(block, card.authority());
        VALID_FROM.put(block, card.validFromText());
        VALID_TO.put(block, card.validToText());
        yield block;
      }
    };
  }

  private static ResidentCard resident(byte[] block) {
    return new ResidentCard(
        NAME.in(block),
        SEX.in(block),
        ETHNIC.in(block),
        BIRTH.in(block),
        ADDRESS.in(block),
        NUMBER.in(block),
        AUTHORITY.in(block),
        VALID_FROM.in(block),
        VALID_TO.in(block));
  }

  private static char unit(byte[] block, int offset) {
    return (char) ((block[offset] & 0xFF) | (block[offset + 1] & 0xFF) << 8);
  }

  // Cards pad with spaces; zero and the ideographic space are stripped too, to be safe.
  private static boolean isPadding(char unit) {
    return unit == ' ' || unit == '\0' || unit == '\u3000';
  }
}
