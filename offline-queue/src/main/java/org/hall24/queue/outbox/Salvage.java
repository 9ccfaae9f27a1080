package org.hall24.queue.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.queue.Row;
import org.hall24.queue.SetAside;
import org.hall24.queue.Store;
import org.hall24.queue.Transaction;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.Custody;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Holding;
import org.hall24.queue.journal.Journal;
import org.jspecify.annotations.Nullable;

/**
 * Takes over from a store that was set aside what still verifies: row seals, payload seals, keys. Items keep their idempotency
 * keys, so that what had arrived already dies at the backend; cells are not taken over, because doors and backend decide.
 * May be repeated and interrupted: what is here already is left as it is.
 */
public final class Salvage {

  private static final int AT_ONCE = 100;

  private final Store store;
  private final CaseSealer sealer;

  /**
   * What was taken over.
   *
   * @param events events of the old journal that follow from each other, from its first
   * @param filings accepted filings
   * @param waiting items that wait again
   * @param dead items on the shelf
   * @param delivered items that had arrived, remembered so that they are not sent again
   * @param custody links of custody
   * @param attachments attachments
   * @param unreadable items whose payload does not open: they stay in the old store
   * @param refused rows whose seal does not hold
   */
  public record Taken(
      long events, int filings, int waiting, int dead, int delivered, int custody, int attachments, int unreadable, long refused) {}

  /** Into this store. */
  public Salvage(Store store, CaseSealer sealer) {
    this.store = store;
    this.sealer = sealer;
  }

  /**
   * Takes over from a folder.
   *
   * @param folder the folder with {@code queue.db}; within the state folder, or a copy of another machine's
   * @param cityKey the city's private recovery key, when the device that wrote it is gone
   * @throws IOException when it cannot be read at all
   */
  public Taken from(Path folder, Optional<byte[]> cityKey) throws IOException {
    Map<Integer, byte[]> recovered = new HashMap<>();
    byte[] journalKey = SetAside.ownKey(store);
    if (cityKey.isPresent()) {
      try (SetAside old = SetAside.open(store, folder, journalKey)) {
        journalKey = envelopes(old, cityKey.get(), recovered);
      }
    }
    try (SetAside old = SetAside.open(store, folder, journalKey)) {
      Taken taken = take(old, folder, recovered);
      store.commitNow(
          Urgency.REST,
          tx -> {
            Path name = folder.getFileName();
            // One of our own, beside the store, and not a copy from elsewhere.
            if (name != null && store.settings().folder().toAbsolutePath().resolve(name).equals(folder.toAbsolutePath())) {
              Store.markHandled(tx, name.toString());
            }
            return Journal.append(
                tx, EventKind.IMPORTED, "store", EventBody.of("waiting", taken.waiting()).and("dead", taken.dead()).and("delivered", taken.delivered()));
          });
      return taken;
    }
  }

  private static byte[] envelopes(SetAside old, byte[] cityKey, Map<Integer, byte[]> recovered) throws IOException {
    record Envelope(int epoch, byte[] bytes) {}
    byte[] journalKey = new byte[0];
    for (Envelope envelope :
        old.unsealed(
            "SELECT epoch, recovery FROM epoch WHERE recovery IS NOT NULL",
            row -> new Envelope((int) row.number("epoch"), row.bytes("recovery")))) {
      try {
        Recovery.Opened opened = Recovery.open(cityKey, envelope.epoch(), envelope.bytes());
        recovered.put(envelope.epoch(), opened.epochKey());
        journalKey = opened.journalKey();
      } catch (GeneralSecurityException e) {
        // Of another city, or damaged: the others may open.
      }
    }
    if (recovered.isEmpty()) {
      throw new IOException("no recovery envelope of that store opens with this key");
    }
    return journalKey;
  }

