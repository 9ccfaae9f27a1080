/**
 * A receipt on thermal paper: its content, its layout for a printer, the device that prints it at most once and says on
 * what evidence.
 *
 * <p>What a receipt says and its signature come from the application; where its log is kept, and which font draws the
 * characters a ROM lacks, are ports ({@link org.hall24.receipt.ReceiptLog}, {@link org.hall24.receipt.GlyphSource}).
 * Start at {@link org.hall24.receipt.ReceiptPrinter}; bytes are in {@code escpos}, the printer's other side in
 * {@code emulator}.
 */
@NullMarked
package org.hall24.receipt;

import org.jspecify.annotations.NullMarked;
