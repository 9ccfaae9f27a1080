package org.hall24.queue.outbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hall24.queue.Queries;
import org.hall24.queue.Row;
import org.hall24.queue.Store;
import org.hall24.queue.StorePolicies;
import org.hall24.queue.Transaction;
import org.hall24.queue.seal.Header;
import org.hall24.queue.seal.Suite;
import org.jspecify.annotations.Nullable;

/**
 * Seals with a key per case, wrapped by the key of an epoch, wrapped by the device's secret. Opens also what the release
 * before sealed with one keyset for all.
 */
public final class CaseSealer implements Sealer {

  private final Store store;
  private final StorePolicies policies;
  private final SecureRandom random;
  private final Epochs epochs;
  private final Optional<KeysetOpener> before;

  /** A sealer for an open store. */
  public CaseSealer(Store store) {
    this.store = store;
    this.policies = store.settings().policies();
    this.random = store.settings().random();
    this.epochs = new Epochs(store);
    this.before = store.keys().payload().map(KeysetOpener::new);
  }

  Epochs epochs() {
    return epochs;
  }

  @Override
  public byte[] seal(Transaction tx, byte[] plain, Binding binding) {
    NewKey key = key(tx, binding.owner());
    Header header = new Header(Header.CASE_KEY, policies.suite().id(), key.epoch());
    return header.before(policies.suite().seal(key.bytes(), plain, associated(header, binding)));
  }

  private NewKey key(Transaction tx, String owner) {
    Optional<CaseKey> kept = CaseKey.of(tx, owner);
    if (kept.isPresent()) {
      try {
        byte[] bytes = unwrap(tx, kept.get());
        if (kept.get().destroyAfter().isPresent()) {
          // Something of the case waits again.
          kept.get().until(OptionalLong.empty()).put(tx);
        }
        return new NewKey(bytes, kept.get().epoch());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("the key of a case that waits does not open", e);
      }
    }
    byte[] fresh = new byte[Suite.KEY_BYTES];
    random.nextBytes(fresh);
    return new NewKey(fresh, keep(tx, owner, fresh));
  }

  @Override
  public void adopt(Transaction tx, String owner, NewKey key) {
    keep(tx, owner, key.bytes());
  }

  /** Wraps a case's key under the present epoch; the row replaces an older one. */
  int keep(Transaction tx, String owner, byte[] key) {
    Epochs.Epoch epoch = epochs.current(tx);
    byte[] kek = epochs.key(epoch).orElseThrow(() -> new IllegalStateException("the present epoch has no key"));
    new CaseKey(owner, epoch.number(), suite(epoch).seal(kek, key, wrapping(epoch, owner)), OptionalLong.empty()).put(tx);
    return epoch.number();
  }

  /** Wraps the key of a case anew under the present epoch, so that its old epoch can be destroyed. */
  void rewrap(Transaction tx, CaseKey kept) throws GeneralSecurityException {
    byte[] key = unwrap(tx, kept);
    Epochs.Epoch epoch = epochs.current(tx);
    byte[] kek = epochs.key(epoch).orElseThrow(() -> new IllegalStateException("the present epoch has no key"));
    new CaseKey(kept.owner(), epoch.number(), suite(epoch).seal(kek, key, wrapping(epoch, kept.owner())), kept.destroyAfter()).put(tx);
  }

  byte[] unwrap(Queries queries, CaseKey kept) throws GeneralSecurityException {
    Epochs.Epoch epoch =
        Epochs.byNumber(queries, kept.epoch()).orElseThrow(() -> new GeneralSecurityException("its epoch is not known"));
    return unwrap(epoch, epochs.key(epoch).orElseThrow(() -> new GeneralSecurityException("its epoch's key is not here")), kept);
  }

  static byte[] unwrap(Epochs.Epoch epoch, byte[] epochKey, CaseKey kept) throws GeneralSecurityException {
    return suite(epoch).open(epochKey, kept.wrapped(), wrapping(epoch, kept.owner()));
  }

  /** Opens with a key at hand. */
  static byte[] open(byte[] key, byte[] sealed, Binding binding) throws GeneralSecurityException {
    Header header = Header.parse(sealed);
    return Suite.of(header.suite()).open(key, Header.rest(sealed), associated(header, binding));
  }

  static boolean ofTheReleaseBefore(byte[] sealed) throws GeneralSecurityException {
    return Header.parse(sealed).version() == Header.KEYSET;
  }

