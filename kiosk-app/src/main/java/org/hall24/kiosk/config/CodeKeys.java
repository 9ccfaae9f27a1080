package org.hall24.kiosk.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.kiosk.config.KioskConfig.Codes;

/**
 * Reads the keys that our own codes are signed with: each a word of base64 (the X.509 form of an Ed25519 public key, RFC 8410)
 * or the name of a PEM file that holds it.
 */
final class CodeKeys {
  private static final String ACTION = "write the base64 of an Ed25519 public key (X.509 form), or the name of its PEM file";
  private static final String ARMOUR = "-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*";
  private static final int PEM_LIMIT = 4096;

  private final Path base;

  /** @param base folder from which file names are taken */
  CodeKeys(Path base) {
    this.base = base;
  }

  Codes read(Section section) {
    Codes codes = new Codes(keys(section, "badge-issuers"), keys(section, "pick-up-issuers"));
    section.close();
    return codes;
  }

  private List<PublicKey> keys(Section section, String list) {
    Map<PublicKey, Integer> seen = new HashMap<>();
    List<PublicKey> keys = new ArrayList<>();
    List<String> words = section.texts(list);
    for (int i = 0; i < words.size(); i++) {
      Optional<PublicKey> key = key(words.get(i).strip());
      if (key.isEmpty()) {
        section.fault(list, "entry " + (i + 1) + " is no Ed25519 public key", ACTION);
        continue;
      }
      Integer other = seen.putIfAbsent(key.get(), i + 1);
      if (other != null) {
        section.fault(list, "entry " + (i + 1) + " is the same key as entry " + other, "keep one of them");
      } else {
        keys.add(key.get());
      }
    }
    return keys;
  }

  private Optional<PublicKey> key(String word) {
    try {
      return Optional.of(ed25519(Base64.getDecoder().decode(word)));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return fromFile(word);
    }
  }

  private Optional<PublicKey> fromFile(String name) {
    try {
      Path file = base.resolve(name);
      if (!Files.isRegularFile(file) || Files.size(file) > PEM_LIMIT) {
        return Optional.empty();
      }
      String text = Files.readString(file).strip();
      return text.matches(ARMOUR)
          ? Optional.of(ed25519(Base64.getMimeDecoder().decode(text.replaceFirst(ARMOUR, "$1"))))
          : Optional.empty();
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static PublicKey ed25519(byte[] encoded) throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
