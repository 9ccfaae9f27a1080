/**
 * A scanner seen from the other end of its line. Start at {@link org.hall24.identity.scan.emulator.ScannerEmulator}. No
 * driver code, no screen.
 */
@NullMarked
package org.hall24.identity.scan.emulator;

import org.jspecify.annotations.NullMarked;
