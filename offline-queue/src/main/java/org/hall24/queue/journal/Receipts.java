package org.hall24.queue.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.queue.Queries;
import org.hall24.queue.Row;
import org.hall24.queue.Transaction;

/** The view of receipts. */
public final class Receipts {

  private Receipts() {}

  /** Writes a receipt's row; its event must be in the same unit. */
  public static void put(Transaction tx, ReceiptRow row) {
    tx.put(
        "receipts",
        "receipt",
        Map.of("receipt", row.receipt(), "state", row.state(), "body", row.body(), "seq", row.seq()));
  }

  /** One receipt. */
  public static Optional<ReceiptRow> get(Queries queries, String receipt) {
    return queries.first("SELECT * FROM receipts WHERE receipt = ?", Receipts::row, receipt);
  }

  /** All receipts, oldest event first. */
  public static List<ReceiptRow> all(Queries queries) {
    return queries.list("SELECT * FROM receipts ORDER BY seq", Receipts::row);
  }

  private static ReceiptRow row(Row row) {
    return new ReceiptRow(row.text("receipt"), row.text("state"), row.text("body"), row.number("seq"));
  }
}
