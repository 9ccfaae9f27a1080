package org.hall24.queue;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The device's secrets, kept as files of their owner in a folder outside the database: the journal's MAC key and the keyset
 * that seals payloads. Whoever has the database alone can read nothing and forge nothing.
 */
public final class DeviceKeys {

  /** The keys cannot be had; the message names the file and never its content. */
  static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;

    Unavailable(String message) {
      super(message);
    }
  }

  private static final String JOURNAL = "journal.key";
  private static final String PAYLOAD = "payload.keyset.json";

  private final byte[] journal;
  private final KeysetHandle payload;

  private DeviceKeys(byte[] journal, KeysetHandle payload) {
    this.journal = journal;
    this.payload = payload;
  }

  /** The keyset for payloads: AES-256-GCM, a primary key and those before it. */
  public KeysetHandle payload() {
    return payload;
  }

  byte[] journal() {
    return journal.clone();
  }

  /**
   * Opens the keys, or makes them.
   *
   * @param mayCreate false once a database was written with them: new keys beside old data would only look like damage
   */
  static DeviceKeys open(Path folder, boolean mayCreate, SecureRandom random) throws Unavailable, IOException {
    try {
      AeadConfig.register();
      if (mayCreate) {
        create(folder, random);
      }
      Path journalFile = folder.resolve(JOURNAL);
      Path payloadFile = folder.resolve(PAYLOAD);
      if (!Files.exists(journalFile) || !Files.exists(payloadFile)) {
        throw new Unavailable("the keys of this store are missing from " + folder.getFileName());
      }
      byte[] journal = HexFormat.of().parseHex(Files.readString(journalFile).strip());
      if (journal.length != 32) {
        throw new Unavailable(JOURNAL + " is not a key");
      }
      KeysetHandle payload =
          TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(payloadFile), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
      return new DeviceKeys(journal, payload);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Unavailable("a key file cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static void create(Path folder, SecureRandom random) throws IOException, GeneralSecurityException {
    Files.createDirectories(folder);
    StoreFiles.ownerOnly(folder, "rwx------");
    if (!Files.exists(folder.resolve(JOURNAL))) {
      byte[] key = new byte[32];
      random.nextBytes(key);
      write(folder.resolve(JOURNAL), HexFormat.of().formatHex(key) + "\n");
    }
    if (!Files.exists(folder.resolve(PAYLOAD))) {
      KeysetHandle fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
      write(
          folder.resolve(PAYLOAD),
          TinkJsonProtoKeysetFormat.serializeKeyset(fresh, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
    }
    StoreFiles.forceFolder(folder);
  }

  /** Whole or not there, and readable by its owner before it holds anything. */
  private static void write(Path file, String text) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished);
    StoreFiles.ownerOnly(unfinished, "rw-------");
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
