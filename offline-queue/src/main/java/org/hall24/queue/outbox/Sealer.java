package org.hall24.queue.outbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.hall24.queue.Queries;
import org.hall24.queue.Transaction;

/**
 * Makes payloads unreadable and unmovable. Suite and key id stand in front of everything sealed; the key is the case's own and
 * is kept, wrapped, in the unit that seals.
 */
public interface Sealer {

  /**
   * Where a payload belongs. It is authenticated and not stored: a row moved to another case, kind or table does not open.
   *
   * @param table the table
   * @param row the row's key
   * @param kind what the payload is
   * @param caseKey the case it belongs to, empty for none
   */
  record Binding(String table, String row, String kind, Optional<String> caseKey) {

    /** Whose key seals it: the case, or the item itself when it belongs to none. */
    String owner() {
      return caseKey.orElse(row);
    }
  }

  /**
   * The key of a case that is not accepted yet; lost when it never is.
   *
   * @param bytes the key
   * @param epoch the epoch at that moment, for the header
   */
  @SuppressWarnings("ArrayRecordComponent") // a secret; never compared
  record NewKey(byte[] bytes, int epoch) {
    @Override
    public String toString() {
      return "NewKey[epoch " + epoch + "]";
    }
  }

  /** Seals with the owner's key, making one in this unit when there is none. Gives different bytes each time. */
  byte[] seal(Transaction tx, byte[] plain, Binding binding);

  /** Opens, or tells why not. */
  Unsealed open(Queries queries, byte[] sealed, Binding binding);

  /** A key for a case to come. */
  NewKey newKey();

  /** Keeps the key of a case that is accepted in this unit. */
  void adopt(Transaction tx, String owner, NewKey key);

  /** A stream that seals what is written to it; only its close makes the sealed stream whole. */
  OutputStream sealing(NewKey key, OutputStream to, Binding binding) throws IOException;

  /**
   * The plain bytes of a sealed stream, from any byte on.
   *
   * @throws IOException here or while reading: changed, moved, cut, or its key is not here
   */
  SeekableByteChannel opening(Queries queries, SeekableByteChannel from, Binding binding) throws IOException;

  /** Nothing of this owner waits any more: its key may be destroyed when the time set by the house is over. */
  void release(Transaction tx, String owner);

  /** What came out. */
  sealed interface Unsealed {
    /** The very bytes that were sealed. */
    @SuppressWarnings("ArrayRecordComponent") // the caller wipes it
    record Plain(byte[] bytes) implements Unsealed {
      @Override
      public String toString() {
        return "Plain[" + bytes.length + " bytes]";
      }
    }

    /** Changed, moved, or sealed with a key that is not here. */
    record Unreadable(String why) implements Unsealed {}
  }
}
