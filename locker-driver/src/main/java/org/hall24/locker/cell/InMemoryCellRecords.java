package org.hall24.locker.cell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cells that are forgotten with the process, beside an {@link InMemoryIntentLog}. Never for a kiosk. */
public final class InMemoryCellRecords implements CellRecords {
  private final InMemoryIntentLog log;
  private final Map<String, CellRecord> records = new LinkedHashMap<>();
  private final List<CustodyTransfer> transfers = new ArrayList<>();

  /** Records that keep their steps in this log. */
  public InMemoryCellRecords(InMemoryIntentLog log) {
    this.log = log;
  }

  @Override
  public synchronized List<CellRecord> load() {
    return List.copyOf(records.values());
  }

  @Override
  public synchronized void commit(CellChange change) {
    records.put(change.record().cell(), change.record());
    transfers.addAll(change.transfers());
    change.steps().forEach(log::note);
  }

  /** Every transfer of custody, oldest first. */
  public synchronized List<CustodyTransfer> transfers() {
    return List.copyOf(transfers);
  }
}
