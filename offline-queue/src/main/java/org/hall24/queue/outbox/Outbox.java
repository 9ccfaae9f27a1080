package org.hall24.queue.outbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.hall24.queue.Queries;
import org.hall24.queue.Store;
import org.hall24.queue.StoreException;
import org.hall24.queue.Transaction;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.jspecify.annotations.Nullable;

/**
 * Takes what must arrive.
 *
 * <p>Promise: an {@link Acceptance.Accepted} is given only after number, journal event, sealed payload and queue row are on
 * disk together. A number is given once, also across restarts, a clock set back, and a database that was lost.
 */
public final class Outbox {

  /** One number is a day as yyyymmdd and a count of that day. */
  private static final long PER_DAY = 1_000_000_000L;

  /** The counter of telemetry that was left out. */
  static final String TELEMETRY_DROPPED = "telemetry-dropped";

  private final Store store;
  private final Sealer sealer;
  private final Keys keys;
  private final Identity identity;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * Who this kiosk is.
   *
   * @param kiosk its id at the backend
   * @param prefix the letters before its acceptance numbers; no other kiosk has them
   * @param zone the time zone of its days
   */
  public record Identity(String kiosk, String prefix, ZoneId zone) {}

  /** An outbox of an open store. */
  public Outbox(Store store, Sealer sealer, Keys keys, Identity identity) {
    this.store = store;
    this.sealer = sealer;
    this.keys = keys;
    this.identity = identity;
  }

  /** Accepts a filing by itself and waits for the disk. */
  public Acceptance accept(Filing filing) {
    try {
      return store.commitNow(Urgency.FILING, tx -> accept(tx, filing));
    } catch (StoreException e) {
      return new Acceptance.NotAccepted(e.reason());
    }
  }

  /** Accepts a filing by itself; the future completes, never exceptionally for a full disk and the like. */
  public CompletableFuture<Acceptance> acceptAsync(Filing filing) {
    return acceptAsync(filing, (tx, accepted) -> {});
  }

  /**
   * The same with something that becomes durable together with the filing, or not at all.
   *
   * @param also is run within the unit
   */
  public CompletableFuture<Acceptance> acceptAsync(Filing filing, BiConsumer<Transaction, Acceptance.Accepted> also) {
    return store
        .<Acceptance>commit(
            Urgency.FILING,
            tx -> {
              Acceptance.Accepted accepted = accept(tx, filing);
              also.accept(tx, accepted);
              return accepted;
            })
        .exceptionally(
            e -> {
              Throwable cause = e.getCause() == null ? e : e.getCause();
              if (cause instanceof StoreException known) {
                return new Acceptance.NotAccepted(known.reason());
              }
              throw new IllegalStateException("the filing could not be written down", cause);
            });
  }

  /** A filing to come, to which something is attached before it is accepted; close it. */
  public Draft draft() {
    return new Draft(store, sealer, keys.next());
  }

  /** Accepts a filing with what was attached to its draft, and waits for the disk. */
  public Acceptance accept(Filing filing, Draft draft) {
    return accept(filing, draft, (tx, accepted) -> {});
  }

  /**
   * The same with something that becomes durable together with the filing, or not at all.
   *
   * @param also is run within the unit
   */
  public Acceptance accept(Filing filing, Draft draft, BiConsumer<Transaction, Acceptance.Accepted> also) {
    try {
      return store.commitNow(
          Urgency.FILING,
          tx -> {
            Acceptance.Accepted accepted = accept(tx, filing, Optional.of(draft));
            also.accept(tx, accepted);
            return accepted;
          });
    } catch (StoreException e) {
      return new Acceptance.NotAccepted(e.reason());
    }
  }

  /** Accepts a filing within a unit, so that what must happen with it happens with it. Tell nobody before the commit. */
  public Acceptance.Accepted accept(Transaction tx, Filing filing) {
    return accept(tx, filing, Optional.empty());
  }

