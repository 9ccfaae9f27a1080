package org.hall24.queue.journal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.queue.Queries;
import org.hall24.queue.Row;
import org.hall24.queue.Transaction;

/** The view of intents to move a door. */
public final class Openings {

  private Openings() {}

  /** Writes an intent's row; its event must be in the same unit. */
  public static void put(Transaction tx, OpeningRow row) {
    tx.put(
        "openings",
        "intent",
        Map.of("intent", row.intent(), "cell", row.cell(), "state", row.state(), "body", row.body(), "seq", row.seq()));
  }

  /** One intent. */
  public static Optional<OpeningRow> get(Queries queries, String intent) {
    return queries.first("SELECT * FROM openings WHERE intent = ?", Openings::row, intent);
  }

  /** All intents in one of these states, oldest event first: after a restart, those that never came to an end. */
  public static List<OpeningRow> in(Queries queries, String... states) {
    String marks = String.join(",", Collections.nCopies(states.length, "?"));
    return queries.list(
        "SELECT * FROM openings WHERE state IN (" + marks + ") ORDER BY seq", Openings::row, (Object[]) states);
  }

  private static OpeningRow row(Row row) {
    return new OpeningRow(
        row.text("intent"), row.text("cell"), row.text("state"), row.text("body"), row.number("seq"));
  }
}
