/**
 * Bytes on a line: open and close, write, read with a deadline, discard, re-plug, record, pace.
 *
 * <p>No protocol word lives here. Start at {@link org.hall24.link.Link}, then {@link org.hall24.link.PortOwner}, which
 * owns a line for a driver, and {@link org.hall24.link.Emulator}, which sits at the other end.
 */
@NullMarked
package org.hall24.link;

import org.jspecify.annotations.NullMarked;
