package org.hall24.queue.outbox;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hall24.queue.DeviceKeys;
import org.hall24.queue.Queries;
import org.hall24.queue.Row;
import org.hall24.queue.Store;
import org.hall24.queue.StoreException;
import org.hall24.queue.StorePolicies;
import org.hall24.queue.Transaction;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.hall24.queue.seal.Suite;
import org.jspecify.annotations.Nullable;

/**
 * The keys of epochs. Each wraps the keys of one day's cases (or of so many), lies wrapped in a slot outside the database, and
 * is destroyed when the last of its cases is: a deleted row alone leaves copies of itself in SQLite's log.
 */
public final class Epochs {

  /**
   * One epoch.
   *
   * @param number counted from 1, never used twice on a device
   * @param createdMs wall time of its first case, milliseconds since 1970
   * @param suite the suite's number
   * @param destroyed whether its key is gone
   * @param recovery its key sealed to the city
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Epoch(int number, long createdMs, int suite, boolean destroyed, Optional<byte[]> recovery) {}

  private final DeviceKeys keys;
  private final StorePolicies policies;
  private final SecureRandom random;
  private final Map<Integer, byte[]> open = new ConcurrentHashMap<>();

  Epochs(Store store) {
    this.keys = store.keys();
    this.policies = store.settings().policies();
    this.random = store.settings().random();
  }

  /** The epoch of new cases; begins one when the last has had its day or its cases. */
  Epoch current(Transaction tx) {
    Optional<Epoch> last = last(tx).filter(epoch -> epoch.suite() == policies.suite().id());
    if (last.isPresent()
        && tx.now() - last.get().createdMs() < policies.epochSpan().toMillis()
        && cases(tx, last.get().number()) < policies.epochCases()
        && key(last.get()).isPresent()) {
      return last.get();
    }
    return begin(tx);
  }

  private Epoch begin(Transaction tx) {
    try {
      long highest = tx.count("SELECT coalesce(max(epoch), 0) AS n FROM epoch");
      int number = Math.toIntExact(Math.max(highest, keys.slots().newest()) + 1);
      byte[] key = new byte[Suite.KEY_BYTES];
      random.nextBytes(key);
      // The slot is on disk before anything is wrapped with what it holds; if this unit does not happen, it holds nothing.
      keys.slots().write(number, keys.wrap(policies.suite(), key, purpose(number)), random);
      open.put(number, key);
      Optional<byte[]> recovery = policies.recoveryKey().map(city -> Recovery.seal(city, keys, number, key, random));
      Epoch epoch = new Epoch(number, tx.now(), policies.suite().id(), false, recovery);
      put(tx, epoch);
      Journal.append(
          tx, EventKind.EPOCH_BEGUN, "epoch-" + number,
          EventBody.of("suite", policies.suite().word()).and("recovery", recovery.isPresent()));
      return epoch;
    } catch (IOException e) {
      throw StoreException.of(e);
    }
  }

  /** The key of an epoch, or nothing when it is destroyed or this device cannot open it. */
  Optional<byte[]> key(Epoch epoch) {
    byte[] known = open.get(epoch.number());
    if (known != null) {
      return Optional.of(known);
    }
    try {
      Optional<byte[]> wrapped = keys.slots().read(epoch.number());
      if (wrapped.isEmpty()) {
        return Optional.empty();
      }
      byte[] key = keys.unwrap(Suite.of(epoch.suite()), wrapped.get(), purpose(epoch.number()));
      open.put(epoch.number(), key);
      return Optional.of(key);
    } catch (GeneralSecurityException | IOException e) {
      return Optional.empty();
    }
  }

  /** Destroys the key of an epoch whose cases are all gone; the row says so from then on. */
  void destroy(Transaction tx, Epoch epoch) {
    put(tx, new Epoch(epoch.number(), epoch.createdMs(), epoch.suite(), true, Optional.empty()));
    Journal.append(tx, EventKind.EPOCH_DESTROYED, "epoch-" + epoch.number(), EventBody.empty());
    open.remove(epoch.number());
  }

  /** Overwrites the slot of a destroyed epoch; may be repeated. */
  void overwrite(Epoch epoch) throws IOException {
    open.remove(epoch.number());
    keys.slots().destroy(epoch.number(), random);
  }

  private static String purpose(int number) {
    return "epoch:" + number;
  }

  static long cases(Queries queries, int number) {
    return queries.count("SELECT count(*) AS n FROM casekey WHERE epoch = ?", number);
  }

  static Optional<Epoch> byNumber(Queries queries, int number) {
    return queries.first("SELECT * FROM epoch WHERE epoch = ?", Epochs::epoch, number);
  }

  static Optional<Epoch> last(Queries queries) {
    return queries.first("SELECT * FROM epoch WHERE state = 0 ORDER BY epoch DESC LIMIT 1", Epochs::epoch);
  }

  /** All epochs, oldest first. */
  public static List<Epoch> all(Queries queries) {
    return queries.list("SELECT * FROM epoch ORDER BY epoch", Epochs::epoch);
  }

  private static void put(Transaction tx, Epoch epoch) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("epoch", epoch.number());
    columns.put("created_ms", epoch.createdMs());
    columns.put("suite", epoch.suite());
    columns.put("state", epoch.destroyed() ? 1 : 0);
    columns.put("recovery", epoch.recovery().orElse(null));
    tx.put("epoch", "epoch", columns);
  }

  static Epoch epoch(Row row) {
    return new Epoch(
        (int) row.number("epoch"), row.number("created_ms"), (int) row.number("suite"), row.number("state") == 1,
        row.optionalBytes("recovery"));
  }
}
