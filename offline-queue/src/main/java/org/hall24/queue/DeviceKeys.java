package org.hall24.queue;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.subtle.Hkdf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.hall24.queue.seal.Suite;

/**
 * The device's secrets, kept outside the database: the journal's MAC key, the key that signs checkpoints, the key that wraps
 * the keys of epochs, and the slots in which those lie. Whoever has the database alone can read nothing and forge nothing.
 */
public final class DeviceKeys {

  /** The keys cannot be had; the message names the file and never its content. */
  public static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;

    Unavailable(String message) {
      super(message);
    }
  }

  private static final String JOURNAL = "journal.key";
  private static final String PAYLOAD = "payload.keyset.json";

  private final byte[] secret;
  private final byte[] journal;
  private final Optional<KeysetHandle> payload;
  private final Ed25519Sign.KeyPair signer;
  private final KeySlots slots;
  private final String words;

  private DeviceKeys(
      byte[] secret, byte[] journal, Optional<KeysetHandle> payload, KeySlots slots, String words) throws GeneralSecurityException {
    this.secret = secret;
    this.journal = journal;
    this.payload = payload;
    this.slots = slots;
    this.words = words;
    this.signer = Ed25519Sign.KeyPair.newKeyPairFromSeed(derive(secret, "checkpoint"));
  }

  /** The keyset of payloads sealed by the release before (schema 1000), if this device has one. */
  public Optional<KeysetHandle> payload() {
    return payload;
  }

  /** Where the keys of epochs lie. */
  public KeySlots slots() {
    return slots;
  }

  /** How the device's secret is kept, for a person. */
  public String words() {
    return words;
  }

  byte[] journal() {
    return journal.clone();
  }

  /** What the city's recovery envelope must hold beside the key of an epoch: without it nothing can be verified. */
  public byte[] forRecovery() {
    return journal.clone();
  }

  Ed25519Sign.KeyPair signer() {
    return signer;
  }

  /** Wraps a secret so that only this device opens it, and only for this purpose. */
  public byte[] wrap(Suite suite, byte[] plain, String purpose) {
    return suite.seal(derive(secret, "wrap"), plain, purpose.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Opens what {@link #wrap} made.
   *
   * @throws GeneralSecurityException when another device made it, for another purpose, or a byte was changed
   */
  public byte[] unwrap(Suite suite, byte[] wrapped, String purpose) throws GeneralSecurityException {
    return suite.open(derive(secret, "wrap"), wrapped, purpose.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] derive(byte[] secret, String purpose) {
    try {
      return Hkdf.computeHkdf(
          "HmacSha256", secret, new byte[0], ("hall24.device.v1:" + purpose).getBytes(StandardCharsets.UTF_8), Suite.KEY_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /**
   * Opens the keys, or makes them.
   *
   * @param mayCreate false once a database was written with them: new keys beside old data would only look like damage
   */
  static DeviceKeys open(Path folder, DeviceSecret source, boolean mayCreate, SecureRandom random) throws Unavailable, IOException {
    try {
      AeadConfig.register();
      if (mayCreate) {
        Files.createDirectories(folder);
        StoreFiles.ownerOnly(folder, "rwx------");
      }
      KeySlots slots = new KeySlots(folder);
      boolean files = source instanceof DeviceSecret.OfFile;
      // The release before had no device secret: as long as nothing is wrapped under one, it may be made.
      boolean before = Files.exists(folder.resolve(JOURNAL)) && slots.newest() == 0;
      byte[] secret = source.open(folder, mayCreate || before, random);
      if (mayCreate && files) {
        createFiles(folder, random);
      }
      byte[] journal = Files.exists(folder.resolve(JOURNAL)) ? readJournal(folder) : derive(secret, "journal");
      if (files && !Files.exists(folder.resolve(JOURNAL))) {
        throw new Unavailable("the keys of this store are missing from " + folder.getFileName() + ": " + JOURNAL);
      }
      Optional<KeysetHandle> payload = Optional.empty();
      if (Files.exists(folder.resolve(PAYLOAD))) {
        payload =
            Optional.of(
                TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(folder.resolve(PAYLOAD)), RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
      }
      return new DeviceKeys(secret, journal, payload, slots, source.words());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Unavailable("a key file cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static byte[] readJournal(Path folder) throws IOException, Unavailable {
    byte[] journal = HexFormat.of().parseHex(Files.readString(folder.resolve(JOURNAL)).strip());
    if (journal.length != Suite.KEY_BYTES) {
      throw new Unavailable(JOURNAL + " is not a key");
    }
    return journal;
  }

  /** The files that the release before needs, so that it can be put back. */
  private static void createFiles(Path folder, SecureRandom random) throws IOException, GeneralSecurityException {
    if (!Files.exists(folder.resolve(JOURNAL))) {
      byte[] key = new byte[Suite.KEY_BYTES];
      random.nextBytes(key);
      DeviceSecret.ownersFile(folder.resolve(JOURNAL), (HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    if (!Files.exists(folder.resolve(PAYLOAD))) {
      KeysetHandle fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
      String text = TinkJsonProtoKeysetFormat.serializeKeyset(fresh, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
      DeviceSecret.ownersFile(folder.resolve(PAYLOAD), text.getBytes(StandardCharsets.UTF_8));
    }
    StoreFiles.forceFolder(folder);
  }
}
