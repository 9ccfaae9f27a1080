package org.hall24.kiosk.binding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.queue.Store;
import org.hall24.queue.Transaction;
import org.hall24.queue.Urgency;

/**
 * Whose filings were made here, so that an ID card finds them again: a keyed digest per filing, in which the filing's own key is
 * mixed. Two filings of one person look like those of two, and without the machine's key nobody finds the number by trying.
 */
final class Applicants {
  private static final String NAME = "applicant:";

  private final Store store;
  private final KeyedDigest digests;

  /** @param key at least 32 random bytes that only this machine has */
  Applicants(Store store, byte[] key) {
    this.store = store;
    this.digests = new KeyedDigest(key);
  }

  /** Takes down who filed, in the unit that makes the filing. */
  void put(Transaction tx, String caseKey, String number, Instant at) {
    tx.put("meta", "k", Map.of("k", NAME + caseKey, "v", at.toEpochMilli() + ":" + digest(caseKey, number)));
  }

  /** The keys of the filings of this person, newest first. */
  List<String> cases(String number) {
    return store.read(
        q ->
            q.list(
                    "SELECT k, v FROM meta WHERE k LIKE ? ORDER BY k DESC",
                    row -> Map.entry(row.text("k").substring(NAME.length()), row.text("v")), NAME + "%")
                .stream()
                .filter(row -> is(row.getKey(), row.getValue(), number))
                .map(Map.Entry::getKey)
                .toList());
  }

  /** Whether this person made that filing. */
  boolean filed(String caseKey, String number) {
    Optional<String> kept = store.read(q -> q.first("SELECT v FROM meta WHERE k = ?", row -> row.text("v"), NAME + caseKey));
    return kept.filter(value -> is(caseKey, value, number)).isPresent();
  }

  /** Forgets who filed before this moment. */
  void forgetBefore(Instant moment) {
    store.commitNow(
        Urgency.REST,
        tx ->
            tx.update(
                "DELETE FROM meta WHERE k LIKE ? AND CAST(substr(v, 1, instr(v, ':') - 1) AS INTEGER) < ?", NAME + "%", moment.toEpochMilli()));
  }

  private boolean is(String caseKey, String kept, String number) {
    byte[] given = digest(caseKey, number).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(kept.substring(kept.indexOf(':') + 1).getBytes(StandardCharsets.US_ASCII), given);
  }

  private String digest(String caseKey, String number) {
    return digests.of("applicant:" + caseKey + ":" + number);
  }
}