  private Taken take(SetAside old, Path folder, Map<Integer, byte[]> recovered) throws IOException {
    Map<Integer, Epochs.Epoch> epochs = new HashMap<>();
    old.rows("epoch", "epoch", Epochs::epoch).forEach(epoch -> epochs.put(epoch.number(), epoch));
    Map<String, CaseSealer.CaseKey> caseKeys = new HashMap<>();
    old.rows("casekey", "owner", CaseSealer.CaseKey::of).forEach(key -> caseKeys.put(key.owner(), key));
    Map<String, byte[]> payloads = new HashMap<>();
    Keyring ring = new Keyring(sealer, epochs, caseKeys, recovered);
    List<OutboxRow> items = old.rows("outbox", "id", OutboxRow::of).stream().sorted(java.util.Comparator.comparingLong(OutboxRow::id)).toList();
    old.rows("payload", "key", row -> payloads.put(row.text("key"), row.bytes("sealed")));

    int[] count = new int[7];
    inUnits(old.rows("filings", "key", Salvage::filing), (tx, filing) -> count[0] += filing(tx, filing) ? 1 : 0);
    inUnits(old.rows("delivered", "key", Arrived::of), (tx, arrived) -> count[3] += arrived.put(tx) ? 1 : 0);
    for (AttachmentRow row : old.rows("attachment", "case_key,n", AttachmentRow::of)) {
      count[5] += attachment(row, folder, Optional.ofNullable(payloads.get(row.row()))) ? 1 : 0;
    }
    inUnits(
        items,
        (tx, item) -> {
          if (here(tx, item.key())) {
            return;
          }
          Optional<byte[]> sealed = Optional.ofNullable(payloads.get(item.key()));
          if (sealed.isEmpty() || !ring.keep(tx, item, sealed.get())) {
            count[6]++;
            return;
          }
          tx.put("payload", "key", Map.of("key", item.key(), "sealed", sealed.get()));
          Journal.append(
              tx, EventKind.IMPORTED, item.key(),
              EventBody.of("state", item.dead() ? "dead" : "pending").and("kind", item.kind()).and("case", item.caseKey().orElse("")));
          Outbox.takeOver(tx, item);
          count[item.dead() ? 2 : 1]++;
        });
    Map<String, List<Holding>> chains = new LinkedHashMap<>();
    old.rows("custody", "item,n", Custody::row).stream()
        .sorted(java.util.Comparator.comparing(Holding::item).thenComparing(Holding::n))
        .forEach(link -> chains.computeIfAbsent(link.item(), item -> new ArrayList<>()).add(link));
    inUnits(
        List.copyOf(chains.values()),
        (tx, chain) -> {
          if (Custody.chain(tx, chain.getFirst().item()).isEmpty()) {
            chain.forEach(l -> Custody.pass(tx, l.item(), l.holder(), l.place(), EventBody.of("since", l.atMs()).and("imported", true)));
            count[4] += chain.size();
          }
        });
    return new Taken(old.events(), count[0], count[1], count[2], count[3], count[4], count[5], count[6], old.refused());
  }

  private interface Step<T> {
    void take(Transaction tx, T what);
  }

