package org.hall24.locker.cell;

import java.util.List;

/**
 * What is committed together: a cell's record, the custody that passed with it, and the end of the intent behind it.
 *
 * @param record the cell as it is from now on
 * @param transfers custody that passes, usually none or one
 * @param steps steps of intents that belong to the same moment
 */
public record CellChange(CellRecord record, List<CustodyTransfer> transfers, List<IntentStep> steps) {
  public CellChange {
    transfers = List.copyOf(transfers);
    steps = List.copyOf(steps);
  }
}
