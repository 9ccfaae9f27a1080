package org.hall24.kiosk.binding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** Ed25519 pairs in the state folder, the machine's for what it prints first: made once, readable by their owner only. */
public final class StatementKeys {
  private static final String STATEMENT = "statement";
  private static final String PRIVATE = ".pk8";
  private static final String PUBLIC = ".pub";

  private StatementKeys() {}

  /**
   * The machine's pair in this folder; made when there is none.
   *
   * @throws UncheckedIOException when the folder cannot be read or written
   */
  public static KeyPair in(Path folder) {
    return in(folder, STATEMENT);
  }

  /**
   * The pair of a name in this folder; made when there is none.
   *
   * @param name of the files, without their endings
   * @throws UncheckedIOException when the folder cannot be read or written
   */
  public static KeyPair in(Path folder, String name) {
    try {
      Path secret = folder.resolve(name + PRIVATE);
      Path open = folder.resolve(name + PUBLIC);
      if (!Files.exists(secret) || !Files.exists(open)) {
        Files.createDirectories(folder);
        KeyPair made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        write(open, made.getPublic().getEncoded());
        write(secret, made.getPrivate().getEncoded());
        return made;
      }
      KeyFactory factory = KeyFactory.getInstance("Ed25519");
      return new KeyPair(
          publicKey(Files.readAllBytes(open)),
          factory.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(secret))));
    } catch (IOException e) {
      throw new UncheckedIOException("a key in the state folder cannot be read or made", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key in the state folder is damaged", e);
    }
  }

  /** The machine's public key in this folder; empty when no pair was made yet. Nothing is made. */
  public static Optional<PublicKey> publicIn(Path folder) {
    return publicIn(folder, STATEMENT);
  }

  /** The public key of a name in this folder; empty when no pair was made yet. Nothing is made. */
  public static Optional<PublicKey> publicIn(Path folder, String name) {
    Path open = folder.resolve(name + PUBLIC);
    try {
      return Files.exists(open) ? Optional.of(publicKey(Files.readAllBytes(open))) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("a key in the state folder cannot be read", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key in the state folder is damaged", e);
    }
  }

  /**
   * A machine's public key as it is handed to those who verify.
   *
   * @param bytes X.509, as DER or as PEM
   * @throws GeneralSecurityException when it is no Ed25519 key
   */
  public static PublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
    String text = new String(bytes, StandardCharsets.US_ASCII);
    byte[] der = bytes;
    if (text.startsWith("-----BEGIN PUBLIC KEY-----")) {
      try {
        der = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", "").strip());
      } catch (IllegalArgumentException e) {
        throw new GeneralSecurityException("not base 64", e);
      }
    }
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path made =
        Files.createTempFile(
            file.getParent(), "key", ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(made, bytes);
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
