package org.hall24.kiosk.binding;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hall24.locker.pickup.SpentCodes;
import org.hall24.queue.Store;
import org.hall24.queue.Urgency;

/** Spent codes in an open store, by their keyed digests; nothing of a person. */
public final class StoredSpentCodes implements SpentCodes {
  private static final String NAME = "code-spent:";

  private final Store store;

  /** Spent codes of an open store. */
  public StoredSpentCodes(Store store) {
    this.store = store;
  }

  @Override
  public Optional<Why> get(String digest) {
    return store
        .read(q -> q.first("SELECT v FROM meta WHERE k = ?", row -> row.text("v"), NAME + digest))
        .map(text -> Why.valueOf(text.split("@", -1)[0]));
  }

  @Override
  public void put(String digest, Why why, Instant at) {
    store.commitNow(
        Urgency.CUSTODY,
        tx -> {
          tx.put("meta", "k", Map.of("k", NAME + digest, "v", why.name() + "@" + at.toEpochMilli()));
          return true;
        });
  }

  /** Forgets what was spent before this moment: nobody comes with such a code any more. */
  void forgetBefore(Instant moment) {
    store.commitNow(
        Urgency.REST,
        tx ->
            tx.update(
                "DELETE FROM meta WHERE k LIKE ? AND CAST(substr(v, instr(v, '@') + 1) AS INTEGER) < ?",
                NAME + "%", moment.toEpochMilli()));
  }
}
