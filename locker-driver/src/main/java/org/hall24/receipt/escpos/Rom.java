package org.hall24.receipt.escpos;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.OptionalInt;

/**
 * Which characters a printer's Chinese ROM holds, and their codes.
 *
 * <p>The codes are those of GB 18030; a ROM never holds more than its two-byte part. Java's encoder goes on to four-byte
 * codes without a word, which such a ROM prints as junk, so a character outside has no code here and is drawn as dots.
 */
public enum Rom {
  /** GB 2312 levels 1 and 2 with its symbols: what every Chinese board holds. */
  GB2312("GB2312"),
  /** All of GBK. */
  GBK("GBK"),
  /** The two-byte part of GB 18030, without the 18 positions that the 2022 edition gave to other characters. */
  GB18030_TWO_BYTE("GB18030");

  private static final Charset CODES = Charset.forName("GB18030");

  private final Charset repertoire;

  Rom(String repertoire) {
    this.repertoire = Charset.forName(repertoire);
  }

  /**
   * The code of a character: one byte for ASCII, else lead byte × 256 + trail byte.
   *
   * @param codePoint a Unicode code point
   * @return empty when the ROM lacks it
   */
  public OptionalInt code(int codePoint) {
    if (codePoint >= 0x20 && codePoint <= 0x7E) {
      return OptionalInt.of(codePoint);
    }
    if (codePoint < 0x80 || (codePoint >= 0xE000 && codePoint <= 0xF8FF)) {
      return OptionalInt.empty();
    }
    byte[] bytes = new String(Character.toChars(codePoint)).getBytes(CODES);
    if (bytes.length != 2) {
      return OptionalInt.empty();
    }
    int code = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    return holds(codePoint, code, bytes) ? OptionalInt.of(code) : OptionalInt.empty();
  }

  /**
   * The character of a two-byte code, as a printer draws it.
   *
   * @return the replacement character where the code has none
   */
  public static int character(int code) {
    if (code <= 0xFF) {
      return code < 0x80 ? code : 0xFFFD;
    }
    CharBuffer text = CODES.decode(ByteBuffer.wrap(new byte[] {(byte) (code >> 8), (byte) code}));
    return Character.codePointAt(text, 0);
  }

  private boolean holds(int codePoint, int code, byte[] bytes) {
    return switch (this) {
      case GB2312 -> (code & 0xFF) >= 0xA1 && decodes(bytes);
      case GBK -> repertoire.newEncoder().canEncode(Character.toString(codePoint));
      case GB18030_TWO_BYTE -> !reassigned(code);
    };
  }

  private boolean decodes(byte[] bytes) {
    CharsetDecoder decoder =
        repertoire
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try {
      return decoder.decode(ByteBuffer.wrap(bytes)).length() == 1;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The 10 vertical forms and 8 components that moved between GB 18030-2005 and -2022. */
  private static boolean reassigned(int code) {
    return (code >= 0xA6D9 && code <= 0xA6DF)
        || code == 0xA6EC
        || code == 0xA6ED
        || code == 0xA6F3
        || code == 0xFE59
        || code == 0xFE61
        || code == 0xFE66
        || code == 0xFE67
        || code == 0xFE6D
        || code == 0xFE7E
        || code == 0xFE90
        || code == 0xFEA0;
  }
}
