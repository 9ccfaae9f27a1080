package org.hall24.kiosk.binding;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.hall24.kiosk.journey.KioskServices.Reply;
import org.hall24.kiosk.journey.Report;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.CellSize;
import org.hall24.locker.cell.Item;
import org.hall24.locker.cell.Need;
import org.hall24.locker.cell.NotRecordedException;
import org.hall24.locker.cell.OpenOutcome;
import org.hall24.locker.cell.OpenRequest;
import org.hall24.locker.cell.Purpose;
import org.hall24.locker.cell.Transition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens cells for residents and couriers, and says who holds what when a door is closed again. */
final class CabinetDesk {
  private static final Logger LOG = LoggerFactory.getLogger(CabinetDesk.class);
  private static final String RESIDENT = "resident";
  private static final Duration RESERVATION = Duration.ofMinutes(30);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
  /** Between the knee and the eye of a standing person; only when nothing is free there, any height. */
  private static final int EASY_LOW_MM = 400;

  private static final int EASY_HIGH_MM = 1500;

  private final Cabinet cabinet;
  private final CaseBook cases;
  private final Papers papers;
  private final Executor workers;
  private final Map<String, Object> watchers = new ConcurrentHashMap<>();

  CabinetDesk(Cabinet cabinet, CaseBook cases, Papers papers, Executor workers) {
    this.cabinet = cabinet;
    this.cases = cases;
    this.papers = papers;
    this.workers = workers;
  }

  void openForDeposit(String acceptanceNo, boolean larger, boolean seated, Set<String> notThese, Reply reply) {
    Optional<CaseBook.Case> filed = cases.find(acceptanceNo);
    if (filed.isEmpty()) {
      reply.send(new Report.NoCell());
      return;
    }
    Item item = new Item(filed.get().key(), filed.get().key());
    work(
        reply,
        () -> {
          CellSize size = larger ? largerThan(notThese) : CellSize.SMALL;
          Optional<CellId> cell = reserve(item, size, seated, notThese);
          if (cell.isEmpty()) {
            reply.send(new Report.NoCell());
            return;
          }
          reply.send(new Report.CellChosen(cell.get().value(), RESERVATION));
          open(new OpenRequest(cell.get(), Purpose.DEPOSIT, RESIDENT, "filing", Optional.of(item)), reply);
        });
  }

  void openAgain(String acceptanceNo, String cell, Reply reply) {
    Optional<Item> item = cases.find(acceptanceNo).map(filed -> new Item(filed.key(), filed.key()));
    work(reply, () -> open(new OpenRequest(new CellId(cell), Purpose.DEPOSIT, RESIDENT, "filing", item), reply));
  }

  void openForCourier(String staff, String cell, Reply reply) {
    CellId id = new CellId(cell);
    Optional<Item> item = cabinet.cell(id).flatMap(c -> c.state().custody().inside());
    if (item.isEmpty()) {
      reply.send(new Report.DoorTrouble(cell, "rejected"));
      return;
    }
    work(reply, () -> open(new OpenRequest(id, Purpose.COLLECT, staff, "pin", item), reply));
  }

  /** Reports the closing of a door, however long it takes; a later watcher of the same door takes over. */
  void watch(String cell, Reply reply) {
    Object mine = new Object();
    watchers.put(cell, mine);
    work(
        reply,
        () -> {
          boolean closed = false;
          while (!closed && mine.equals(watchers.get(cell))) {
            closed = cabinet.awaitClosed(new CellId(cell), LOOK_EVERY);
          }
          if (closed && watchers.remove(cell, mine)) {
            reply.send(new Report.DoorClosed(cell));
          }
        });
  }

  void commitDeposit(String cell, boolean attended, Reply reply) {
    work(
        reply,
        () -> {
          CellId id = new CellId(cell);
          if (!attended) {
            cabinet.giveUp(id);
            reply.send(new Report.DepositRecorded(cell, ""));
            return;
          }
          switch (cabinet.confirm(id, true, RESIDENT)) {
            case Transition.Moved moved -> {
              String qr =
                  moved.state().custody().inside().flatMap(item -> cases.withKey(item.ref())).map(filed -> papers.code(filed, cell)).orElse("");
              reply.send(new Report.DepositRecorded(cell, qr));
            }
            case Transition.Refused(String reason) -> reply.send(new Report.Failed(reason));
          }
        });
  }

  void release(String cell) {
    Transition done = cabinet.giveUp(new CellId(cell));
    if (done instanceof Transition.Refused(String reason)) {
      LOG.info("event=cell.not-released cell={} reason={}", cell, reason);
    }
  }

  /** The person is gone while the door stands open: when it closes, nobody knows what lies behind it. */
  void leave(String cell) {
    watch(cell, report -> workers.execute(() -> cabinet.giveUp(new CellId(cell))));
  }

  void commitCustody(String staff, String cell, Reply reply) {
    work(
        reply,
        () -> {
          switch (cabinet.confirm(new CellId(cell), false, staff)) {
            case Transition.Moved _ -> reply.send(new Report.CustodyPassed(cell));
            case Transition.Refused(String reason) -> reply.send(new Report.Failed(reason));
          }
        });
  }

  /** The papers stay recorded where they were: the courier does not have them. */
  void missing(String cell) {
    workers.execute(() -> cabinet.giveUp(new CellId(cell)));
  }

  void open(OpenRequest request, Reply reply) throws InterruptedException {
    OpenOutcome outcome = cabinet.open(request);
    String cell = request.cell().value();
    reply.send(outcome.open() ? new Report.DoorOpened(cell) : new Report.DoorTrouble(cell, trouble(outcome)));
  }

  /** Why a door did not open, in the words of the pages. */
  static String trouble(OpenOutcome outcome) {
    String note = outcome.attempt().evidence().note();
    return note.equals(CommissionedCabinet.NOT_COMMISSIONED) ? note : outcome.word();
  }

  /** Keeps a cell within easy reach, or within the reach of somebody who sits, that is none of those tried. */
  Optional<CellId> reserve(Item item, CellSize size, boolean seated, Set<String> notThese) {
    List<Need> needs = seated ? List.of(Need.lowReach(size)) : List.of(new Need(size, EASY_LOW_MM, EASY_HIGH_MM), Need.of(size));
    for (Need need : needs) {
      if (cabinet.reserve(item, need, RESERVATION) instanceof Cabinet.Reservation.Kept(CellId cell)) {
        if (!notThese.contains(cell.value())) {
          return Optional.of(cell);
        }
        cabinet.giveUp(cell);
      }
    }
    return Optional.empty();
  }

  private CellSize largerThan(Set<String> cells) {
    int largest =
        cabinet.cells().stream()
            .filter(c -> cells.contains(c.place().id().value()))
            .mapToInt(c -> c.place().size().ordinal())
            .max()
            .orElse(0);
    CellSize[] sizes = CellSize.values();
    return sizes[Math.min(largest + 1, sizes.length - 1)];
  }

  @FunctionalInterface
  interface Work {
    void run() throws InterruptedException;
  }

  /** Does something that may wait for a door, and answers also when it fails. */
  void work(Reply reply, Work work) {
    workers.execute(
        () -> {
          try {
            work.run();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reply.send(new Report.Failed("stopped"));
          } catch (NotRecordedException e) {
            LOG.error("event=cabinet.not-recorded");
            reply.send(new Report.Failed("store"));
          } catch (RuntimeException e) {
            LOG.error("event=cabinet.failed cause={}", e.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            reply.send(new Report.Failed("cabinet"));
          }
        });
  }
}
