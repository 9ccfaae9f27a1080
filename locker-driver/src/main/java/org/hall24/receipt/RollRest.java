package org.hall24.receipt;

import org.hall24.receipt.PrinterStatus.Paper;

/** The rest of a roll that said it is near its end, where a technician has measured it. For the port's thread. */
final class RollRest {
  private static final int DOTS_PER_MM = 8;

  private final long reserve;

  /** Dots printed since the roll said that it is near its end. */
  private long since;

  /** @param reserveMm what is left then, mm; 0 where nobody measured it */
  RollRest(int reserveMm) {
    this.reserve = (long) reserveMm * DOTS_PER_MM;
  }

  /** Whether the roll may be trusted with the whole of this sheet. */
  boolean holds(ReceiptLayout.Sheet sheet, Paper paper) {
    if (paper != Paper.NEAR_END) {
      since = 0;
      return true;
    }
    return reserve == 0 || since + dots(sheet) <= reserve;
  }

  /** A sheet was begun on it. */
  void used(ReceiptLayout.Sheet sheet, Paper paper) {
    if (paper == Paper.NEAR_END) {
      since += dots(sheet);
    }
  }

  private static long dots(ReceiptLayout.Sheet sheet) {
    return sheet.steps().isEmpty() ? 0 : sheet.steps().getLast().endDots();
  }
}
