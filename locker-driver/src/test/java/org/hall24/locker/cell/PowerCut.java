package org.hall24.locker.cell;

import java.util.List;

/** A store that keeps {@code writes} writes and then loses power: nothing is kept any more. */
final class PowerCut implements IntentLog, CellRecords {
  private final InMemoryIntentLog log;
  private final InMemoryCellRecords records;
  private final boolean polite;
  private int left;

  /** Thrown where the process would have ended. */
  static final class Dead extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param polite true for a store that is merely full and says so
   */
  PowerCut(InMemoryIntentLog log, InMemoryCellRecords records, int writes, boolean polite) {
    this.log = log;
    this.records = records;
    this.left = writes;
    this.polite = polite;
  }

  /** Whether it ever lost power. */
  synchronized boolean happened() {
    return left <= 0;
  }

  private void write() {
    if (left <= 0) {
      throw polite ? new NotRecordedException("full") : new Dead();
    }
    left--;
  }

  @Override
  public synchronized void intend(OpenIntent intent) {
    write();
    log.intend(intent);
  }

  @Override
  public synchronized void note(IntentStep step) {
    write();
    log.note(step);
  }

  @Override
  public synchronized List<IntentHistory> unfinished() {
    return log.unfinished();
  }

  @Override
  public synchronized List<CellRecord> load() {
    return records.load();
  }

  @Override
  public synchronized void commit(CellChange change) {
    write();
    records.commit(change);
  }
}
