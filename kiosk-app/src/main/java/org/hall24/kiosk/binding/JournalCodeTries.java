package org.hall24.kiosk.binding;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hall24.locker.pickup.CodeTries;
import org.hall24.queue.Store;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;

/** Wrong tries at pick-up codes, as counters of the store: a restart forgives nobody. */
public final class JournalCodeTries implements CodeTries {
  private static final String WRONG = "code-wrong:";
  private static final String AT = "code-wrong-at:";

  private final Store store;

  /** Tries in an open store. */
  public JournalCodeTries(Store store) {
    this.store = store;
  }

  @Override
  public Optional<Tried> get(String prefix) {
    long wrong = counter(WRONG + prefix);
    return wrong == 0 ? Optional.empty() : Optional.of(new Tried((int) wrong, Instant.ofEpochMilli(counter(AT + prefix))));
  }

  @Override
  public void put(String prefix, Optional<Tried> tried) {
    if (tried.isEmpty() && get(prefix).isEmpty()) {
      return;
    }
    store.commitNow(
        Urgency.CUSTODY,
        tx -> {
          tx.put("counter", "name", Map.of("name", WRONG + prefix, "value", tried.map(t -> (long) t.wrong()).orElse(0L)));
          tx.put("counter", "name", Map.of("name", AT + prefix, "value", tried.map(t -> t.last().toEpochMilli()).orElse(0L)));
          tried.ifPresent(t -> Journal.append(tx, EventKind.CODE_REFUSED, prefix, EventBody.of("wrong", t.wrong())));
          return true;
        });
  }

  private long counter(String name) {
    return store.read(q -> q.first("SELECT value FROM counter WHERE name = ?", row -> row.number("value"), name)).orElse(0L);
  }
}
