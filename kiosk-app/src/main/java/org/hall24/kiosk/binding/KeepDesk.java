package org.hall24.kiosk.binding;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.kiosk.journey.KioskServices.Reply;
import org.hall24.kiosk.journey.Report;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.journey.StaffScreen.KeepAct;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.CellSize;
import org.hall24.locker.cell.CellSnapshot;
import org.hall24.locker.cell.HandOver;
import org.hall24.locker.cell.HandOverOutcome;
import org.hall24.locker.cell.Item;
import org.hall24.locker.cell.Need;
import org.hall24.locker.cell.OpenOutcome;
import org.hall24.locker.cell.OpenRequest;
import org.hall24.locker.cell.Purpose;
import org.hall24.locker.cell.Service;
import org.hall24.locker.cell.Transition;
import org.hall24.locker.pickup.CellKeeping;
import org.hall24.locker.pickup.PickupDesk;
import org.hall24.queue.Store;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;

/** What keepers of the cabinet do at the screen: the routines of {@code hallctl locker}, each noted with who did it. */
final class KeepDesk {
  private static final Duration RESERVATION = Duration.ofMinutes(10);

  /** Shorter than the patience of the page, also for two doors. */
  private static final Duration WAIT = Duration.ofSeconds(130);

  private static final int EASY_LOW_MM = 400;
  private static final int EASY_HIGH_MM = 1500;

  private final Cabinet cabinet;
  private final CabinetDesk doors;
  private final PickupDesk codes;
  private final CodesToTell told;
  private final PaperBook papers;
  private final Store store;
  private final Map<String, HallWatch.Door> places;
  private final Clock clock;

  /**
   * @param places where each door hangs, by cell
   */
  KeepDesk(
      Cabinet cabinet, CabinetDesk doors, PickupDesk codes, CodesToTell told, PaperBook papers, Store store,
      Map<String, HallWatch.Door> places, Clock clock) {
    this.cabinet = cabinet;
    this.doors = doors;
    this.codes = codes;
    this.told = told;
    this.papers = papers;
    this.store = store;
    this.places = Map.copyOf(places);
    this.clock = clock;
  }

  void look(Reply reply) {
    doors.work(reply, () -> reply.send(new Report.CellsSeen(cells())));
  }

  private List<StaffScreen.KeptCell> cells() {
    return cabinet.cells().stream().map(this::kept).toList();
  }

  private StaffScreen.KeptCell kept(CellSnapshot cell) {
    String id = cell.place().id().value();
    HallWatch.Door place = places.getOrDefault(id, new HallWatch.Door(id, 0, 0));
    Optional<Item> item = cell.state().custody().inside();
    return new StaffScreen.KeptCell(
        id, place.row(), place.column(), StaffScreen.CellSize.valueOf(cell.place().size().name()), cell.state().custody().word(),
        cell.state().door().word(), cell.state().shownService().word(), PaperBook.kind(cell),
        item.map(i -> papers.about(i).acceptanceNo()).orElse(""), cell.since(), cell.pickup().isPresent(), cell.overdue(clock.instant()));
  }

  void keep(String staff, String second, KeepAct act, String cell, Reply reply) {
    doors.work(
        reply,
        () -> {
          CellId id = new CellId(cell);
          note(staff, second, act, cell);
          Said said = done(staff, second, act, id, reply);
          reply.send(new Report.KeepDone(said.key(), said.cell(), cells()));
        });
  }

  /** The stock-take of every cell is over; what differed was entered on the way. */
  void closeStock(String staff, int agreed, int different, int skipped, Reply reply) {
    doors.work(
        reply,
        () -> {
          StockTake.close(store, EventBody.of("by", staff).and("differences", different).and("agreed", agreed).and("skipped", skipped));
          reply.send(new Report.StockTaken(cells()));
        });
  }

  /** What is said at the end, and of which cell. */
  private record Said(String key, String cell) {}

