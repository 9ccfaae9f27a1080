/**
 * The words of an ESC/POS receipt printer and their bytes, both ways: commands of the host, answers of the printer, the
 * characters a Chinese ROM knows.
 *
 * <p>No time, no line, no thread lives here. Start at {@link org.hall24.receipt.escpos.EscPos} (what a host says), then
 * {@link org.hall24.receipt.escpos.PrinterReply} (what a printer says) and {@link org.hall24.receipt.escpos.Rom}.
 * Byte facts: Epson's ESC/POS command reference and the TM-T88III specification (appendix G: telling replies apart).
 */
@NullMarked
package org.hall24.receipt.escpos;

import org.jspecify.annotations.NullMarked;
