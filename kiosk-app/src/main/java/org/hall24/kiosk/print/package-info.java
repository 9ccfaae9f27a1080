/**
 * The A4 printer: documents to paper through IPP (RFC 8011), to a driverless printer or to a CUPS queue, one job at a time,
 * and what can truly be said of each.
 *
 * <p>What is printed comes from {@code org.hall24.kiosk.document}; receipts on thermal paper are in {@code org.hall24.receipt}.
 * Start at {@link org.hall24.kiosk.print.IppPrinter}.
 */
@NullMarked
package org.hall24.kiosk.print;

import org.jspecify.annotations.NullMarked;
