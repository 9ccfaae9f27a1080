package org.hall24.queue.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.queue.Queries;
import org.hall24.queue.Row;
import org.hall24.queue.Transaction;
import org.jspecify.annotations.Nullable;

/** The view of cells. */
public final class Cells {

  private Cells() {}

  /** Writes a cell's row; its event must be in the same unit. */
  public static void put(Transaction tx, CellRow row) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("cell", row.cell());
    columns.put("custody", row.custody());
    columns.put("operation", row.operation());
    columns.put("door", row.door());
    columns.put("service", row.service());
    columns.put("item", row.item().orElse(null));
    columns.put("body", row.body());
    columns.put("seq", row.seq());
    tx.put("cells", "cell", columns);
  }

  /** One cell, if anything was ever recorded of it. */
  public static Optional<CellRow> get(Queries queries, String cell) {
    return queries.first("SELECT * FROM cells WHERE cell = ?", Cells::row, cell);
  }

  /** All cells by name. */
  public static List<CellRow> all(Queries queries) {
    return queries.list("SELECT * FROM cells ORDER BY cell", Cells::row);
  }

  private static CellRow row(Row row) {
    return new CellRow(
        row.text("cell"),
        row.text("custody"),
        row.text("operation"),
        row.text("door"),
        row.text("service"),
        row.optionalText("item"),
        row.text("body"),
        row.number("seq"));
  }
}
