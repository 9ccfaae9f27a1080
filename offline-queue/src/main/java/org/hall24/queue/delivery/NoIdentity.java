package org.hall24.queue.delivery;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Has no certificate of ours, and notes that the other side asked for one. With TLS 1.3 a client is through its handshake
 * before the server has missed the certificate (RFC 8446 §4.4.2), and the alert that says so is often overtaken by the closing
 * of the line: what was asked for is then all that tells a refusal from a bad line.
 */
final class NoIdentity extends X509ExtendedKeyManager {
  private volatile boolean asked;

  /** Whether a server wanted to see a certificate since this was made. */
  boolean wasAskedFor() {
    return asked;
  }

  @Override
  public @Nullable String chooseClientAlias(String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    asked = true;
    return null;
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return null;
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return null;
  }
}
