package org.hall24.kiosk.binding;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests that nobody finds by trying without the machine's key: what must be known again and must not be readable. */
final class KeyedDigest {
  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 16;

  private final SecretKeySpec key;

  /** @param key at least 32 random bytes that only this machine has */
  KeyedDigest(byte[] key) {
    this.key = new SecretKeySpec(key, HMAC);
  }

  /** 32 hexadecimal digits. */
  String of(String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
