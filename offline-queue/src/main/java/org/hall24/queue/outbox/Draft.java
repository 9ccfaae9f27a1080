package org.hall24.queue.outbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.hall24.queue.Store;
import org.hall24.queue.Transaction;

/**
 * A filing on its way: its key and what will go with it, sealed as it is read, before the resident has filed. Not accepted, it
 * leaves nothing readable: its key was never written down. Close it in every case. Not for two threads.
 */
public final class Draft implements AutoCloseable {

  /** The end of the name of a file that is not whole yet. */
  static final String UNFINISHED = ".part";

  /** Up to here an attachment lies in the database and costs no flush of its own. */
  static final int SMALL = 256 * 1024;

  private static final int BUFFER = 64 * 1024;

  private final Store store;
  private final Sealer sealer;
  private final String key;
  private final Sealer.NewKey caseKey;
  private final List<Attached> attached = new ArrayList<>();
  private boolean accepted;

  /**
   * One attachment as it was read. Its name may be personal: it prints as its number and size only.
   *
   * @param row what is kept of it
   * @param name its name, for the backend
   * @param sealed its sealed bytes when it is small
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Attached(AttachmentRow row, String name, Optional<byte[]> sealed) {
    @Override
    public String toString() {
      return "Attached[" + row.n() + ", " + row.size() + " bytes]";
    }
  }

  Draft(Store store, Sealer sealer, String key) {
    this.store = store;
    this.sealer = sealer;
    this.key = key;
    this.caseKey = sealer.newKey();
  }

  /** The key that the filing will have. */
  public String key() {
    return key;
  }

  /** What is attached so far. */
  public List<Attached> attached() {
    return List.copyOf(attached);
  }

  /**
   * Reads an attachment to its end and seals it on the way; a large one goes to the disk segment by segment and is on disk,
   * under its name, when this returns.
   *
   * @param name its name for the backend
   * @param type its media type
   * @throws IOException when it cannot be read or the disk does not take it; then it is not attached
   */
  public Attached attach(String name, String type, InputStream plain) throws IOException {
    int n = attached.size() + 1;
    byte[] head = plain.readNBytes(SMALL + 1);
    Attached done;
    if (head.length <= SMALL) {
      ByteArrayOutputStream sealed = new ByteArrayOutputStream(head.length + 1024);
      Sum sum = seal(new ByteArrayInputStream(head), sealed, n);
      done = new Attached(sum.row(key, n, type, Optional.empty()), name, Optional.of(sealed.toByteArray()));
    } else {
      String file = key + "-" + n;
      Sum sum = toDisk(new SequenceInputStream(new ByteArrayInputStream(head), plain), file, n);
      done = new Attached(sum.row(key, n, type, Optional.of(file)), name, Optional.empty());
    }
    Arrays.fill(head, (byte) 0);
    attached.add(done);
    return done;
  }

  private Sum toDisk(InputStream plain, String name, int n) throws IOException {
    Path folder = store.attachments();
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      Store.ownerOnly(folder, "rwx------");
      Store.forceFolder(store.settings().folder());
    }
    Path unfinished = folder.resolve(name + UNFINISHED);
    Files.deleteIfExists(unfinished);
    try {
      Sum sum;
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        Store.ownerOnly(unfinished, "rw-------");
        sum = seal(plain, new KeptOpen(Channels.newOutputStream(channel)), n);
        channel.force(true);
      }
      Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      Store.forceFolder(folder);
      return sum;
    } catch (IOException e) {
      Attachments.unlink(unfinished);
      throw e;
    }
  }

  private Sum seal(InputStream plain, OutputStream to, int n) throws IOException {
    Sum sum = new Sum();
    byte[] buffer = new byte[BUFFER];
    try (OutputStream sealing = sealer.sealing(caseKey, to, AttachmentRow.binding(key, n))) {
      for (int some = plain.read(buffer); some >= 0; some = plain.read(buffer)) {
        sum.update(buffer, some);
        sealing.write(buffer, 0, some);
      }
    } finally {
      Arrays.fill(buffer, (byte) 0);
    }
    return sum;
  }

  /** The entries of the filing's body. */
  List<Map<String, Object>> entries() {
    return attached.stream()
        .map(
            a -> {
              Map<String, Object> entry = new LinkedHashMap<>();
              entry.put("n", a.row().n());
              entry.put("name", a.name());
              entry.put("type", a.row().type());
              entry.put("size", a.row().size());
              entry.put("sha256", a.row().sha256());
              return entry;
            })
        .toList();
  }

  /** Keeps key and rows in the unit that accepts the filing. */
  void keep(Transaction tx) {
    sealer.adopt(tx, key, caseKey);
    for (Attached one : attached) {
      one.row().put(tx);
      one.sealed().ifPresent(bytes -> tx.put("payload", "key", Map.of("key", one.row().row(), "sealed", bytes)));
    }
    // Whether the unit happened is known only after it.
    tx.afterCommit(() -> accepted = true);
  }

  /** Wipes the key; removes the files of a filing that was not accepted. */
  @Override
  public void close() {
    Arrays.fill(caseKey.bytes(), (byte) 0);
    if (!accepted) {
      attached.forEach(a -> a.row().file().ifPresent(name -> Attachments.unlink(store.attachments().resolve(name))));
    }
  }

  /** Digests and size of what went by. */
  private static final class Sum {
    private final MessageDigest sha = Digests.sha256();
    private final SM3Digest sm3 = new SM3Digest();
    private long size;

    void update(byte[] bytes, int length) {
      sha.update(bytes, 0, length);
      sm3.update(bytes, 0, length);
      size += length;
    }

    AttachmentRow row(String key, int n, String type, Optional<String> file) {
      byte[] sm = new byte[sm3.getDigestSize()];
      sm3.doFinal(sm, 0);
      HexFormat hex = HexFormat.of();
      return new AttachmentRow(
          key, n, type, size, hex.formatHex(sha.digest()), hex.formatHex(sm), file, Optional.empty(), 0, false);
    }
  }

  /** Lets the channel be forced after the sealing stream was closed. */
  private static final class KeptOpen extends java.io.FilterOutputStream {
    KeptOpen(OutputStream out) {
      super(new java.io.BufferedOutputStream(out, BUFFER));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
