package org.hall24.kiosk.document;

import java.util.Optional;

/** RFC 4648 base 32 without padding: the densest alphabet that QR codes store in their short alphanumeric mode. */
public final class Base32 {
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  /** The bytes as text, five bits a letter. */
  public static String encode(byte[] bytes) {
    StringBuilder out = new StringBuilder((bytes.length * 8 + 4) / 5);
    int bits = 0;
    int held = 0;
    for (byte next : bytes) {
      held = held << 8 | (next & 0xFF);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        out.append(DIGITS.charAt(held >> bits & 31));
      }
      held &= (1 << bits) - 1;
    }
    if (bits > 0) {
      out.append(DIGITS.charAt(held << (5 - bits) & 31));
    }
    return out.toString();
  }

  /** Empty for anything that {@link #encode} never writes. */
  public static Optional<byte[]> decode(String text) {
    byte[] out = new byte[text.length() * 5 / 8];
    int bits = 0;
    int held = 0;
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      held = held << 5 | digit;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out[at++] = (byte) (held >> bits);
        held &= (1 << bits) - 1;
      }
    }
    return encode(out).equals(text) ? Optional.of(out) : Optional.empty();
  }
}
