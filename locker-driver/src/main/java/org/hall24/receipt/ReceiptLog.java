package org.hall24.receipt;

import java.util.List;
import java.util.Optional;

/**
 * What is remembered of receipts over a power cut, so that none is printed twice. The application binds it to its
 * journal. Called on the port's thread.
 */
public interface ReceiptLog {

  /** The last entry of a receipt; empty when it was never intended. */
  Optional<Entry> find(String receiptId);

  /** Entries that were intended and not concluded. */
  List<Entry> open();

  /**
   * The receipt is about to be sent. Returns only when this outlives a power cut; not one byte leaves before.
   *
   * @param copy 1 for the original, 2 and more for reprints
   */
  void intend(String receiptId, int copy);

  /** What became of it. */
  void conclude(String receiptId, int copy, PrintResult result);

  /** What became of the printed ticket; only told where the printer can tell. */
  void taken(String receiptId, int copy, Taken taken);

  /**
   * One sending of one receipt.
   *
   * @param result empty while it is not concluded
   */
  record Entry(String receiptId, int copy, Optional<PrintResult> result) {}
}
