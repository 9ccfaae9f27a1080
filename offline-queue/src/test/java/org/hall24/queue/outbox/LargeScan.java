package org.hall24.queue.outbox;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.hall24.queue.Bench;
import org.hall24.queue.StorePolicies;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.seal.Suite;

/** The process of a small heap: attaches a large scan, and reads it back. Arguments: folder, MiB, suite. */
final class LargeScan {

  private LargeScan() {}

  public static void main(String[] args) throws Exception {
    long size = Long.parseLong(args[1]) << 20;
    StoreSettings settings = StoreSettings.in(Path.of(args[0])).with(StorePolicies.DEFAULTS.withReserve(0).with(Suite.of(Integer.parseInt(args[2]))));
    try (Bench bench = Bench.open(settings)) {
      String key;
      try (Draft draft = bench.outbox().draft()) {
        draft.attach("scan.tif", "image/tiff", new Pattern(size));
        key = ((Acceptance.Accepted) bench.outbox().accept(Bench.filing("journey-1"), draft)).key();
      }
      Attachments attachments = new Attachments(bench.store(), bench.sealer());
      AttachmentRow row = attachments.of(key).getFirst();
      MessageDigest sha = Digests.sha256();
      ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
      long read = 0;
      try (SeekableByteChannel channel = attachments.open(row)) {
        // As after a cut: the second half first, then all of it.
        channel.position(size / 2 + 1);
        channel.read(buffer.clear());
        if (buffer.get(0) != Pattern.at(size / 2 + 1)) {
          throw new IllegalStateException("another byte in the middle");
        }
        channel.position(0);
        while (channel.read(buffer.clear()) >= 0) {
          sha.update(buffer.array(), 0, buffer.position());
          read += buffer.position();
        }
      }
      if (read != size || !HexFormat.of().formatHex(sha.digest()).equals(row.sha256())) {
        throw new IllegalStateException("read " + read + " of " + size + " bytes, or others");
      }
    }
  }

  /** Bytes that are told by their place. */
  private static final class Pattern extends InputStream {
    private final long size;
    private long at;

    Pattern(long size) {
      this.size = size;
    }

    static byte at(long place) {
      return (byte) (place * 31 + (place >> 12));
    }

    @Override
    public int read() {
      return at < size ? at(at++) & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (at >= size) {
        return -1;
      }
      int some = (int) Math.min(length, size - at);
      for (int i = 0; i < some; i++) {
        bytes[offset + i] = at(at++);
      }
      return some;
    }
  }
}
