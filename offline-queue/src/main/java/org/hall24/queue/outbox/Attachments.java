package org.hall24.queue.outbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hall24.queue.Queries;
import org.hall24.queue.Store;
import org.hall24.queue.Transaction;
import org.hall24.queue.Urgency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The attachments of filings that are not delivered: what there is, their plain bytes from any offset, how far they got. */
public final class Attachments {

  private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);

  private final Store store;
  private final Sealer sealer;

  /** The attachments of an open store. */
  public Attachments(Store store, Sealer sealer) {
    this.store = store;
    this.sealer = sealer;
  }

  /** The attachments of a filing, in their order. */
  public List<AttachmentRow> of(String caseKey) {
    return store.read(q -> of(q, caseKey));
  }

  static List<AttachmentRow> of(Queries queries, String caseKey) {
    return queries.list("SELECT * FROM attachment WHERE case_key = ? ORDER BY n", AttachmentRow::of, caseKey);
  }

  /**
   * The plain bytes, readable from any position; close it. One segment lies in memory.
   *
   * @throws IOException here or while reading, when it is gone, changed or its key is destroyed: nothing read so far may be
   *     acted on before the end was reached
   */
  public SeekableByteChannel open(AttachmentRow row) throws IOException {
    SeekableByteChannel sealed;
    if (row.file().isPresent()) {
      sealed = FileChannel.open(store.attachments().resolve(row.file().get()), StandardOpenOption.READ);
    } else {
      sealed =
          new BytesChannel(
              store
                  .read(q -> q.first("SELECT sealed FROM payload WHERE key = ?", r -> r.bytes("sealed"), row.row()))
                  .orElseThrow(() -> new IOException("the attachment is gone")));
    }
    try {
      // The key is unwrapped within the reading; the bytes are read outside it.
      Object[] opened = new Object[1];
      store.read(
          q -> {
            try {
              opened[0] = sealer.opening(q, sealed, row.binding());
            } catch (IOException e) {
              opened[0] = e;
            }
            return true;
          });
      if (opened[0] instanceof SeekableByteChannel channel) {
        return channel;
      }
      throw (IOException) opened[0];
    } catch (IOException | RuntimeException e) {
      sealed.close();
      throw e;
    }
  }

  /** Remembers where the backend takes an attachment, from its first byte. */
  public AttachmentRow uploadAt(AttachmentRow row, String url) {
    return change(row, row.at(Optional.of(url), 0));
  }

  /** Remembers how many bytes the backend said to have durably. */
  public AttachmentRow confirmed(AttachmentRow row, long bytes) {
    if (bytes < 0 || bytes > row.size()) {
      throw new IllegalArgumentException("the backend cannot have " + bytes + " of " + row.size() + " bytes");
    }
    return change(row, row.at(row.uploadUrl(), bytes));
  }

  /** Forgets an upload that the backend no longer knows. */
  public AttachmentRow lostUpload(AttachmentRow row) {
    return change(row, row.at(Optional.empty(), 0));
  }

  private AttachmentRow change(AttachmentRow row, AttachmentRow changed) {
    return store.commitNow(
        Urgency.REST,
        tx -> {
          changed.put(tx);
          return changed;
        });
  }

  /** Removes the attachments of a filing in this unit, and their files after it. */
  static void remove(Transaction tx, Path folder, String caseKey) {
    for (AttachmentRow row : of(tx, caseKey)) {
      tx.update("DELETE FROM payload WHERE key = ?", row.row());
      row.file().ifPresent(name -> tx.afterCommit(() -> unlink(folder.resolve(name))));
    }
    tx.update("DELETE FROM attachment WHERE case_key = ?", caseKey);
  }

  static void unlink(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The next sweep takes it.
      LOG.warn("event=queue.attachment-not-removed cause={}", e.getClass().getSimpleName());
    }
  }

  /**
   * Removes files that belong to no filing: of a filing that was never accepted, or that was delivered just before the power
   * went. Must run before anything is drafted. Takes nothing as long as a store that was set aside may still name it.
   *
   * @return how many
   */
  public int sweep() {
    Path folder = store.attachments();
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    boolean aside = store.setAside().isPresent();
    Set<String> named =
        new HashSet<>(
            store.<List<String>>read(q -> q.list("SELECT file FROM attachment WHERE file IS NOT NULL", row -> row.text("file"))));
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> orphans =
          entries
              .filter(
                  file -> {
                    String name = file.getFileName().toString();
                    return name.endsWith(Draft.UNFINISHED) || (!aside && !named.contains(name));
                  })
              .toList();
      orphans.forEach(Attachments::unlink);
      return orphans.size();
    } catch (IOException e) {
      LOG.warn("event=queue.sweep cause={}", e.getClass().getSimpleName());
      return 0;
    }
  }
}
