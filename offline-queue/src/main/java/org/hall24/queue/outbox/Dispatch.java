package org.hall24.queue.outbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.hall24.queue.Queries;
import org.hall24.queue.Store;
import org.hall24.queue.StoreReader;
import org.hall24.queue.Transaction;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.jspecify.annotations.Nullable;

/** The outbox from the side of delivery: which item is next, and what became of it. */
public final class Dispatch {

  /** What alarms about delivery refer to in the journal. */
  public static final String ALARMS = "delivery";

  private static final int ATTEMPTS_KEPT = 20;

  /**
   * Nothing is refused that was not tried, and what was tried has its tries: few, where the outbox may be a million rows. The
   * cross join holds the planner to that order; an index of its own over the refused would overlap the one of claims.
   */
  static final String REFUSED =
      """
      SELECT o.* FROM (SELECT DISTINCT key FROM attempt INDEXED BY attempt_key) a CROSS JOIN outbox o
      WHERE o.key = a.key AND o.state = 0 AND o.refused IS NOT NULL
      """;

  /** What a failed try says about the item at the backend. */
  public enum Fate {
    /** It is surely not there. */
    ABSENT,
    /** It is surely not there, and the backend does not want it as it is. */
    REFUSED,
    /** It may be there: ask before repeating. */
    IN_DOUBT
  }

  private final Store store;
  private final Sealer sealer;

  /** The outbox of an open store. */
  public Dispatch(Store store, Sealer sealer) {
    this.store = store;
    this.sealer = sealer;
  }

  /** Reads the store of this outbox. */
  public StoreReader reader() {
    return store;
  }

  /** The attachments of what waits here. */
  public Attachments attachments() {
    return new Attachments(store, sealer);
  }

  /** Lane heads that are due at this wall time, at most {@code limit}: those due longest first, or last. */
  public List<OutboxRow> due(long now, boolean longestFirst, int limit) {
    String order = longestFirst ? "next_at, id" : "next_at DESC, id DESC";
    return store.read(
        q ->
            q.list(
                "SELECT * FROM outbox INDEXED BY outbox_due WHERE state = 0 AND head = 1 AND next_at <= ? ORDER BY "
                    + order + " LIMIT ?",
                OutboxRow::of,
                now,
                limit));
  }