  /** Small units: each is repeatable, so a kill between them costs nothing. */
  private <T> void inUnits(List<T> all, Step<T> step) {
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<T> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      store.commitNow(
          Urgency.REST,
          tx -> {
            some.forEach(one -> step.take(tx, one));
            return true;
          });
    }
  }

  private static boolean here(Transaction tx, String key) {
    return tx.count(
            "SELECT (SELECT count(*) FROM outbox WHERE key = ?) + (SELECT count(*) FROM delivered WHERE key = ?)"
                + " + (SELECT count(*) FROM discarded WHERE key = ?) AS n",
            key, key, key)
        > 0;
  }

  private static Map<String, @Nullable Object> filing(Row row) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    for (String name : List.of("key", "ref", "acceptance_no", "service")) {
      columns.put(name, row.text(name));
    }
    columns.put("accepted_ms", row.number("accepted_ms"));
    columns.put("backend_ref", row.optionalText("backend_ref").orElse(null));
    return columns;
  }

  private static boolean filing(Transaction tx, Map<String, @Nullable Object> filing) {
    if (tx.count("SELECT count(*) AS n FROM filings WHERE key = ?", filing.get("key")) > 0) {
      return false;
    }
    long seq = Journal.append(tx, EventKind.IMPORTED, "filing:" + filing.get("key"), EventBody.of("service", String.valueOf(filing.get("service"))));
    Map<String, @Nullable Object> columns = new HashMap<>(filing);
    columns.put("seq", seq);
    tx.put("filings", "key", columns);
    return true;
  }

  /** A delivered item as the old store remembered it. */
  private record Arrived(String key, String kind, long atMs, Optional<String> backendRef) {
    static Arrived of(Row row) {
      return new Arrived(row.text("key"), row.text("kind"), row.number("at_ms"), row.optionalText("backend_ref"));
    }

    boolean put(Transaction tx) {
      if (here(tx, key)) {
        return false;
      }
      long seq = Journal.append(tx, EventKind.IMPORTED, key, EventBody.of("state", "delivered").and("kind", kind));
      Map<String, @Nullable Object> columns = new HashMap<>();
      columns.put("key", key);
      columns.put("kind", kind);
      columns.put("at_ms", atMs);
      columns.put("backend_ref", backendRef.orElse(null));
      columns.put("seq", seq);
      tx.put("delivered", "key", columns);
      return true;
    }
  }

  private boolean attachment(AttachmentRow row, Path folder, Optional<byte[]> small) throws IOException {
    if (row.file().isPresent()) {
      Path here = store.attachments().resolve(row.file().get());
      // A copy of another machine's folder brings its attachments along, beside the database.
      Path there = folder.resolve("attachments").resolve(row.file().get());
      if (!Files.exists(here) && Files.exists(there)) {
        Files.createDirectories(store.attachments());
        Path unfinished = here.resolveSibling(row.file().get() + Draft.UNFINISHED);
        Files.copy(there, unfinished, StandardCopyOption.REPLACE_EXISTING);
        Store.force(unfinished);
        Files.move(unfinished, here, StandardCopyOption.ATOMIC_MOVE);
        Store.forceFolder(store.attachments());
      }
      if (!Files.exists(here)) {
        return false;
      }
    } else if (small.isEmpty()) {
      return false;
    }
    return store.commitNow(
        Urgency.REST,
        tx -> {
          boolean known = tx.count("SELECT count(*) AS n FROM attachment WHERE case_key = ? AND n = ?", row.caseKey(), row.n()) > 0;
          if (known || tx.count("SELECT count(*) AS n FROM delivered WHERE key = ?", row.caseKey()) > 0) {
            return false;
          }
          row.put(tx);
          small.ifPresent(bytes -> tx.put("payload", "key", Map.of("key", row.row(), "sealed", bytes)));
          return true;
        });
  }

  /** The keys of the old store's cases. */
  private record Keyring(
      CaseSealer sealer, Map<Integer, Epochs.Epoch> epochs, Map<String, CaseSealer.CaseKey> caseKeys, Map<Integer, byte[]> recovered) {

    /** Checks that the payload opens, and keeps the key of its case in this store; false when it does not open. */
    boolean keep(Transaction tx, OutboxRow item, byte[] sealed) {
      Sealer.Binding binding = new Sealer.Binding("payload", item.key(), item.kind(), item.caseKey());
      try {
        if (CaseSealer.ofTheReleaseBefore(sealed)) {
          return sealer.open(tx, sealed, binding) instanceof Sealer.Unsealed.Plain;
        }
        CaseSealer.CaseKey wrapped = caseKeys.get(binding.owner());
        Epochs.Epoch epoch = wrapped == null ? null : epochs.get(wrapped.epoch());
        if (wrapped == null || epoch == null) {
          return false;
        }
        Optional<byte[]> kek = recovered.isEmpty() ? sealer.epochs().key(epoch) : Optional.ofNullable(recovered.get(epoch.number()));
        if (kek.isEmpty()) {
          return false;
        }
        byte[] key = CaseSealer.unwrap(epoch, kek.get(), wrapped);
        CaseSealer.open(key, sealed, binding);
        if (CaseSealer.CaseKey.of(tx, binding.owner()).isEmpty()) {
          sealer.keep(tx, binding.owner(), key);
        }
        return true;
      } catch (GeneralSecurityException e) {
        return false;
      }
    }
  }
}
