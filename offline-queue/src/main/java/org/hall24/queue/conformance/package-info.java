/**
 * The conformance suite: a client that tries a city's backend by the contract, case by case, and says of each what it saw.
 *
 * <p>It knows the contract and neither how the kiosk delivers nor the sandbox; what one address cannot show is told as not
 * run. Start at {@link org.hall24.queue.conformance.Conformance}.
 */
@NullMarked
package org.hall24.queue.conformance;

import org.jspecify.annotations.NullMarked;
