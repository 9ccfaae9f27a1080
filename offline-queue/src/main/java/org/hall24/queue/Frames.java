package org.hall24.queue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keyed digests over length-prefixed fields, so that no two different sequences of fields give the same bytes.
 *
 * <p>HMAC-SHA-256 (RFC 2104, FIPS 180-4). Not for use by two threads.
 */
final class Frames {

  private final Mac mac;

  Frames(byte[] key) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  Frames field(String text) {
    return field(text.getBytes(StandardCharsets.UTF_8));
  }

  Frames field(byte[] bytes) {
    mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
    mac.update(bytes);
    return this;
  }

  Frames field(long number) {
    return field(ByteBuffer.allocate(8).putLong(number).array());
  }

  /** The digest of the fields so far; the next field starts a new one. */
  byte[] digest() {
    return mac.doFinal();
  }

  /** The seal of a view row: its table, its columns by name, its values with their types. 16 bytes. */
  byte[] seal(String table, Map<String, ? extends @Nullable Object> row) {
    field("hall24.row.v1").field(table);
    SortedMap<String, @Nullable Object> sorted = new TreeMap<>(row);
    sorted.forEach(
        (column, value) -> {
          field(column);
          switch (value) {
            case null -> field("null");
            case String text -> field("text").field(text);
            case Integer number -> field("int").field(number.longValue());
            case Long number -> field("int").field(number.longValue());
            case byte[] bytes -> field("blob").field(bytes);
            default -> throw new IllegalArgumentException("not a storable type: " + value.getClass().getName());
          }
        });
    return Arrays.copyOf(digest(), 16);
  }
}
