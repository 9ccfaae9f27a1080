package org.hall24.queue.outbox;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hall24.queue.Store;
import org.hall24.queue.StoreException;
import org.hall24.queue.StorePolicies;
import org.hall24.queue.Transaction;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destroys the keys of cases that were delivered and whose time is over, and then the keys of their epochs.
 *
 * <p>Promise: what is not delivered is never shredded, and nothing is while the clock may be wrong. Interrupted anywhere, the
 * next run goes on.
 */
public final class Shredder {

  private static final Logger LOG = LoggerFactory.getLogger(Shredder.class);
  private static final int AT_ONCE = 200;

  private final Store store;
  private final CaseSealer sealer;
  private final StorePolicies policies;

  /**
   * What one run did.
   *
   * @param cases cases that nobody can read any more
   * @param epochs epochs whose keys are destroyed
   * @param rewrapped keys of old cases that wait, taken over by the present epoch
   */
  public record Shredded(int cases, int epochs, int rewrapped) {
    static final Shredded NOTHING = new Shredded(0, 0, 0);
  }

  /** A shredder for an open store. */
  public Shredder(Store store, CaseSealer sealer) {
    this.store = store;
    this.sealer = sealer;
    this.policies = store.settings().policies();
  }

  /**
   * One run; best at night.
   *
   * @param clockTrusted whether the wall clock was confirmed by somebody since the machine was switched on
   */
  public Shredded run(boolean clockTrusted) {
    if (!clockTrusted) {
      return Shredded.NOTHING;
    }
    int cases = 0;
    int some;
    do {
      some = store.commitNow(Urgency.REST, this::cases);
      cases += some;
    } while (some == AT_ONCE);
    int rewrapped = 0;
    do {
      some = store.commitNow(Urgency.REST, this::survivors);
      rewrapped += some;
    } while (some == AT_ONCE);
    int epochs = epochs();
    if (cases > 0 || epochs > 0) {
      // The wrapped keys also leave the log.
      store.emptyLog();
    }
    return new Shredded(cases, epochs, rewrapped);
  }

  private int cases(Transaction tx) {
    List<CaseSealer.CaseKey> due =
        tx.list(
            "SELECT * FROM casekey INDEXED BY casekey_due WHERE destroy_after IS NOT NULL AND destroy_after <= ? LIMIT ?",
            CaseSealer.CaseKey::of,
            tx.now(),
            AT_ONCE);
    Map<Integer, Integer> perEpoch = new TreeMap<>();
    for (CaseSealer.CaseKey key : due) {
      long waiting = tx.count("SELECT (SELECT count(*) FROM outbox WHERE lane = ?) + (SELECT count(*) FROM outbox WHERE key = ?) AS n", key.owner(), key.owner());
      if (waiting > 0) {
        // It cannot be: a key is released only when nothing of its owner is left. Keep what waits.
        LOG.error("event=queue.shred-refused owner={}", key.owner());
        key.until(java.util.OptionalLong.empty()).put(tx);
      } else {
        tx.update("DELETE FROM casekey WHERE owner = ?", key.owner());
        tx.update("DELETE FROM payload WHERE key = ?", key.owner());
        perEpoch.merge(key.epoch(), 1, Integer::sum);
      }
    }
    perEpoch.forEach(
        (epoch, count) ->
            Journal.append(tx, EventKind.CASES_SHREDDED, "epoch-" + epoch, EventBody.of("count", count).and("epoch", epoch)));
    return due.size();
  }

  private boolean over(Epochs.Epoch epoch, long now, long beyond) {
    return !epoch.destroyed() && now - epoch.createdMs() > policies.epochSpan().toMillis() + beyond;
  }

  /** Cases that wait longer than the others are taken over by the present epoch, so that the old one can be destroyed. */
  private int survivors(Transaction tx) {
    List<Epochs.Epoch> old =
        Epochs.all(tx).stream().filter(e -> over(e, tx.now(), policies.retention().toMillis())).toList();
    int done = 0;
    for (Epochs.Epoch epoch : old) {
      for (CaseSealer.CaseKey key :
          tx.list("SELECT * FROM casekey WHERE epoch = ? LIMIT ?", CaseSealer.CaseKey::of, epoch.number(), AT_ONCE - done)) {
        try {
          sealer.rewrap(tx, key);
          done++;
        } catch (GeneralSecurityException e) {
          // Its key is not here, perhaps only for now: the epoch stays, and the city's envelope can open it.
          LOG.error("event=queue.rewrap-failed owner={}", key.owner());
        }
      }
    }
    return done;
  }

  private int epochs() {
    List<Epochs.Epoch> empty =
        store.commitNow(
            Urgency.REST,
            tx -> {
              List<Epochs.Epoch> found =
                  Epochs.all(tx).stream()
                      .filter(epoch -> over(epoch, tx.now(), 0) && Epochs.cases(tx, epoch.number()) == 0)
                      .toList();
              found.forEach(epoch -> sealer.epochs().destroy(tx, epoch));
              return found;
            });
    // The row said so first: a slot that is still there after a power cut is overwritten by the next run.
    for (Epochs.Epoch epoch : store.read(Epochs::all)) {
      if (epoch.destroyed()) {
        try {
          sealer.epochs().overwrite(epoch);
        } catch (IOException e) {
          throw StoreException.of(e);
        }
      }
    }
    return empty.size();
  }
}
