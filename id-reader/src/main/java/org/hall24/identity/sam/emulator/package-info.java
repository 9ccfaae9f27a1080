/**
 * The card reader seen from the other end of the wire: cards are laid and lifted, faults are planned, the host's mistakes
 * are counted. Start at {@link org.hall24.identity.sam.emulator.SamReaderEmulator}.
 *
 * <p>For benches, the demo and tests; a production configuration that names it is refused.
 */
@NullMarked
package org.hall24.identity.sam.emulator;

import org.jspecify.annotations.NullMarked;
