package org.hall24.queue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A second memory of how far the journal has come, outside the database: a chain cut at its end is still a valid chain, and
 * SQLite drops the rest of its log after one flipped byte without a word.
 *
 * <p>Two slots of 64 bytes written in turn, so that a torn write leaves the other. Written after each commit, forced to disk
 * at most every five seconds: it may lag behind the journal and never runs ahead of it.
 */
final class Witness implements AutoCloseable {

  /** What one slot says: the journal reached {@code seq} with {@code hash}; {@code highWater} was given out. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record, never changed
  record Mark(long seq, byte[] hash, long highWater) {}

  private static final int SLOT = 64;
  private static final int MAGIC = 0x48323457;
  private static final Duration FORCE_EVERY = Duration.ofSeconds(5);

  private final FileChannel channel;
  private final Ticker ticker;
  private int turn;
  private long forcedAt;
  private boolean dirty;

  private Witness(FileChannel channel, Ticker ticker, int turn) {
    this.channel = channel;
    this.ticker = ticker;
    this.turn = turn;
    this.forcedAt = ticker.nanos();
  }

  /** The highest valid mark of the file, or nothing when there is no file or no slot holds. */
  static Optional<Mark> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    Optional<Mark> first = slot(bytes, 0);
    Optional<Mark> second = slot(bytes, 1);
    if (first.isPresent() && second.isPresent()) {
      return first.get().seq() >= second.get().seq() ? first : second;
    }
    return first.or(() -> second);
  }

  /** Starts a witness over: both slots are replaced by one mark, on disk before this returns. */
  static void reset(Path file, Mark mark) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      channel.write(encode(mark), 0);
      channel.write(encode(mark), SLOT);
      channel.force(true);
    }
    StoreFiles.ownerOnly(file, "rw-------");
  }

  static Witness open(Path file, Ticker ticker) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    long first = slot(bytes, 0).map(Mark::seq).orElse(-1L);
    long second = slot(bytes, 1).map(Mark::seq).orElse(-1L);
    // The lower one is overwritten first.
    return new Witness(FileChannel.open(file, StandardOpenOption.WRITE), ticker, first <= second ? 0 : 1);
  }

  void write(Mark mark) throws IOException {
    channel.write(encode(mark), (long) turn * SLOT);
    turn = 1 - turn;
    dirty = true;
    if (ticker.nanos() - forcedAt >= FORCE_EVERY.toNanos()) {
      force();
    }
  }

  private void force() throws IOException {
    channel.force(false);
    forcedAt = ticker.nanos();
    dirty = false;
  }

  @Override
  public void close() throws IOException {
    if (dirty) {
      force();
    }
    channel.close();
  }

  private static ByteBuffer encode(Mark mark) {
    ByteBuffer slot = ByteBuffer.allocate(SLOT).putInt(MAGIC).putInt(1).putLong(mark.seq).put(mark.hash).putLong(mark.highWater);
    slot.putInt(SLOT - 4, crc(slot.array(), 0));
    return slot.rewind();
  }

  private static Optional<Mark> slot(byte[] file, int n) {
    int at = n * SLOT;
    if (file.length < at + SLOT) {
      return Optional.empty();
    }
    ByteBuffer slot = ByteBuffer.wrap(file, at, SLOT).slice();
    byte[] hash = new byte[32];
    int magic = slot.getInt();
    int version = slot.getInt();
    long seq = slot.getLong();
    slot.get(hash);
    long highWater = slot.getLong();
    boolean holds = magic == MAGIC && version == 1 && slot.getInt(SLOT - 4) == crc(file, at);
    return holds ? Optional.of(new Mark(seq, hash, highWater)) : Optional.empty();
  }

  private static int crc(byte[] bytes, int at) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, at, SLOT - 4);
    return (int) crc.getValue();
  }
}
