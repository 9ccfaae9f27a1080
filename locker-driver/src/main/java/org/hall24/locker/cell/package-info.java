/**
 * Cells: what each holds, what is being done at its door, and the one way to open it.
 *
 * <p>A bolt moves only after the intent to move it is durable, and what a cell holds changes only together with its record.
 * The rules are one pure function, {@link org.hall24.locker.cell.CellMachine#next}; the storage is somebody else's, behind
 * {@link org.hall24.locker.cell.IntentLog} and {@link org.hall24.locker.cell.CellRecords}. No protocol and no screen lives
 * here. Start at {@link org.hall24.locker.cell.Cabinet}.
 */
@NullMarked
package org.hall24.locker.cell;

import org.jspecify.annotations.NullMarked;
