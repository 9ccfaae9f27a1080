package org.hall24.kiosk.config;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.config.KioskConfig.DeviceKey;
import org.hall24.kiosk.config.KioskConfig.Secrets;
import org.hall24.queue.seal.Sm2Envelope;

/** Reads where the device's key lies. The key itself, and a PIN, never stand in a configuration. */
final class SecretsReader {
  private static final List<String> SEALED_WITH = List.of("auto", "host", "tpm2", "host+tpm2");
  private static final int X25519_BYTES = 32;

  private enum Place {
    FILE,
    SYSTEMD_CREDS,
    PKCS11
  }

  private SecretsReader() {}

  static Secrets read(Section section, Path base) {
    Place place = section.oneOf("device-key", Place.FILE, Place.values());
    DeviceKey key =
        switch (place) {
          case FILE -> new DeviceKey.InFile();
          case SYSTEMD_CREDS -> new DeviceKey.InCredential(sealedWith(section));
          case PKCS11 -> token(section, base);
        };
    KioskConfig.Suite suite = section.oneOf("suite", KioskConfig.Suite.AES_256_GCM, KioskConfig.Suite.values());
    Optional<String> recovery = section.text("recovery-key").map(String::strip);
    recovery
        .filter(text -> !isKey(text))
        .ifPresent(
            text ->
                section.fault(
                    "recovery-key", "is not a city's public key",
                    "write the line that hallctl queue recovery-key prints: 64 hexadecimal digits (X25519), or 130 (SM2)"));
    section.close();
    return new Secrets(key, suite, recovery.filter(SecretsReader::isKey));
  }

  private static String sealedWith(Section section) {
    return section.value(
        "sealed-with", "auto", "one of " + String.join(", ", SEALED_WITH), text -> Optional.of(text).filter(SEALED_WITH::contains));
  }

  private static DeviceKey token(Section section, Path base) {
    String library = section.required("library", "name the token's library, for example /usr/lib/x86_64-linux-gnu/libtpm2_pkcs11.so.1");
    int slot = section.number("slot", 0, 0, 255);
    String key = section.required("key", "write the label of the key in the token");
    String pin = section.required("pin-file", "name a file of the kiosk's user that holds the PIN");
    return new DeviceKey.InToken(base.resolve(library), slot, key, base.resolve(pin));
  }

  private static boolean isKey(String text) {
    try {
      byte[] key = HexFormat.of().parseHex(text);
      return key.length == X25519_BYTES || Sm2Envelope.isPoint(key);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
