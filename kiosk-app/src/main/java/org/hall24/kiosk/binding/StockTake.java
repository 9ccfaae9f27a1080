package org.hall24.kiosk.binding;

import java.util.Optional;
import java.util.UUID;
import org.hall24.locker.board.Door;
import org.hall24.locker.board.Presence;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.CellState;
import org.hall24.locker.cell.Custody;
import org.hall24.locker.cell.Item;
import org.hall24.locker.cell.Operation;
import org.hall24.locker.cell.Service;
import org.hall24.locker.cell.Transition;
import org.hall24.queue.Store;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;

/**
 * Stock-take: holds the record against what doors, content sensors and people who look inside say. One routine for the command
 * line and the page. Moves nothing.
 */
public final class StockTake {
  private StockTake() {}

  /** Where record and cabinet disagree, or why somebody must look, as a stable word; {@code agrees} when all is well. */
  public static String finding(CellState s) {
    if (!s.answering()) {
      return "not-seen";
    }
    if (s.custody() instanceof Custody.Unsure u) {
      return "unknown-custody-" + u.reason();
    }
    if (s.custody() instanceof Custody.Holds && s.item() == Presence.ABSENT) {
      return "papers-missing";
    }
    if (s.custody() instanceof Custody.Empty && s.item() == Presence.PRESENT) {
      return "something-inside";
    }
    if (s.service() != Service.IN_SERVICE) {
      return s.service().word();
    }
    if (s.door() == Door.OPEN) {
      return s.operation() instanceof Operation.Idle ? "door-open" : "in-use";
    }
    return "agrees";
  }

  /**
   * Enters what somebody found who looked inside; ends every doubt and fault of the cell.
   *
   * @param paper which papers were found, when they are not those on record
   * @param by a staff number, never a name
   */
  public static Transition found(Cabinet cabinet, CellId id, boolean papers, Optional<String> paper, String by) {
    // Whoever stood at the door before is gone: staff say what lies inside.
    cabinet.settle(id);
    return cabinet.inspected(id, papers ? Optional.of(inside(cabinet, id, paper)) : Optional.empty(), by);
  }

  private static Item inside(Cabinet cabinet, CellId id, Optional<String> paper) {
    Optional<Item> known = cabinet.cell(id).flatMap(c -> c.state().custody().inside());
    return paper
        .map(ref -> known.filter(i -> i.ref().equals(ref)).orElseGet(() -> new Item(ref, "")))
        .or(() -> known)
        .orElseGet(() -> new Item("found-" + UUID.randomUUID(), ""));
  }

  /** Writes down that a stock-take was made. */
  public static void close(Store store, EventBody body) {
    store.commitNow(Urgency.CUSTODY, tx -> Journal.append(tx, EventKind.TECHNICIAN, "stock-take", body));
  }
}
