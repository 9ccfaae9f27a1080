package org.hall24.queue.outbox;

import java.util.Optional;

/** Makes payloads unreadable and unmovable. A suite (INTL now) and a key id stand in front of every sealed payload. */
public interface Sealer {

  /**
   * Where a payload belongs. It is authenticated and not stored: a row moved to another case, kind or table does not open.
   *
   * @param table the table
   * @param row the row's key
   * @param kind what the payload is
   * @param caseKey the case it belongs to, empty for none
   */
  record Binding(String table, String row, String kind, Optional<String> caseKey) {}

  /** Seals; the same plain bytes give different sealed bytes each time. */
  byte[] seal(byte[] plain, Binding binding);

  /** Opens, or tells why not. */
  Unsealed open(byte[] sealed, Binding binding);

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
