package org.hall24.queue;

import java.io.IOException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A unit or a reading did not happen. Its text names the SQLite result and never a value of a row.
 */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why it did not happen, for the caller's decision. */
  public enum Reason {
    /** A constraint said no: a key that exists, a number that may not repeat. Only this unit failed. */
    CONFLICT,
    /** The disk is full; the file is whole and the unit is not in it. */
    FULL,
    /** The file or its file system may only be read. */
    READ_ONLY,
    /** Bytes of the file contradict each other. */
    DAMAGED,
    /** Another process holds the file's lock for too long. */
    BUSY,
    /** Reading, writing or syncing failed: the writer has stopped, because a later success would prove nothing. */
    FAILED,
    /** The store was closed. */
    CLOSED
  }

  private final Reason reason;

  StoreException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  private StoreException(Reason reason, String message, SQLException cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** Whether the writer may go on with other units after this. */
  boolean stopsTheWriter() {
    return reason == Reason.FAILED || reason == Reason.DAMAGED || reason == Reason.READ_ONLY;
  }

  /** A file beside the database could not be written. */
  public static StoreException of(IOException e) {
    boolean full = String.valueOf(e.getMessage()).contains("No space left") || String.valueOf(e.getMessage()).contains("quota");
    boolean readOnly = String.valueOf(e.getMessage()).contains("Read-only file system");
    Reason reason = full ? Reason.FULL : readOnly ? Reason.READ_ONLY : Reason.FAILED;
    return new StoreException(reason, "a file beside the database: " + e.getClass().getSimpleName());
  }

  static StoreException of(SQLException e) {
    // The driver's getErrorCode() is the low byte only; the result code tells IOERR_FSYNC from IOERR_READ.
    SQLiteErrorCode code =
        e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.getErrorCode(e.getErrorCode());
    String name = code.name();
    Reason reason;
    if (name.startsWith("SQLITE_CONSTRAINT")) {
      reason = Reason.CONFLICT;
    } else if (name.equals("SQLITE_FULL")) {
      reason = Reason.FULL;
    } else if (name.startsWith("SQLITE_READONLY")) {
      reason = Reason.READ_ONLY;
    } else if (name.startsWith("SQLITE_CORRUPT") || name.equals("SQLITE_NOTADB")) {
      reason = Reason.DAMAGED;
    } else if (name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED")) {
      reason = Reason.BUSY;
    } else {
      reason = Reason.FAILED;
    }
    // The driver's own message may quote a value; the code's name says what is needed.
    SQLException masked = new SQLException(name, e.getSQLState(), code.code);
    masked.setStackTrace(e.getStackTrace());
    return new StoreException(reason, name, masked);
  }
}
