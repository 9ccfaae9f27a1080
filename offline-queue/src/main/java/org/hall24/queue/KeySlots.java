package org.hall24.queue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The wrapped keys of epochs, one file of one block each, outside the database: SQLite's log would leave copies of them in
 * freed blocks, and the key of an epoch is what shredding destroys.
 *
 * <p>Destroying overwrites the block in place, forces it and removes the file. Limit, said honestly: a flash chip may keep the
 * block it replaced; what is left there is wrapped under the device's secret.
 */
public final class KeySlots {

  private static final int BLOCK = 4096;
  private static final int MAGIC = 0x48534c54;
  private static final Pattern NAME = Pattern.compile("epoch-(\\d{6,9})\\.slot");

  private final Path folder;

  KeySlots(Path folder) {
    this.folder = folder;
  }

  private Path file(int epoch) {
    return folder.resolve("epoch-%06d.slot".formatted(epoch));
  }

  /** The highest epoch that ever had a slot here and still has its file; 0 for none. */
  public int newest() throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(path -> NAME.matcher(path.getFileName().toString()))
          .filter(Matcher::matches)
          .mapToInt(name -> Integer.parseInt(name.group(1)))
          .max()
          .orElse(0);
    }
  }

  /** Writes a slot; it is on disk, with its name, when this returns. */
  public void write(int epoch, byte[] wrapped, SecureRandom random) throws IOException {
    byte[] block = new byte[BLOCK];
    random.nextBytes(block);
    ByteBuffer.wrap(block).putInt(MAGIC).putInt(epoch).putInt(wrapped.length).put(wrapped);
    DeviceSecret.ownersFile(file(epoch), block);
    StoreFiles.forceFolder(folder);
  }

  /** What a slot holds; nothing when it was destroyed or is not readable as one. */
  public Optional<byte[]> read(int epoch) throws IOException {
    if (!Files.exists(file(epoch))) {
      return Optional.empty();
    }
    ByteBuffer block = ByteBuffer.wrap(Files.readAllBytes(file(epoch)));
    if (block.capacity() != BLOCK || block.getInt() != MAGIC || block.getInt() != epoch) {
      return Optional.empty();
    }
    int length = block.getInt();
    if (length < 0 || length > block.remaining()) {
      return Optional.empty();
    }
    byte[] wrapped = new byte[length];
    block.get(wrapped);
    return Optional.of(wrapped);
  }

  /** Overwrites a slot in place, then removes it; does nothing when there is none. */
  public void destroy(int epoch, SecureRandom random) throws IOException {
    Path file = file(epoch);
    if (!Files.exists(file)) {
      return;
    }
    byte[] noise = new byte[BLOCK];
    random.nextBytes(noise);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(noise);
      while (bytes.hasRemaining()) {
        channel.write(bytes, bytes.position());
      }
      channel.force(true);
    }
    Files.delete(file);
    StoreFiles.forceFolder(folder);
  }
}
