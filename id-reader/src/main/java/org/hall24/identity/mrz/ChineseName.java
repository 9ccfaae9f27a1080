package org.hall24.identity.mrz;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * The name in the personal field of a Chinese passport: up to three characters of GB 2312, each byte as two letters, A for 0
 * to P for 15 (张 is D5 C5, written {@code NFMF}). Source: <a href="https://www.joyk.com/dig/detail/1657206364361847">a
 * description of the field</a>.
 */
final class ChineseName {
  private static final Charset GB = Charset.forName("GB18030"); // holds GB 2312 at the same codes, and every runtime has it
  private static final int LETTERS_OF_ONE = 4;
  private static final int MOST = 3 * LETTERS_OF_ONE;
  private static final int FIRST = 0xA1;
  private static final int LAST_ROW = 0xF7;
  private static final int LAST_COLUMN = 0xFE;

  private ChineseName() {}

  /** The name; empty when the field holds something else. */
  static Optional<String> of(String field) {
    if (field.isEmpty() || field.length() > MOST || field.length() % LETTERS_OF_ONE != 0) {
      return Optional.empty();
    }
    byte[] bytes = new byte[field.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      int high = field.charAt(2 * i) - 'A';
      int low = field.charAt(2 * i + 1) - 'A';
      if (high < 0 || high > 15 || low < 0 || low > 15) {
        return Optional.empty();
      }
      int value = high << 4 | low;
      int last = i % 2 == 0 ? LAST_ROW : LAST_COLUMN;
      if (value < FIRST || value > last) {
        return Optional.empty();
      }
      bytes[i] = (byte) value;
    }
    try {
      return Optional.of(GB.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
