package org.hall24.queue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.util.HexFormat;

/**
 * Where the device's one secret comes from: 32 bytes from which everything else is derived or under which it is wrapped. It is
 * read once at the start and never stored beside the database in the clear, except by {@link OfFile}, which is for the demo
 * and for a disk that is encrypted as a whole.
 */
public sealed interface DeviceSecret
    permits DeviceSecret.OfFile, DeviceSecret.OfCredential, DeviceSecret.OfToken, SystemdCredential, Pkcs11Secret {

  /** The length of the secret. */
  int BYTES = 32;

  /**
   * The secret, or nothing that could be taken for it.
   *
   * @param folder the folder of keys
   * @param mayCreate whether a new one may be made when there is none
   * @throws DeviceKeys.Unavailable when it cannot be had; the message names the place and never the content
   */
  byte[] open(Path folder, boolean mayCreate, SecureRandom random) throws DeviceKeys.Unavailable, IOException;

  /** How it is kept, for a person. */
  String words();

  /** A file of its owner in the folder of keys. */
  record OfFile() implements DeviceSecret {
    private static final String NAME = "device.key";

    @Override
    public byte[] open(Path folder, boolean mayCreate, SecureRandom random) throws DeviceKeys.Unavailable, IOException {
      Path file = folder.resolve(NAME);
      if (!Files.exists(file) && mayCreate) {
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        ownersFile(file, (HexFormat.of().formatHex(fresh) + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        StoreFiles.forceFolder(folder);
      }
      return hex(file);
    }

    @Override
    public String words() {
      return "a file beside the store";
    }
  }

  /**
   * A credential that {@code systemd} decrypts for the service ({@code LoadCredentialEncrypted=}, made by {@code systemd-creds
   * encrypt} with the host's key or its TPM): 64 hexadecimal digits.
   *
   * @param file the credential, for example {@code $CREDENTIALS_DIRECTORY/hall24-device-key}
   */
  record OfCredential(Path file) implements DeviceSecret {
    @Override
    public byte[] open(Path folder, boolean mayCreate, SecureRandom random) throws DeviceKeys.Unavailable, IOException {
      return hex(file);
    }

    @Override
    public String words() {
      return "a credential of systemd";
    }
  }

  /**
   * A key that never leaves a PKCS#11 token, for example a TPM through {@code tpm2-pkcs11}: it unwraps the secret, which lies
   * wrapped in the folder of keys. An AES key wraps with GCM, or answers a
   * challenge where its token has none; an RSA key wraps with OAEP.
   *
   * @param keys the token, logged in
   * @param alias the key's label in it
   * @param pin the key's password; empty for none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  record OfToken(KeyStore keys, String alias, char[] pin) implements DeviceSecret {
    private static final String NAME = "device.wrapped";

    @Override
    public byte[] open(Path folder, boolean mayCreate, SecureRandom random) throws DeviceKeys.Unavailable, IOException {
      Path file = folder.resolve(NAME);
      try {
        if (!Files.exists(file)) {
          if (!mayCreate) {
            throw new DeviceKeys.Unavailable(NAME + " is missing from " + folder.getFileName());
          }
          byte[] fresh = new byte[BYTES];
          random.nextBytes(fresh);
          ownersFile(file, new TokenCipher(keys, alias, pin).wrap(fresh, random));
          StoreFiles.forceFolder(folder);
        }
        byte[] secret = new TokenCipher(keys, alias, pin).unwrap(Files.readAllBytes(file));
        if (secret.length != BYTES) {
          throw new DeviceKeys.Unavailable(NAME + " does not hold a device's secret");
        }
        return secret;
      } catch (UnrecoverableKeyException e) {
        throw new DeviceKeys.Unavailable("the token has no key " + alias + ", or an RSA key without a certificate beside it");
      } catch (GeneralSecurityException e) {
        throw new DeviceKeys.Unavailable("the token's key " + alias + " does not unwrap " + NAME + ": " + e.getClass().getSimpleName());
      }
    }

    @Override
    public String words() {
      return "a key in a PKCS#11 token";
    }

    @Override
    public String toString() {
      return "OfToken[" + alias + "]";
    }
  }

  private static byte[] hex(Path file) throws DeviceKeys.Unavailable, IOException {
    if (!Files.exists(file)) {
      throw new DeviceKeys.Unavailable("the keys of this store are missing: " + file.getFileName());
    }
    try {
      byte[] secret = HexFormat.of().parseHex(Files.readString(file).strip());
      if (secret.length == BYTES) {
        return secret;
      }
    } catch (IllegalArgumentException e) {
      // Told below: the parser's own message would quote the key.
    }
    throw new DeviceKeys.Unavailable(file.getFileName() + " is not 64 hexadecimal digits");
  }

  /** Whole or not there, and readable by its owner only before it holds anything. */
  static void ownersFile(Path file, byte[] content) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished);
    StoreFiles.ownerOnly(unfinished, "rw-------");
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
