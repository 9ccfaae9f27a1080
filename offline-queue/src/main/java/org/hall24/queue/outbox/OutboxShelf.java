package org.hall24.queue.outbox;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hall24.queue.Queries;
import org.hall24.queue.Row;
import org.hall24.queue.StoreReader;
import org.hall24.queue.journal.EventKind;

/** Looking at the outbox: counts, lists, one filing. Works on a look beside a running kiosk too. */
public final class OutboxShelf {

  /**
   * How many.
   *
   * @param delivered items that arrived
   * @param pending items that wait
   * @param dead items on the dead-letter shelf
   */
  public record Counts(long delivered, long pending, long dead) {}

  private static final String FILINGS =
      """
      SELECT f.key, f.ref, f.acceptance_no, f.service, f.accepted_ms, f.backend_ref,
        CASE WHEN d.key IS NOT NULL THEN 'delivered' WHEN o.key IS NULL THEN 'discarded' WHEN o.state = 2 THEN 'dead' ELSE 'pending' END AS state
      FROM filings f LEFT JOIN delivered d ON d.key = f.key LEFT JOIN outbox o ON o.key = f.key
      """;

  /** Three questions of three indexes: asked every second for each number on the screen, it must not walk all filings. */
  static final String FILING = FILINGS + " WHERE f.acceptance_no IN (?, ?) OR f.key = ? OR f.ref = ?";

  private final StoreReader store;

  /** The shelf of a store or of a look at one. */
  public OutboxShelf(StoreReader store) {
    this.store = store;
  }

  /** Counts of one moment. */
  public Counts counts() {
    return store.read(
        q -> {
          if (q.count("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'tally'") == 0) {
            // A look at a file of the release before, which is taken forward only when it is opened for writing.
            return new Counts(
                q.count("SELECT count(*) AS n FROM delivered"),
                q.count("SELECT count(*) AS n FROM outbox WHERE state = 0"),
                q.count("SELECT count(*) AS n FROM outbox WHERE state = 2"));
          }
          return new Counts(tally(q, "delivered"), tally(q, "pending"), tally(q, "dead"));
        });
  }

  private static long tally(Queries queries, String name) {
    return queries.count("SELECT value AS n FROM tally WHERE name = ?", name);
  }

  /** At most {@code limit} items that wait, or that are dead, in the order they were queued. */
  public List<OutboxEntry> items(boolean dead, int limit) {
    return store.read(
        q ->
            q.list(
                """
                SELECT o.*, f.acceptance_no FROM outbox o LEFT JOIN filings f ON f.key = o.case_key
                WHERE o.state = ? ORDER BY o.id LIMIT ?
                """,
                row -> new OutboxEntry(OutboxRow.of(row), row.optionalText("acceptance_no")),
                dead ? 2 : 0,
                limit));
  }

  /**
   * One try of an item that did not deliver it.
   *
   * @param atMs when, milliseconds since 1970
   * @param outcome the outcome's stable word
   * @param http the answer's status, if there was one
   * @param waitMs how long it was put off
   */
  public record Try(long atMs, String outcome, OptionalLong http, long waitMs) {}

  /** The last tries of an item that has not arrived, oldest first. */
  public List<Try> tries(String key) {
    return store.read(
        q ->
            q.list(
                "SELECT at_ms, outcome, http, wait_ms FROM attempt WHERE key = ? ORDER BY id",
                row ->
                    new Try(row.number("at_ms"), row.text("outcome"), row.optionalNumber("http"), row.optionalNumber("wait_ms").orElse(0)),
                key));
  }

  /** When the oldest of what waits was queued, milliseconds since 1970. */
  public OptionalLong oldest() {
    return store
        .read(q -> q.first("SELECT created_ms FROM outbox WHERE state = 0 ORDER BY id LIMIT 1", row -> row.number("created_ms")))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /** When an item went to the dead-letter shelf the last time, milliseconds since 1970. */
  public OptionalLong shelvedAt(String key) {
    return store
        .read(
            q ->
                q.first(
                    "SELECT at_ms FROM journal WHERE ref = ? AND kind = ? ORDER BY seq DESC LIMIT 1",
                    row -> row.number("at_ms"),
                    key,
                    EventKind.SHELVED.wire()))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /** At most {@code limit} accepted filings, newest first, whatever became of them. */
  public List<FilingView> filings(int limit) {
    return store.read(q -> q.list(FILINGS + " ORDER BY f.key DESC LIMIT ?", OutboxShelf::view, limit));
  }

  /** A filing by its number, with or without its spaces, or by its key or its journey's reference. */
  public Optional<FilingView> filing(String numberOrKey) {
    List<String> numbers = AcceptanceNumber.spellings(numberOrKey);
    return store.read(
        q -> q.first(FILING, OutboxShelf::view, numbers.getFirst(), numbers.getLast(), numberOrKey, numberOrKey));
  }

  private static FilingView view(Row row) {
    return new FilingView(
        row.text("key"),
        row.text("ref"),
        row.text("acceptance_no"),
        row.text("service"),
        row.number("accepted_ms"),
        row.text("state"),
        row.optionalText("backend_ref"));
  }
}
