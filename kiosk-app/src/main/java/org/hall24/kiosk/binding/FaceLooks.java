package org.hall24.kiosk.binding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hall24.queue.Store;
import org.hall24.queue.Transaction;
import org.hall24.queue.Urgency;

/**
 * How often a face was looked at for one ID number lately, whoever laid the card and however often the machine was started:
 * whoever tries faces against a found card finds no more looks by beginning anew. Kept as a keyed digest of the number, for
 * minutes, and then forgotten.
 */
final class FaceLooks {
  private static final String LOOKS = "face-looks:";
  private static final String AT = "face-looks-at:";
  private static final int DIGEST_BYTES = 12;

  private final Store store;
  private final KeyedDigest digests;
  private final Clock clock;
  private final Duration remembered;

  /**
   * Looks that count now.
   *
   * @param forgottenIn how long they still do
   */
  record Lately(int looks, Duration forgottenIn) {}

  /**
   * @param key at least 32 random bytes that only this machine has
   * @param remembered looks are forgotten so long after the last one
   */
  FaceLooks(Store store, byte[] key, Clock clock, Duration remembered) {
    this.remembered = remembered;
    this.store = store;
    this.digests = new KeyedDigest(key);
    this.clock = clock;
  }

  /** Looks at this person. */
  Lately of(String number) {
    String digest = digest(number);
    Instant last = Instant.ofEpochMilli(counter(AT + digest));
    Instant now = clock.instant();
    if (!fresh(last, now)) {
      return new Lately(0, Duration.ZERO);
    }
    // After a clock was set back a pause is no longer than it may be.
    Duration left = Duration.between(now, last.plus(remembered));
    return new Lately((int) counter(LOOKS + digest), left.compareTo(remembered) > 0 ? remembered : left);
  }

  /** One more; durable before the camera looks. */
  void look(String number) {
    String digest = digest(number);
    int before = of(number).looks();
    long now = clock.millis();
    store.commitNow(
        Urgency.REST,
        tx -> {
          forget(tx, clock.instant());
          tx.put("counter", "name", Map.of("name", LOOKS + digest, "value", before + 1L));
          tx.put("counter", "name", Map.of("name", AT + digest, "value", now));
          return true;
        });
  }

  /** It is the person: the next one with this card begins with all looks. */
  void matched(String number) {
    String digest = digest(number);
    store.commitNow(Urgency.REST, tx -> tx.update("DELETE FROM counter WHERE name IN (?, ?)", LOOKS + digest, AT + digest) >= 0);
  }

  /** Removes what no longer counts; a clock that was set back keeps nothing for years. */
  private void forget(Transaction tx, Instant now) {
    tx.update(
        "DELETE FROM counter WHERE name LIKE 'face-looks:%' AND 'face-looks-at:' || substr(name, 12) IN"
            + " (SELECT name FROM counter WHERE name LIKE 'face-looks-at:%' AND (value <= ? OR value > ?))",
        now.minus(remembered).toEpochMilli(), now.plus(remembered).toEpochMilli());
    tx.update(
        "DELETE FROM counter WHERE name LIKE 'face-looks-at:%' AND (value <= ? OR value > ?)",
        now.minus(remembered).toEpochMilli(), now.plus(remembered).toEpochMilli());
  }

  /** Forgets what is over, also when no face is looked at any more. */
  void forget(Instant now) {
    if (store.read(q -> q.first("SELECT 1 AS one FROM counter WHERE name LIKE 'face-looks%'", row -> row.number("one"))).isEmpty()) {
      return;
    }
    store.commitNow(
        Urgency.REST,
        tx -> {
          forget(tx, now);
          return true;
        });
  }

  private boolean fresh(Instant last, Instant now) {
    return last.isAfter(now.minus(remembered)) && !last.isAfter(now.plus(remembered));
  }

  private long counter(String name) {
    return store.read(q -> q.first("SELECT value FROM counter WHERE name = ?", row -> row.number("value"), name)).orElse(0L);
  }

  private String digest(String number) {
    return digests.of("face:" + number);
  }
}
