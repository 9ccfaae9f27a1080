package org.hall24.kiosk.document.template;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.hall24.kiosk.document.StatementSigner;
import org.hall24.kiosk.document.StatementVerifier;

/** Machines' keys for tests. */
final class Signers {
  static final KeyPair KEYS = pair();
  static final StatementSigner ONE = new StatementSigner(KEYS);
  static final StatementVerifier TRUSTING_ONE = new StatementVerifier(List.of(KEYS.getPublic()));

  private Signers() {}

  static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