  private static Suite suite(Epochs.Epoch epoch) {
    try {
      return Suite.of(epoch.suite());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an epoch of an unknown suite", e);
    }
  }

  private static byte[] wrapping(Epochs.Epoch epoch, String owner) {
    return new Header(Header.CASE_KEY, epoch.suite(), epoch.number()).associated("h24.casekey.v1", owner);
  }

  private static byte[] associated(Header header, Binding binding) {
    return header.associated("h24.v2", binding.table(), binding.row(), binding.kind(), binding.caseKey().orElse(""));
  }

  @Override
  public Unsealed open(Queries queries, byte[] sealed, Binding binding) {
    try {
      Header header = Header.parse(sealed);
      if (header.version() == Header.KEYSET) {
        return before.isPresent()
            ? new Unsealed.Plain(before.get().open(header, Header.rest(sealed), binding))
            : new Unsealed.Unreadable("sealed by the release before, whose keyset is not here");
      }
      if (header.version() != Header.CASE_KEY) {
        return new Unsealed.Unreadable("sealed in a form of version " + header.version());
      }
      Optional<CaseKey> kept = CaseKey.of(queries, binding.owner());
      if (kept.isEmpty()) {
        return new Unsealed.Unreadable("the key of its case is destroyed");
      }
      return new Unsealed.Plain(open(unwrap(queries, kept.get()), sealed, binding));
    } catch (GeneralSecurityException e) {
      return new Unsealed.Unreadable("changed, moved, or sealed with another key");
    }
  }

  @Override
  public NewKey newKey() {
    byte[] fresh = new byte[Suite.KEY_BYTES];
    random.nextBytes(fresh);
    return new NewKey(fresh, store.read(q -> Epochs.last(q).map(Epochs.Epoch::number).orElse(0)));
  }

  @Override
  public OutputStream sealing(NewKey key, OutputStream to, Binding binding) throws IOException {
    Header header = new Header(Header.CASE_KEY, policies.suite().id(), key.epoch());
    to.write(header.encode());
    return policies.suite().sealing(key.bytes(), to, associated(header, binding));
  }

  @Override
  public SeekableByteChannel opening(Queries queries, SeekableByteChannel from, Binding binding) throws IOException {
    try {
      ByteBuffer head = ByteBuffer.allocate(Header.BYTES);
      while (head.hasRemaining() && from.read(head) >= 0) {
        // A read may bring less than all.
      }
      Header header = Header.parse(head.array());
      Optional<CaseKey> kept = CaseKey.of(queries, binding.owner());
      if (kept.isEmpty()) {
        throw new IOException("the key of its case is destroyed");
      }
      return Suite.of(header.suite()).opening(unwrap(queries, kept.get()), from, associated(header, binding));
    } catch (GeneralSecurityException e) {
      throw new IOException("the sealed stream does not open", e);
    }
  }

  @Override
  public void release(Transaction tx, String owner) {
    CaseKey.of(tx, owner).ifPresent(key -> key.until(OptionalLong.of(tx.now() + policies.retention().toMillis())).put(tx));
  }

  /**
   * The wrapped key of one case.
   *
   * @param owner the case's key, or an item's that belongs to no case
   * @param epoch whose key wraps it
   * @param wrapped the wrapped key
   * @param destroyAfter when it may be destroyed, milliseconds since 1970; empty: it must stay
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record CaseKey(String owner, int epoch, byte[] wrapped, OptionalLong destroyAfter) {

    static Optional<CaseKey> of(Queries queries, String owner) {
      return queries.first("SELECT * FROM casekey WHERE owner = ?", CaseKey::of, owner);
    }

    static CaseKey of(Row row) {
      return new CaseKey(
          row.text("owner"), (int) row.number("epoch"), row.bytes("wrapped"), row.optionalNumber("destroy_after"));
    }

    CaseKey until(OptionalLong time) {
      return new CaseKey(owner, epoch, wrapped, time);
    }

    void put(Transaction tx) {
      Map<String, @Nullable Object> columns = new HashMap<>();
      columns.put("owner", owner);
      columns.put("epoch", epoch);
      columns.put("wrapped", wrapped);
      columns.put("destroy_after", destroyAfter.isPresent() ? (Object) destroyAfter.getAsLong() : null);
      tx.put("casekey", "owner", columns);
    }
  }
}
