/**
 * What leads the hand and what watches the machine: lamps, buzzer and fan; tamper, case, mains, and presence.
 *
 * <p>Behind one small port ({@link org.hall24.locker.signal.SignalPort}), with the machine's own pins or a serial I/O board
 * at its other side. {@link org.hall24.locker.signal.SignalDesk} blinks, watches edges, looks slowly besides, because edges
 * get lost, and tells of alerts.
 */
@NullMarked
package org.hall24.locker.signal;

import org.jspecify.annotations.NullMarked;
