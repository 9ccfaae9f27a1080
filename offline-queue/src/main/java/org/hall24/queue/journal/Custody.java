package org.hall24.queue.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.queue.Queries;
import org.hall24.queue.Row;
import org.hall24.queue.Transaction;
import org.jspecify.annotations.Nullable;

/** The view of who holds what: a chain of holders per item. */
public final class Custody {

  private Custody() {}

  /**
   * An item passes to a holder: journals it and adds the link, in this unit.
   *
   * @param proof what shows it: an intent's id, a badge, a code's digest
   */
  public static Holding pass(Transaction tx, String item, String holder, Optional<String> place, EventBody proof) {
    int n = chain(tx, item).size() + 1;
    EventBody body = proof.and("holder", holder).and("n", n);
    place.ifPresent(where -> body.and("place", where));
    long seq = Journal.append(tx, EventKind.CUSTODY_PASSED, item, body);
    Holding holding = new Holding(item, n, holder, place, tx.now(), seq);
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("item", item);
    columns.put("n", n);
    columns.put("holder", holder);
    columns.put("place", place.orElse(null));
    columns.put("at_ms", holding.atMs());
    columns.put("seq", seq);
    tx.put("custody", "item,n", columns);
    return holding;
  }

  /** Who held an item, first to last. */
  public static List<Holding> chain(Queries queries, String item) {
    return queries.list("SELECT * FROM custody WHERE item = ? ORDER BY n", Custody::row, item);
  }

  /** The items that a holder has now. */
  public static List<Holding> heldBy(Queries queries, String holder) {
    return queries.list(
        "SELECT * FROM custody c WHERE holder = ? AND n = (SELECT max(n) FROM custody WHERE item = c.item) ORDER BY item",
        Custody::row,
        holder);
  }

  /** One link from its row. */
  public static Holding row(Row row) {
    return new Holding(
        row.text("item"),
        (int) row.number("n"),
        row.text("holder"),
        row.optionalText("place"),
        row.number("at_ms"),
        row.number("seq"));
  }
}