  /** When the next lane head becomes due after this wall time, milliseconds since 1970. */
  public OptionalLong nextDue(long now) {
    return store
        .read(
            q ->
                q.first(
                    """
                    SELECT next_at FROM outbox INDEXED BY outbox_due
                    WHERE state = 0 AND head = 1 AND next_at > ? ORDER BY next_at, id LIMIT 1
                    """,
                    row -> row.number("next_at"),
                    now))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /** Whether anything waits at all, due or not. */
  public boolean nothingWaits() {
    return store.read(q -> q.count("SELECT value AS n FROM tally WHERE name = 'pending'")) == 0;
  }

  /** Whether anything lies on the dead-letter shelf. */
  public boolean anyDead() {
    return store.read(q -> q.count("SELECT value AS n FROM tally WHERE name = 'dead'")) > 0;
  }

  /** When the oldest of what waits was queued, milliseconds since 1970. */
  public OptionalLong oldestQueued() {
    return store
        .read(q -> q.first("SELECT created_ms FROM outbox WHERE state = 0 ORDER BY id LIMIT 1", row -> row.number("created_ms")))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /** The body to send. */
  public Sealer.Unsealed payload(OutboxRow row) {
    return store.read(
        q ->
            q.first("SELECT sealed FROM payload WHERE key = ?", r -> r.bytes("sealed"), row.key())
                .map(sealed -> sealer.open(q, sealed, new Sealer.Binding("payload", row.key(), row.kind(), row.caseKey())))
                .orElse(new Sealer.Unsealed.Unreadable("the payload is gone")));
  }

  /** Remembers, before the first byte, that the item may arrive: a restart then asks first. */
  public OutboxRow sending(OutboxRow row) {
    return change(row.key(), (tx, current) -> {
      OutboxRow sent = current.asSent();
      sent.put(tx);
      return sent;
    });
  }

  /** The backend's receipt was verified: the item leaves, its payload is gone, the next of its lane may go. */
  public void delivered(OutboxRow row, Optional<String> backendRef) {
    change(
        row.key(),
        (tx, current) -> {
          EventBody body = EventBody.of("kind", current.kind()).and("attempts", current.attempts());
          // The backend chose this text: it goes into the journal only as what it should be, a short reference.
          Optional<String> ref = backendRef.filter(text -> text.matches("[A-Za-z0-9._/-]{1,64}"));
          ref.ifPresent(text -> body.and("backendRef", text));
          long seq = Journal.append(tx, EventKind.DELIVERED, current.key(), body);
          Map<String, @Nullable Object> columns = new HashMap<>();
          columns.put("key", current.key());
          columns.put("kind", current.kind());
          columns.put("at_ms", tx.now());
          columns.put("backend_ref", ref.orElse(null));
          columns.put("seq", seq);
          tx.put("delivered", "key", columns);
          if (current.isFiling() && ref.isPresent()) {
            nameFiling(tx, current.key(), ref.get());
          }
          tx.update("DELETE FROM outbox WHERE id = ?", current.id());
          tx.update("DELETE FROM payload WHERE key = ?", current.key());
          tx.update("DELETE FROM attempt WHERE key = ?", current.key());
          if (current.isFiling()) {
            Attachments.remove(tx, store.attachments(), current.key());
          }
          promote(tx, current.lane());
          letGo(tx, current);
          return current;
        });
  }

  /**
   * A try that did not deliver.
   *
   * @param word the outcome's stable word
   * @param http the answer's status, if there was one
   * @param waitMs how long until the next try
   * @param counts whether it counts against the item: a dead line does not
   * @param fate what is known of the item's fate at the backend
   */
  public OutboxRow failed(OutboxRow row, String word, OptionalInt http, long waitMs, boolean counts, Fate fate) {
    return change(
        row.key(),
        (tx, current) -> {
          long now = tx.now();
          OutboxRow tried = current.tried(word, now, now + waitMs, counts, fate);
          tried.put(tx);
          if (counts) {
            EventBody body = EventBody.of("outcome", word).and("attempt", tried.attempts()).and("waitMs", waitMs);
            http.ifPresent(status -> body.and("http", status));
            Journal.append(tx, EventKind.ATTEMPT, current.key(), body);
            note(tx, current.key(), now, word, http, waitMs);
          }
          return tried;
        });
  }

  /** The item goes to the dead-letter shelf with payload and key; what follows it in its case stays behind it. */
  public void shelve(OutboxRow row, String reason) {
    change(
        row.key(),
        (tx, current) -> {
          OutboxRow dead = current.shelved(reason);
          dead.put(tx);
          long seq = Journal.append(tx, EventKind.SHELVED, current.key(), EventBody.of("reason", reason));
          tx.put("shelf", "key", Map.of("key", current.key(), "reason", reason, "since_ms", tx.now(), "seq", seq));
          if (!current.ordered()) {
            promote(tx, current.lane());
          }
          return dead;
        });
  }

  /** Takes an item from the shelf and tries again with the same key; false when it is not on the shelf. */
  public boolean replay(String key) {
    return store.commitNow(
        Urgency.REST,
        tx -> {
          Optional<OutboxRow> dead = OutboxRow.byKey(tx, key).filter(OutboxRow::dead);
          if (dead.isEmpty()) {
            return false;
          }
          boolean first =
              tx.first(
                      "SELECT id FROM outbox INDEXED BY outbox_lane WHERE lane = ? AND head = 1 AND key <> ? LIMIT 1",
                      row -> row.number("id"), dead.get().lane(), key)
                  .isEmpty();
          dead.get().replayed(dead.get().head() || first, tx.now()).put(tx);
          tx.update("DELETE FROM shelf WHERE key = ?", key);
          Journal.append(tx, EventKind.REPLAYED, key, EventBody.empty());
          return true;
        });
  }

  /**
   * Two people decide that a dead item is not delivered. With a filing goes what waits behind it, which without the filing
   * nobody would take. Each item leaves a line in the journal with the digest of what it said; its payload is gone.
   *
   * @param people the ids of two different members of staff
   * @param reason short words without a person's data
   * @return how many items; 0 when the item is not on the shelf
   * @throws IllegalArgumentException when it was not two people, or an id or the reason may not stand in the journal
   */
  public int discard(String key, List<String> people, String reason) {
    if (people.size() != 2 || people.getFirst().equals(people.getLast())) {
      throw new IllegalArgumentException("it takes two people");
    }
    return store.commitNow(
        Urgency.REST,
        tx -> {
          Optional<OutboxRow> dead = OutboxRow.byKey(tx, key).filter(OutboxRow::dead);
          if (dead.isEmpty()) {
            return 0;
          }
          List<OutboxRow> all = dead.get().isFiling() ? OutboxRow.lane(tx, dead.get().lane()) : List.of(dead.get());
          all.forEach(row -> discard(tx, row, people, reason));
          promote(tx, dead.get().lane());
          letGo(tx, dead.get());
          return all.size();
        });
  }

  private void discard(Transaction tx, OutboxRow row, List<String> people, String reason) {
    EventBody body =
        EventBody.of("kind", row.kind()).and("first", people.getFirst()).and("second", people.getLast()).and("reason", reason);
    long seq = Journal.append(tx, EventKind.DISCARDED, row.key(), body);
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("key", row.key());
    columns.put("kind", row.kind());
    columns.put("at_ms", tx.now());
    columns.put("first", people.getFirst());
    columns.put("second", people.getLast());
    columns.put("reason", reason);
    columns.put("seq", seq);
    tx.put("discarded", "key", columns);
    if (row.isFiling()) {
      Attachments.remove(tx, store.attachments(), row.key());
    }
    for (String table : List.of("outbox", "payload", "attempt", "shelf")) {
      tx.update("DELETE FROM " + table + " WHERE key = ?", row.key());
    }
  }

  /** Makes refused items due at once: the endpoint has shown that it accepts filings. */
  public void retryRefused() {
    store.commitNow(
        Urgency.REST,
        tx -> {
          refused(tx).forEach(row -> row.due(tx.now()).put(tx));
          return true;
        });
  }

  /** Moves all due times, and the times from which patience is counted, with a wall clock that jumped by itself. */
  public void shift(long byMs, String why) {
    store.commitNow(
        Urgency.REST,
        tx -> {
          // A row without an outcome waits for nothing; it may have been queued after the jump.
          waiting(tx).forEach(
              row -> row.shifted(byMs, row.outcome().isPresent() ? row.nextAt() + byMs : Math.min(row.nextAt(), tx.now())).put(tx));
          Journal.append(tx, EventKind.CLOCK_CHANGED, "clock", EventBody.of("byMs", byMs).and("why", why));
          return true;
        });
  }

  /** Brings due times that no back-off could have set back to now: the clock was wrong when they were written. */
  public void clamp(long latest) {
    store.commitNow(
        Urgency.REST,
        tx -> {
          tx.list(
                  "SELECT * FROM outbox INDEXED BY outbox_due WHERE state = 0 AND head = 1 AND next_at > ?", OutboxRow::of, latest)
              .forEach(row -> row.due(tx.now()).put(tx));
          return true;
        });
  }

  /** Records that an alarm was raised or is over. */
  public void alarm(String what, boolean raised, EventBody body) {
    store.commitNow(
        Urgency.REST,
        tx -> Journal.append(tx, EventKind.ALARM, ALARMS, body.and("what", what).and("raised", raised)));
  }

  /** Records that the connection to the backend changed its state. */
  public void backendState(String state) {
    store.commitNow(
        Urgency.REST, tx -> Journal.append(tx, EventKind.BACKEND_STATE, "backend", EventBody.of("state", state)));
  }

  /** The key of a case may be destroyed, after a while, once nothing of it waits or is dead. */
  private void letGo(Transaction tx, OutboxRow gone) {
    String owner = gone.caseKey().orElse(gone.key());
    if (gone.caseKey().isEmpty() || OutboxRow.lane(tx, gone.lane()).isEmpty()) {
      sealer.release(tx, owner);
    }
  }

  private interface Change {
    OutboxRow apply(Transaction tx, OutboxRow current);
  }

  private OutboxRow change(String key, Change change) {
    return store.commitNow(
        Urgency.REST,
        tx ->
            change.apply(
                tx,
                OutboxRow.byKey(tx, key).orElseThrow(() -> new IllegalStateException("item " + key + " is not queued"))));
  }

  private static List<OutboxRow> waiting(Queries queries) {
    return queries.list("SELECT * FROM outbox WHERE state = 0 AND attempts + head > 0", OutboxRow::of);
  }

  private static List<OutboxRow> refused(Queries queries) {
    return queries.list(REFUSED, OutboxRow::of);
  }

  private static void promote(Transaction tx, String lane) {
    tx.first("SELECT * FROM outbox INDEXED BY outbox_lane WHERE lane = ? AND state = 0 ORDER BY id LIMIT 1", OutboxRow::of, lane)
        .filter(row -> !row.head())
        // Only heads follow a clock that is set; this one may have been queued while the clock stood in another decade.
        .ifPresent(row -> row.asHead().due(Math.min(row.nextAt(), tx.now())).put(tx));
  }

  private static void nameFiling(Transaction tx, String key, String backendRef) {
    tx.first(
            "SELECT * FROM filings WHERE key = ?",
            row -> {
              Map<String, @Nullable Object> columns = new HashMap<>();
              columns.put("key", key);
              columns.put("ref", row.text("ref"));
              columns.put("acceptance_no", row.text("acceptance_no"));
              columns.put("service", row.text("service"));
              columns.put("accepted_ms", row.number("accepted_ms"));
              columns.put("backend_ref", backendRef);
              columns.put("seq", row.number("seq"));
              return columns;
            },
            key)
        .ifPresent(columns -> tx.put("filings", "key", columns));
  }

  private static void note(Transaction tx, String key, long now, String word, OptionalInt http, long waitMs) {
    tx.update(
        "INSERT INTO attempt(key, at_ms, outcome, http, wait_ms) VALUES (?,?,?,?,?)",
        key, now, word, http.isPresent() ? (Object) http.getAsInt() : null, waitMs);
    tx.update(
        "DELETE FROM attempt WHERE key = ? AND id NOT IN (SELECT id FROM attempt WHERE key = ? ORDER BY id DESC LIMIT ?)",
        key, key, ATTEMPTS_KEPT);
  }
}
