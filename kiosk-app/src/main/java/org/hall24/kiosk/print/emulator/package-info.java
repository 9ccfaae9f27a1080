/** The A4 printer from the other side: an IPP printer that can be out of paper, jammed, stuck or gone. */
@NullMarked
package org.hall24.kiosk.print.emulator;

import org.jspecify.annotations.NullMarked;
