package org.hall24.kiosk.document;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Signs statements with the machine's Ed25519 key (RFC 8032). */
public final class StatementSigner {
  private final PrivateKey key;
  private final String keyId;

  /** @param keys an Ed25519 pair */
  public StatementSigner(KeyPair keys) {
    this.key = keys.getPrivate();
    this.keyId = keyId(keys.getPublic());
  }

  /** The id under which verifiers know this machine's key: eight characters of its digest. */
  public String keyId() {
    return keyId;
  }

  /** The text of the code: the statement and its signature. */
  public String sign(Statement statement) {
    return signed(statement.signedPart(keyId));
  }

  /** Any ASCII text, a slash, and its signature in base 32. The text names {@link #keyId()} itself. */
  public String signed(String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "/" + Base32.encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the statement key does not sign", e);
    }
  }

  /** The id of a key: the first 40 bits of the SHA-256 of its X.509 form, in base 32. */
  static String keyId(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return Base32.encode(digest).substring(0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }
}