  private void note(String staff, String second, KeepAct act, String cell) {
    EventBody body = EventBody.of("did", act.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')).and("by", staff);
    EventBody whole = second.isEmpty() ? body : body.and("with", second);
    store.commitNow(Urgency.CUSTODY, tx -> Journal.append(tx, EventKind.TECHNICIAN, cell, whole));
  }

  private Said done(String staff, String second, KeepAct act, CellId cell, Reply reply) throws InterruptedException {
    HandOver handOver = new HandOver(cabinet, RESERVATION, open -> reply.send(new Report.DoorOpened(open.value())));
    CellKeeping keeping = new CellKeeping(cabinet, handOver, codes, told);
    return switch (act) {
      case LOOK -> opened(cell, cabinet.open(new OpenRequest(cell, Purpose.INSPECT, staff, "keeper", Optional.empty())), "looked", reply);
      case EMERGENCY -> opened(cell, cabinet.emergency(List.of(cell), staff, second).getFirst(), "emergency", reply);
      case RECALL -> new Said(word("recalled", keeping.recall(cell, staff, "keeper", WAIT)), cell.value());
      case MOVE -> move(keeping, cell, staff);
      case RENEW -> new Said(keeping.renew(cell).isPresent() ? "renewed" : "failed", cell.value());
      case OUT_OF_SERVICE -> moved(cell, cabinet.service(cell, Service.OUT_OF_SERVICE, staff), "out-of-service");
      case IN_SERVICE -> moved(cell, cabinet.service(cell, Service.IN_SERVICE, staff), "in-service");
      case KEY_OPENED -> {
        cabinet.settle(cell);
        yield moved(cell, cabinet.keyOpened(cell, staff), "key-opened");
      }
      case FOUND_EMPTY -> moved(cell, StockTake.found(cabinet, cell, false, Optional.empty(), staff), "found-empty");
      case FOUND_PAPERS -> moved(cell, StockTake.found(cabinet, cell, true, Optional.empty(), staff), "found-papers");
    };
  }

  private Said opened(CellId cell, OpenOutcome outcome, String well, Reply reply) throws InterruptedException {
    if (!outcome.open()) {
      return new Said(notOpened(outcome), cell.value());
    }
    reply.send(new Report.DoorOpened(cell.value()));
    return new Said(cabinet.awaitClosed(cell, WAIT) ? well : "left-open", cell.value());
  }

  /** A cabinet that opens for a technician only is no door that failed. */
  private static String notOpened(OpenOutcome outcome) {
    String trouble = CabinetDesk.trouble(outcome);
    return trouble.equals(CommissionedCabinet.NOT_COMMISSIONED) ? trouble : "not-opened";
  }

  private Said move(CellKeeping keeping, CellId from, String staff) throws InterruptedException {
    CellSize size = cabinet.cell(from).map(c -> c.place().size()).orElse(CellSize.SMALL);
    Need easy = new Need(size, EASY_LOW_MM, EASY_HIGH_MM);
    boolean free = easy.choose(cabinet.cells()).isPresent();
    if (!free && Need.of(size).choose(cabinet.cells()).isEmpty()) {
      // Nothing is taken out that could not be put in again.
      return new Said("no-cell", from.value());
    }
    CellKeeping.Moved moved = keeping.move(from, Optional.empty(), free ? easy : Need.of(size), staff, "keeper", WAIT);
    if (moved.done()) {
      return new Said("moved", moved.to().map(CellId::value).orElse(""));
    }
    return new Said(moved.steps().size() == 1 ? word("moved", moved.steps().getFirst()) : "in-your-hands", from.value());
  }

  private static String word(String well, HandOverOutcome outcome) {
    return switch (outcome) {
      case HandOverOutcome.Done _ -> well;
      case HandOverOutcome.NoCell _ -> "nothing-inside";
      case HandOverOutcome.NotOpened(OpenOutcome opened) -> notOpened(opened);
      case HandOverOutcome.StillOpen _ -> "left-open";
      case HandOverOutcome.NotConfirmed _ -> "still-inside";
    };
  }

  private static Said moved(CellId cell, Transition transition, String well) {
    return new Said(transition instanceof Transition.Moved ? well : "failed", cell.value());
  }
}
