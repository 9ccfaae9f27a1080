package org.hall24.queue.outbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Digests as the backend contract writes them. */
public final class Digests {

  private Digests() {}

  /** SHA-256 in the form of RFC 9530: {@code sha-256=:<base64>:}. */
  public static String contentDigest(byte[] body) {
    return contentDigest(sha256(), body);
  }

  private static String contentDigest(MessageDigest sha, byte[] body) {
    return "sha-256=:" + Base64.getEncoder().encodeToString(sha.digest(body)) + ":";
  }

  /** A fresh SHA-256. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
