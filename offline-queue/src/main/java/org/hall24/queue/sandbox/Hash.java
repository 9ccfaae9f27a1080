package org.hall24.queue.sandbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, the sandbox's own. */
final class Hash {

  private Hash() {}

  static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    return start().digest(bytes);
  }
}
