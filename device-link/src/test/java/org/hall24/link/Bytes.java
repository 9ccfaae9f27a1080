package org.hall24.link;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HexFormat;

/** Bytes in tests: hex in, hex out, reading until enough came. */
final class Bytes {

  /** Longer than any loaded machine needs; a test that waits this long has failed. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private Bytes() {}

  static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  /** Reads exactly {@code count} bytes; fewer when the line falls silent for good. */
  static byte[] readAll(Link link, int count) throws LinkException {
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    byte[] buffer = new byte[256];
    while (got.size() < count) {
      int n = link.read(buffer, 0, Math.min(buffer.length, count - got.size()), PATIENCE);
      if (n == 0) {
        break;
      }
      got.write(buffer, 0, n);
    }
    return got.toByteArray();
  }

  static byte[] readNow(Link link) throws LinkException {
    byte[] buffer = new byte[4096];
    int n = link.read(buffer, 0, buffer.length, Duration.ZERO);
    return java.util.Arrays.copyOf(buffer, n);
  }
}
