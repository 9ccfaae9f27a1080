package org.hall24.kiosk.binding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The key under which pick-up codes are kept: made once in the state folder, readable by its owner only. */
public final class PickupKey {
  private static final String FILE = "pickup.key";
  private static final int BYTES = 32;

  private PickupKey() {}

  /**
   * The key in this folder; made when there is none.
   *
   * @throws UncheckedIOException when the folder cannot be read or written
   */
  public static byte[] in(Path folder, SecureRandom random) {
    try {
      Path file = folder.resolve(FILE);
      if (Files.exists(file)) {
        return HexFormat.of().parseHex(Files.readString(file).strip());
      }
      Files.createDirectories(folder);
      byte[] key = new byte[BYTES];
      random.nextBytes(key);
      Path made =
          Files.createTempFile(folder, "key", ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(made, HexFormat.of().formatHex(key) + "\n");
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException("the key of pick-up codes in the state folder cannot be read or made", e);
    }
  }
}