  /** The same with what was attached to its draft. */
  public Acceptance.Accepted accept(Transaction tx, Filing filing, Optional<Draft> draft) {
    Optional<Acceptance.Accepted> before =
        tx.first(
            "SELECT key, acceptance_no, accepted_ms FROM filings WHERE ref = ?",
            row -> new Acceptance.Accepted(
                row.text("acceptance_no"), row.text("key"), Instant.ofEpochMilli(row.number("accepted_ms"))),
            filing.ref());
    if (before.isPresent()) {
      return before.get();
    }
    String key = draft.map(Draft::key).orElseGet(keys::next);
    OffsetDateTime now = at(Instant.ofEpochMilli(tx.now()));
    String number = number(tx, now.toLocalDate());
    List<Map<String, Object>> attached = draft.map(Draft::entries).orElse(List.of());
    byte[] body = Payloads.filing(filing, number, identity.kiosk(), now, attached);
    long seq =
        Journal.append(
            tx,
            EventKind.FILING_ACCEPTED,
            key,
            EventBody.of("acceptanceNo", number)
                .and("service", filing.service())
                .and("digest", Digests.contentDigest(body))
                .and("clockUnsure", filing.clockUnsure())
                .and("attachments", attached.size()));
    Map<String, @Nullable Object> view = new HashMap<>();
    view.put("key", key);
    view.put("ref", filing.ref());
    view.put("acceptance_no", number);
    view.put("service", filing.service());
    view.put("accepted_ms", now.toInstant().toEpochMilli());
    view.put("backend_ref", null);
    view.put("seq", seq);
    tx.put("filings", "key", view);
    draft.ifPresent(d -> d.keep(tx));
    enqueue(tx, key, key, OutboxRow.FILING, Optional.of(key), body);
    return new Acceptance.Accepted(number, key, now.toInstant());
  }

  /**
   * Queues an event within the unit that makes it true. Telemetry is left out, and counted, while the disk is nearly full:
   * filings and custody need the room.
   *
   * @return its key
   */
  public String event(Transaction tx, OutgoingEvent event) {
    String key = keys.next();
    if (event.kind() == OutgoingEvent.Kind.TELEMETRY && store.sparing()) {
      next(tx, TELEMETRY_DROPPED);
      return key;
    }
    byte[] body = Payloads.event(key, event.kind(), event.caseKey(), at(event.at()), event.body());
    Journal.append(
        tx,
        EventKind.QUEUED,
        key,
        EventBody.of("kind", event.kind().wire())
            .and("case", event.caseKey().orElse(""))
            .and("digest", Digests.contentDigest(body)));
    enqueue(tx, key, event.caseKey().orElse("kind:" + event.kind().wire()), event.kind().wire(), event.caseKey(), body);
    return key;
  }

  /** Calls back on the writer thread after each commit that queued something; must be short. */
  public void whenQueued(Runnable listener) {
    listeners.add(listener);
  }

  private OffsetDateTime at(Instant instant) {
    return instant.atZone(identity.zone()).toOffsetDateTime();
  }

  private void enqueue(Transaction tx, String key, String lane, String kind, Optional<String> caseKey, byte[] body) {
    tx.put(
        "payload",
        "key",
        Map.of("key", key, "sealed", sealer.seal(tx, body, new Sealer.Binding("payload", key, kind, caseKey))));
    long id = next(tx, "outbox");
    new OutboxRow(
            id, key, lane, kind, caseKey, tx.now(), free(tx, lane), false, false, tx.now(), 0,
            OptionalLong.empty(), OptionalLong.empty(), Optional.empty())
        .put(tx);
    tx.afterCommit(() -> listeners.forEach(Runnable::run));
  }

  /** Queues an item of another store with its own key, behind what its lane has here. */
  static void takeOver(Transaction tx, OutboxRow item) {
    item.movedTo(next(tx, "outbox"), free(tx, item.lane()), tx.now()).put(tx);
  }

  /** Whether nothing of a lane goes before what comes now. Asks for one row: a lane of ratings may be very long. */
  private static boolean free(Queries queries, String lane) {
    return queries
        .first(
            "SELECT id FROM outbox INDEXED BY outbox_lane WHERE lane = ? AND (state = 0 OR case_key IS NOT NULL) LIMIT 1",
            row -> row.number("id"), lane)
        .isEmpty();
  }

  private String number(Transaction tx, LocalDate day) {
    long base = PER_DAY * (day.getYear() * 10_000L + day.getMonthValue() * 100L + day.getDayOfMonth());
    String counter = "acceptance-" + day;
    long given = value(tx, counter);
    // What the witness saw of this day, when the database that counted it is gone.
    long witnessed = Math.max(0, tx.highWater() - base) >= PER_DAY ? 0 : Math.max(0, tx.highWater() - base);
    long count = Math.max(given, witnessed) + 1;
    tx.put("counter", "name", Map.of("name", counter, "value", count));
    tx.highWater(base + count);
    return AcceptanceNumber.of(identity.prefix(), day, Math.toIntExact(count));
  }

  private static long next(Transaction tx, String counter) {
    long value = value(tx, counter) + 1;
    tx.put("counter", "name", Map.of("name", counter, "value", value));
    return value;
  }

  private static long value(Queries queries, String counter) {
    return queries.first("SELECT value FROM counter WHERE name = ?", row -> row.number("value"), counter).orElse(0L);
  }

  /** How much telemetry was left out so far because the disk was nearly full. */
  public static long telemetryDropped(Queries queries) {
    return value(queries, TELEMETRY_DROPPED);
  }
}
