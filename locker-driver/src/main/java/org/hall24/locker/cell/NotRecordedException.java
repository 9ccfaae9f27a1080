package org.hall24.locker.cell;

/** The store behind {@link IntentLog} or {@link CellRecords} could not make something durable; nothing of it is kept. */
public final class NotRecordedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What could not be written, and why. */
  public NotRecordedException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What could not be written. */
  public NotRecordedException(String message) {
    super(message);
  }
}
