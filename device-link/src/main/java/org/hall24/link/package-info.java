/**
 * Bytes on a line: open and close, write, read with a deadline, discard, re-plug, record, pace.
 *
 * <p>No protocol word lives here. Start at {@link org.hall24.link.Link}, then {@link org.hall24.link.PortOwner}, which
 * owns a line for a driver, and {@link org.hall24.link.Emulator}, which sits at the other end. Lines come from
 * {@link org.hall24.link.JSerialCommPort}, {@link org.hall24.link.PseudoTerminal} and
 * {@link org.hall24.link.MemoryLine}; tests leap in time with {@link org.hall24.link.LeapTicker}.
 */
@NullMarked
package org.hall24.link;

import org.jspecify.annotations.NullMarked;
