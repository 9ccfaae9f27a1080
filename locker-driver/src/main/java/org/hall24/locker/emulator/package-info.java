/**
 * The cabinet seen from the other end of the wire: bolts, doors, sensors, and the paper inside.
 *
 * <p>It speaks the same real bytes as a board, can be made to fail in every way boards fail, and counts what a host does
 * wrong. A technician meets it on the bench; a production configuration must not name it. Start at
 * {@link org.hall24.locker.emulator.LockBoardEmulator}.
 */
@NullMarked
package org.hall24.locker.emulator;

import org.jspecify.annotations.NullMarked;
