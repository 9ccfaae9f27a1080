package org.hall24.queue;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.subtle.Ed25519Verify;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.queue.seal.Header;

/**
 * Signs the end of the chain every {@value #EVERY_EVENTS} events, every quarter of an hour and at the end: whoever has the
 * public key, and not the MAC key, can check that far what the kiosk wrote. Ed25519 (RFC 8032).
 */
final class Checkpoints {

  static final int EVERY_EVENTS = 256;
  private static final Duration EVERY = Duration.ofMinutes(15);
  private static final String META = "signer:";

  private final Ed25519Sign.KeyPair pair;
  private final Ticker ticker;
  private long lastSeq;
  private long lastAt;
  private long pendingSeq;
  private boolean known;
  private boolean noRoom;
  private boolean foundNoRoom;

  /**
   * One signed point.
   *
   * @param seq the event
   * @param atMs wall time in milliseconds since 1970
   * @param hash that event's hash
   * @param signature over all of it
   * @param signer the first half of the public key's digest, in hexadecimal digits
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Point(long seq, long atMs, byte[] hash, byte[] signature, String signer) {
    static Point of(Row row) {
      return new Point(row.number("seq"), row.number("at_ms"), row.bytes("hash"), row.bytes("signature"), row.text("signer"));
    }

    private byte[] signed() {
      return Header.associated(
          List.of(
              "hall24.checkpoint.v1".getBytes(StandardCharsets.UTF_8),
              ByteBuffer.allocate(8).putLong(seq).array(),
              ByteBuffer.allocate(8).putLong(atMs).array(),
              hash));
    }

    boolean holds(byte[] publicKey) {
      try {
        new Ed25519Verify(publicKey).verify(signature, signed());
        return true;
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        return false;
      }
    }
  }

  Checkpoints(DeviceKeys keys, Ticker ticker, Queries queries) {
    this.pair = keys.signer();
    this.ticker = ticker;
    this.lastSeq = last(queries).map(Point::seq).orElse(0L);
    this.lastAt = ticker.nanos();
    this.known = publicKey(queries, signer()).isPresent();
  }

  private String signer() {
    return name(pair.getPublicKey());
  }

  private static String name(byte[] publicKey) {
    try {
      byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(publicKey);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The last point of the file. */
  static Optional<Point> last(Queries queries) {
    return queries.first("SELECT * FROM checkpoint ORDER BY seq DESC LIMIT 1", Point::of);
  }

  /** All points of the file, oldest first. */
  static List<Point> all(Queries queries) {
    return queries.list("SELECT * FROM checkpoint ORDER BY seq", Point::of);
  }

  /** The public key of a signer, as the store names it under its own seal. */
  static Optional<byte[]> publicKey(Queries queries, String signer) {
    return queries.first("SELECT v FROM meta WHERE k = ?", row -> HexFormat.of().parseHex(row.text("v")), META + signer);
  }

  /**
   * Signs within a commit when it is time.
   *
   * @throws StoreException if the commit fails with it; when the disk has no page left for it, {@link #foundNoRoom} says so
   */
  void maybe(Transaction tx) {
    long events = tx.tail().seq() - lastSeq;
    if (!noRoom && (events >= EVERY_EVENTS || (events > 0 && ticker.nanos() - lastAt >= EVERY.toNanos()))) {
      try {
        sign(tx);
      } catch (StoreException e) {
        foundNoRoom = e.reason() == StoreException.Reason.FULL;
        throw e;
      }
    }
  }

  /** Whether a commit failed only because the signature found no room: it is to be tried again, and is then not signed. */
  boolean foundNoRoom() {
    noRoom = foundNoRoom;
    foundNoRoom = false;
    return noRoom;
  }

  /** The next commit that is due is signed again. */
  void roomAgain() {
    noRoom = false;
  }

  /** Whether there is anything to sign. */
  boolean behind(Chain.Tail tail) {
    return tail.seq() > lastSeq;
  }

  void sign(Transaction tx) {
    try {
      if (!known) {
        tx.put("meta", "k", Map.of("k", META + signer(), "v", HexFormat.of().formatHex(pair.getPublicKey())));
      }
      Point unsigned = new Point(tx.tail().seq(), tx.now(), tx.tail().hash(), new byte[0], signer());
      byte[] signature = new Ed25519Sign(pair.getPrivateKey()).sign(unsigned.signed());
      tx.update(
          "INSERT OR IGNORE INTO checkpoint(seq, at_ms, hash, signature, signer) VALUES (?,?,?,?,?)",
          unsigned.seq(), unsigned.atMs(), unsigned.hash(), signature, unsigned.signer());
      pendingSeq = unsigned.seq();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Ed25519 must be able to sign", e);
    }
  }

  /** The commit that signed is on disk. */
  void kept() {
    if (pendingSeq > lastSeq) {
      lastSeq = pendingSeq;
      lastAt = ticker.nanos();
      known = true;
    }
  }

  /** It is not. */
  void undone() {
    pendingSeq = 0;
  }
}
