/**
 * Pick-up codes: made, checked and voided on this machine alone, so that papers can be collected with the network down.
 *
 * <p>Here: the code, who may collect with it, how long somebody who guesses has to wait. Not here: what a cell holds
 * ({@code org.hall24.locker.cell}), how a code reaches its person, and where tries and keys are kept. Start reading at
 * {@code PickupDesk}.
 */
@NullMarked
package org.hall24.locker.pickup;

import org.jspecify.annotations.NullMarked;
