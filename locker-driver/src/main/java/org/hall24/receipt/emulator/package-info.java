/**
 * The receipt printer seen from the other end of the wire: it takes a host's bytes, moves paper, answers, and shows what
 * stands on the paper as text and as a picture.
 *
 * <p>Start at {@link org.hall24.receipt.emulator.ReceiptPrinterEmulator}; {@link
 * org.hall24.receipt.emulator.ReceiptPicture} draws. A production configuration that names this emulator is refused.
 */
@NullMarked
package org.hall24.receipt.emulator;

import org.jspecify.annotations.NullMarked;
