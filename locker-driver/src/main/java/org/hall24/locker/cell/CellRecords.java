package org.hall24.locker.cell;

import java.util.List;

/** Where cells are made durable. Bound to the same store as {@link IntentLog}, so that a change is one transaction. */
public interface CellRecords {

  /** The latest record of every cell there is one of. */
  List<CellRecord> load();

  /**
   * Makes all of a change durable, or nothing of it.
   *
   * @throws NotRecordedException when it is not durable
   */
  void commit(CellChange change);
}
