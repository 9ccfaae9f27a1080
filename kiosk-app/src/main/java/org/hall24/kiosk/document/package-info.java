/**
 * What papers say: the acceptance receipt on thermal paper, the acceptance slip on A4, and the signed statement in the QR
 * code of both.
 *
 * <p>How a receipt reaches a printer is in {@code org.hall24.receipt}; who was accepted is decided by journeys. Start at
 * {@link org.hall24.kiosk.document.Acceptance}, then {@link org.hall24.kiosk.document.AcceptanceReceipt} and
 * {@link org.hall24.kiosk.document.AcceptanceSlip}; {@link org.hall24.kiosk.document.StatementVerifier} tells a true one
 * from a forged one.
 */
@NullMarked
package org.hall24.kiosk.document;

import org.jspecify.annotations.NullMarked;
