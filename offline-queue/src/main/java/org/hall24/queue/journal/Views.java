package org.hall24.queue.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.queue.Queries;
import org.hall24.queue.StoreReader;

/**
 * Folds the journal and compares what comes out with the tables that are kept with it: who holds what, what waits, what is
 * dead, what arrived, and the counters. For the night, for {@code hallctl journal verify}, and for every test that kills.
 */
public final class Views {

  private static final int MOST_TOLD = 20;

  private Views() {}

  /** Sentences about what does not agree, without personal data; none when all does. At most {@value #MOST_TOLD}. */
  public static List<String> differences(StoreReader store) {
    return store.read(Views::differences);
  }

  static List<String> differences(Queries q) {
    List<String> told = new ArrayList<>();
    outbox(q, told);
    strangers(q, told);
    custody(q, told);
    filings(q, told);
    heads(q, told);
    counters(q, told);
    return told.size() > MOST_TOLD ? told.subList(0, MOST_TOLD) : told;
  }

  private static void tell(List<String> told, String sentence) {
    if (told.size() <= MOST_TOLD) {
      told.add(sentence);
    }
  }

  /** The last word of the journal on each item, and where the item is. */
  private static void outbox(Queries q, List<String> told) {
    q.each(
        """
        SELECT j.ref AS ref,
          coalesce((SELECT l.kind FROM journal l WHERE l.ref = j.ref
             AND l.kind IN ('delivered','shelved','replayed','discarded') ORDER BY l.seq DESC LIMIT 1),
             CASE j.kind WHEN 'imported' THEN json_extract(j.body, '$.state') ELSE 'queued' END) AS last,
          o.state AS state, d.key IS NOT NULL AS delivered
        FROM journal j LEFT JOIN outbox o ON o.key = j.ref LEFT JOIN delivered d ON d.key = j.ref
        WHERE j.kind IN ('filing-accepted', 'queued') OR (j.kind = 'imported' AND json_extract(j.body, '$.state') IS NOT NULL)
        """,
        row -> {
          String should =
              switch (row.text("last")) {
                case "delivered" -> "delivered";
                case "shelved", "dead" -> "dead";
                case "discarded" -> "gone";
                default -> "pending";
              };
          Optional<Long> state = row.optionalNumber("state").isPresent() ? Optional.of(row.number("state")) : Optional.empty();
          String is =
              row.number("delivered") == 1 ? "delivered" : state.map(s -> s == 0 ? "pending" : "dead").orElse("gone");
          boolean both = row.number("delivered") == 1 && state.isPresent();
          if (both || !should.equals(is)) {
            tell(told, "item " + row.text("ref") + " is " + should + " in the journal and " + (both ? "twice" : is) + " in the tables");
          }
        });
  }

  /** Rows that no event speaks of. */
  private static void strangers(Queries q, List<String> told) {
    q.each(
        """
        SELECT key FROM outbox o
        WHERE NOT EXISTS(SELECT 1 FROM journal j WHERE j.ref = o.key AND j.kind IN ('filing-accepted','queued','imported'))
        UNION ALL SELECT key FROM delivered d WHERE NOT EXISTS(SELECT 1 FROM journal j WHERE j.ref = d.key AND j.kind IN ('delivered','imported'))
        """,
        row -> tell(told, "the journal knows nothing of item " + row.text("key")));
  }

  private static void custody(Queries q, List<String> told) {
    q.each(
        """
        SELECT j.ref AS ref, j.seq AS seq FROM journal j LEFT JOIN custody c
          ON c.item = j.ref AND c.n = json_extract(j.body, '$.n') AND c.seq = j.seq
          AND c.holder = json_extract(j.body, '$.holder') AND c.place IS json_extract(j.body, '$.place')
        WHERE j.kind = 'custody-passed' AND c.item IS NULL
        """,
        row -> tell(told, "custody of " + row.text("ref") + " at event " + row.number("seq") + " is not in its chain"));
    q.each(
        "SELECT item, n FROM custody c WHERE NOT EXISTS(SELECT 1 FROM journal j WHERE j.seq = c.seq AND j.ref = c.item)",
        row -> tell(told, "link " + row.number("n") + " of " + row.text("item") + " has no event"));
  }

  private static void filings(Queries q, List<String> told) {
    q.each(
        """
        SELECT j.ref AS ref FROM journal j LEFT JOIN filings f ON f.key = j.ref
          AND f.acceptance_no = json_extract(j.body, '$.acceptanceNo') AND f.service = json_extract(j.body, '$.service')
        WHERE j.kind = 'filing-accepted' AND f.key IS NULL
        """,
        row -> tell(told, "filing " + row.text("ref") + " is in the journal and not among the filings"));
  }

  /** A lane whose first waiting item is not its head would wait for ever. */
  private static void heads(Queries q, List<String> told) {
    q.each(
        """
        SELECT lane, sum(head) AS heads FROM outbox GROUP BY lane
        HAVING sum(head) > 1 OR (sum(head) = 0 AND sum(state = 0) > 0)
        """,
        row -> tell(told, "lane " + row.text("lane") + " has " + row.number("heads") + " heads"));
  }

  private static void counters(Queries q, List<String> told) {
    if (q.count("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'tally'") == 0) {
      return;
    }
    q.each(
        """
        SELECT t.name AS name, t.value AS value, CASE t.name
          WHEN 'pending' THEN (SELECT count(*) FROM outbox WHERE state = 0)
          WHEN 'dead' THEN (SELECT count(*) FROM outbox WHERE state = 2)
          WHEN 'delivered' THEN (SELECT count(*) FROM delivered)
          ELSE (SELECT count(*) FROM discarded) END AS counted
        FROM tally t
        """,
        row -> {
          if (row.number("value") != row.number("counted")) {
            tell(told, "the counter " + row.text("name") + " says " + row.number("value") + " and there are " + row.number("counted"));
          }
        });
  }
}
