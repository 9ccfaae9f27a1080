package org.hall24.kiosk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.hall24.kiosk.binding.StatementKeys;

/** Public keys that go from machine to machine as PEM files. */
final class KeyFiles {
  private static final int COLUMNS = 64;

  private KeyFiles() {}

  /** The text of such a file (RFC 7468), without an end of line. */
  static String pem(PublicKey key) {
    String base64 = Base64.getMimeEncoder(COLUMNS, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----";
  }

  /**
   * The Ed25519 keys in these files.
   *
   * @param how where such a file comes from, for whoever named another one
   */
  static List<PublicKey> read(List<Path> files, String how) throws Failed {
    List<PublicKey> keys = new ArrayList<>();
    for (Path file : files) {
      try {
        keys.add(StatementKeys.publicKey(Files.readAllBytes(file)));
      } catch (IOException e) {
        throw Failed.wrongUse("no-file", "the key " + file + " cannot be read", "name an existing file that you may read");
      } catch (GeneralSecurityException e) {
        throw Failed.wrongUse("bad-file", file + " is no Ed25519 public key", how);
      }
    }
    return keys;
  }
}
