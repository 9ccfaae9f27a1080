package org.hall24.queue.outbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hall24.queue.Queries;
import org.hall24.queue.Row;
import org.hall24.queue.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * One item that must arrive, without what it says.
 *
 * @param id its place in the order of queueing
 * @param key its idempotency key
 * @param lane items of one lane arrive in order; lanes do not wait for each other
 * @param kind {@code filing}, or {@code custody}, {@code rating}, {@code alarm}, {@code telemetry}
 * @param caseKey the filing it belongs to
 * @param createdMs when it was queued
 * @param head whether it is the first of its lane
 * @param dead whether it is on the dead-letter shelf
 * @param sent whether its first byte may have left
 * @param nextAt not before this wall time, milliseconds since 1970
 * @param attempts how often it was tried and refused or left in doubt
 * @param firstFail when it first failed
 * @param refused when the backend first refused it as it is
 * @param outcome the last outcome's word
 */
public record OutboxRow(
    long id,
    String key,
    String lane,
    String kind,
    Optional<String> caseKey,
    long createdMs,
    boolean head,
    boolean dead,
    boolean sent,
    long nextAt,
    int attempts,
    OptionalLong firstFail,
    OptionalLong refused,
    Optional<String> outcome) {

  /** The kind of a filing. */
  public static final String FILING = "filing";

  /** Whether this is a filing, not an event. */
  public boolean isFiling() {
    return kind.equals(FILING);
  }

  /** Whether a dead item of this lane holds up what follows: the events of a case do not overtake their filing. */
  boolean ordered() {
    return caseKey.isPresent();
  }

  /** The same item in another store: asked for by key before it is sent, because it may have arrived from the old one. */
  OutboxRow movedTo(long place, boolean first, long now) {
    return new OutboxRow(
        place, key, lane, kind, caseKey, createdMs, first, dead, true, now, attempts, firstFail, refused, outcome);
  }

  OutboxRow asHead() {
    return new OutboxRow(
        id, key, lane, kind, caseKey, createdMs, true, dead, sent, nextAt, attempts, firstFail, refused, outcome);
  }

  OutboxRow asSent() {
    return new OutboxRow(
        id, key, lane, kind, caseKey, createdMs, head, dead, true, nextAt, attempts, firstFail, refused, outcome);
  }

  OutboxRow due(long at) {
    return new OutboxRow(
        id, key, lane, kind, caseKey, createdMs, head, dead, sent, at, attempts, firstFail, refused, outcome);
  }

  /** The same due at another time, its failures as long ago by the new clock as they were by the old. */
  OutboxRow shifted(long byMs, long at) {
    return new OutboxRow(
        id, key, lane, kind, caseKey, createdMs, head, dead, sent, at, attempts, shifted(firstFail, byMs),
        shifted(refused, byMs), outcome);
  }

  private static OptionalLong shifted(OptionalLong time, long byMs) {
    return time.isPresent() ? OptionalLong.of(time.getAsLong() + byMs) : time;
  }

  OutboxRow tried(String word, long now, long next, boolean counts, Dispatch.Fate fate) {
    return new OutboxRow(
        id, key, lane, kind, caseKey, createdMs, head, dead,
        fate == Dispatch.Fate.IN_DOUBT, next,
        counts ? attempts + 1 : attempts,
        counts && firstFail.isEmpty() ? OptionalLong.of(now) : firstFail,
        fate != Dispatch.Fate.REFUSED || refused.isPresent() ? refused : OptionalLong.of(now),
        Optional.of(word));
  }

  OutboxRow shelved(String word) {
    return new OutboxRow(
        id, key, lane, kind, caseKey, createdMs, ordered() && head, true, sent, nextAt, attempts, firstFail, refused,
        Optional.of(word));
  }

  OutboxRow replayed(boolean asHead, long now) {
    return new OutboxRow(
        id, key, lane, kind, caseKey, createdMs, asHead, false, sent, now, 0, OptionalLong.empty(),
        OptionalLong.empty(), outcome);
  }

  void put(Transaction tx) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("id", id);
    columns.put("key", key);
    columns.put("lane", lane);
    columns.put("kind", kind);
    columns.put("case_key", caseKey.orElse(null));
    columns.put("created_ms", createdMs);
    columns.put("head", head ? 1 : 0);
    columns.put("state", dead ? 2 : 0);
    columns.put("sent", sent ? 1 : 0);
    columns.put("next_at", nextAt);
    columns.put("attempts", attempts);
    columns.put("first_fail", firstFail.isPresent() ? (Object) firstFail.getAsLong() : null);
    columns.put("refused", refused.isPresent() ? (Object) refused.getAsLong() : null);
    columns.put("outcome", outcome.orElse(null));
    tx.put("outbox", "id", columns);
  }

  static OutboxRow of(Row row) {
    return new OutboxRow(
        row.number("id"),
        row.text("key"),
        row.text("lane"),
        row.text("kind"),
        row.optionalText("case_key"),
        row.number("created_ms"),
        row.number("head") == 1,
        row.number("state") == 2,
        row.number("sent") == 1,
        row.number("next_at"),
        (int) row.number("attempts"),
        row.optionalNumber("first_fail"),
        row.optionalNumber("refused"),
        row.optionalText("outcome"));
  }

  static Optional<OutboxRow> byKey(Queries queries, String key) {
    return queries.first("SELECT * FROM outbox WHERE key = ?", OutboxRow::of, key);
  }

  static List<OutboxRow> lane(Queries queries, String lane) {
    return queries.list("SELECT * FROM outbox INDEXED BY outbox_lane WHERE lane = ? ORDER BY id", OutboxRow::of, lane);
  }
}
