/**
 * What a resident hands over and a courier takes along: cells behind doors, and the boards that hold the bolts.
 *
 * <p>{@link org.hall24.locker.board} speaks to lock boards, {@link org.hall24.locker.cell} knows what a cell holds and moves
 * a bolt only after the intent to do so is on disk, {@link org.hall24.locker.emulator} is the cabinet seen from the other
 * end of the wire. Nothing here opens a database or a window. Start at {@link org.hall24.locker.cell.Cabinet}.
 */
@NullMarked
package org.hall24.locker;

import org.jspecify.annotations.NullMarked;
