package org.hall24.queue.journal;

import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.hall24.queue.ChainCheck;
import org.hall24.queue.Row;
import org.hall24.queue.StoreReader;
import org.hall24.queue.Transaction;

/** Reading and writing the journal. */
public final class Journal {

  private static final String COLUMNS = "SELECT seq, at_ms, boot, kind, ref, body, hash FROM journal ";

  private final StoreReader store;

  /** A journal of an open store, or of a look at one. */
  public Journal(StoreReader store) {
    this.store = store;
  }

  /**
   * Adds one event to the unit.
   *
   * @param ref what it happened to: a key, a cell, an intent, a receipt
   * @return the event's number
   */
  public static long append(Transaction tx, EventKind kind, String ref, EventBody body) {
    // The reference passes the same gate as the body.
    EventBody.of("ref", ref);
    return tx.append(kind.wire(), ref, body.json());
  }

  /** Walks chain, sealed rows and witness. */
  public ChainCheck verify() {
    return store.verify();
  }

  /** At most {@code limit} events after {@code seq}, oldest first. */
  public List<JournalEntry> after(long seq, int limit) {
    return store.read(q -> q.list(COLUMNS + "WHERE seq > ? ORDER BY seq LIMIT ?", Journal::entry, seq, limit));
  }

  /** All events about one thing, oldest first. */
  public List<JournalEntry> about(String ref) {
    return store.read(q -> q.list(COLUMNS + "WHERE ref = ? ORDER BY seq", Journal::entry, ref));
  }

  /** Every event of one consistent state, oldest first, one after another. */
  public void each(Consumer<JournalEntry> eye) {
    store.read(
        q -> {
          q.each(COLUMNS + "ORDER BY seq", row -> eye.accept(entry(row)));
          return true;
        });
  }

  private static JournalEntry entry(Row row) {
    return new JournalEntry(
        row.number("seq"),
        row.number("at_ms"),
        row.text("boot"),
        row.text("kind"),
        row.text("ref"),
        row.text("body"),
        HexFormat.of().formatHex(row.bytes("hash")));
  }
}
