package org.hall24.kiosk.binding;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.hall24.kiosk.catalogue.Catalogue;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.document.template.HandoverManifest;
import org.hall24.kiosk.journey.KioskServices.Reply;
import org.hall24.kiosk.journey.Pin;
import org.hall24.kiosk.journey.Report;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CellSnapshot;
import org.hall24.queue.Store;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.Custody;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.hall24.queue.outbox.FilingView;
import org.hall24.queue.outbox.OutboxShelf;

/** Members of staff sign in, and couriers go their rounds: what lies in which cell, who took it over, and the seal at the end. */
final class RoundDesk {
  private final StaffDesk staff;
  private final RoundBook rounds;
  private final CabinetDesk doors;
  private final Cabinet cabinet;
  private final ReceiptDesk receipts;
  private final SlipDesk slips;
  private final Store store;
  private final OutboxShelf shelf;
  private final Catalogue catalogue;
  private final Clock clock;
  private final Executor workers;

  /** @param clock in the zone of the place */
  RoundDesk(
      StaffDesk staff, CabinetDesk doors, Cabinet cabinet, ReceiptDesk receipts, SlipDesk slips, Store store, OutboxShelf shelf,
      Catalogue catalogue, Clock clock, Executor workers) {
    this.staff = staff;
    this.rounds = new RoundBook(clock);
    this.doors = doors;
    this.cabinet = cabinet;
    this.receipts = receipts;
    this.slips = slips;
    this.store = store;
    this.shelf = shelf;
    this.catalogue = catalogue;
    this.clock = clock;
    this.workers = workers;
  }

  /** The PIN of whoever begins a round. */
  void checkPin(String member, Pin pin, Reply reply) {
    check(
        member, pin, reply,
        () -> {
          List<StaffScreen.RoundCell> cells = round();
          rounds.begin(member, cells);
          return new Report.PinRight(cells, staff.keeper(member));
        });
  }

  /** The PIN of whoever was called to look. */
  void checkStaff(String member, Pin pin, Reply reply) {
    check(member, pin, reply, Report.StaffConfirmed::new);
  }

  private void check(String member, Pin pin, Reply reply, Supplier<Report> right) {
    workers.execute(
        () ->
            reply.send(
                switch (staff.check(member, pin)) {
                  case StaffDesk.PinCheck.Right _ -> right.get();
                  case StaffDesk.PinCheck.Wrong(int wait) -> new Report.PinWrong(wait);
                  case StaffDesk.PinCheck.Locked(int seconds) -> new Report.PinLocked(seconds);
                }));
  }

  /** A member of staff saw whether person and document belong together. */
  void recordSight(String member, boolean same) {
    store.commit(
        Urgency.CUSTODY,
        tx -> Journal.append(tx, EventKind.IDENTITY_SEEN, member, EventBody.of("same", Boolean.toString(same))));
  }

  /** The courier has the papers of a cell in hand. */
  void commit(String member, String cell, Reply reply) {
    doors.commitCustody(
        member,
        cell,
        report -> {
          if (report instanceof Report.CustodyPassed) {
            rounds.taken(member, cell);
          }
          reply.send(report);
        });
  }

  /** The courier has not all of them. */
  void missing(String member, String cell, String acceptanceNo) {
    store.commit(
        Urgency.CUSTODY,
        tx ->
            Journal.append(
                tx, EventKind.ALARM, cell,
                EventBody.of("what", "paper-missing").and("by", member).and("acceptanceNo", acceptanceNo)));
    rounds.missing(member, cell);
    doors.missing(cell);
  }

  /** Closes a round in the journal; its manifest comes out on paper. */
  void close(String member, Reply reply) {
    store
        .commit(Urgency.CUSTODY, tx -> Journal.append(tx, EventKind.ROUND_CLOSED, member, EventBody.empty()))
        .whenComplete(
            (seq, failure) -> {
              if (seq == null) {
                reply.send(new Report.Failed("store"));
              } else {
                workers.execute(
                    () -> {
                      String seal = seal(seq);
                      reply.send(new Report.RoundClosed(seal));
                      rounds.close(member, seal).ifPresent(this::printManifest);
                    });
              }
            });
  }

  /** On A4 where there is a printer for it, else on the receipt printer. */
  private void printManifest(HandoverManifest.Round round) {
    if (!slips.print(round)) {
      receipts.print(round);
    }
  }

  /** Position and the head of the chain's hash: enough to hold a paper copy against the journal. */
  private String seal(long seq) {
    return new Journal(store)
        .after(seq - 1, 1).stream()
        .findFirst()
        .map(e -> seq + "-" + e.hash().substring(0, 8))
        .orElse(Long.toString(seq));
  }

  private List<StaffScreen.RoundCell> round() {
    // What lies here for residents is not the courier's to take.
    return cabinet.occupied().stream().filter(cell -> cell.pickup().isEmpty()).map(this::roundCell).toList();
  }

  private StaffScreen.RoundCell roundCell(CellSnapshot cell) {
    String item = cell.state().custody().inside().orElseThrow().ref();
    Optional<FilingView> filing = shelf.filing(item);
    Optional<ServiceItem> service = filing.flatMap(f -> catalogue.item(f.service()));
    Instant since =
        store.read(q -> Custody.chain(q, item)).stream()
            .reduce((first, last) -> last)
            .map(h -> Instant.ofEpochMilli(h.atMs()))
            .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS));
    List<String> papers =
        service
            .map(s -> s.materials().stream().filter(ServiceItem.Material::original).map(ServiceItem.Material::nameZh).toList())
            .orElse(List.of());
    return new StaffScreen.RoundCell(
        cell.place().id().value(),
        filing.map(FilingView::acceptanceNo).orElse(""),
        service.map(ServiceItem::nameZh).orElse(""),
        service.map(ServiceItem::nameEn).orElse(""),
        papers,
        since,
        false);
  }
}
