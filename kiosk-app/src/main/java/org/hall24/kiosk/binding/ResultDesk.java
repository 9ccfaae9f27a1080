package org.hall24.kiosk.binding;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.journey.KioskServices.Reply;
import org.hall24.kiosk.journey.Report;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.CellSize;
import org.hall24.locker.cell.Item;
import org.hall24.locker.cell.OpenRequest;
import org.hall24.locker.cell.Purpose;
import org.hall24.locker.cell.Transition;
import org.hall24.locker.pickup.PickupDesk;
import org.hall24.queue.Store;
import org.hall24.queue.delivery.Standing;
import org.hall24.queue.journal.Custody;
import org.hall24.queue.outbox.AcceptanceNumber;
import org.hall24.queue.outbox.FilingView;

/**
 * Takes results in from couriers. When the door is closed the papers are the hall's, a code for them exists, and the message
 * that brings it to its person waits in the outbox: all three in one step.
 */
final class ResultDesk {
  private static final int MOST_LISTED = 20;
  private static final int MOST_SHOWN = 4;
  /** So long a courier may wait for a list. */
  private static final Duration ASKING = Duration.ofSeconds(2);

  private final Cabinet cabinet;
  private final CabinetDesk doors;
  private final PickupDesk codes;
  private final CodesToTell told;
  private final Addressees addressees;
  private final PaperBook papers;
  private final Store store;
  private final Optional<Decisions> decisions;
  private final Duration keep;
  private final ZoneId zone;
  private final Map<String, Putting> putting = new ConcurrentHashMap<>();

  /** A result on its way into a cell. */
  private record Putting(Item item, Optional<ServiceItem> service, Optional<Addressees.Addressee> addressee, String phone) {
    @Override
    public String toString() {
      return "Putting[" + item.ref() + "]";
    }
  }

  /**
   * @param decisions what the office decided, where there is one to ask
   * @param keep how long a result lies before it is overdue
   */
  ResultDesk(
      Cabinet cabinet, CabinetDesk doors, PickupDesk codes, CodesToTell told, Addressees addressees, PaperBook papers, Store store,
      Optional<Decisions> decisions, Duration keep, ZoneId zone) {
    this.cabinet = cabinet;
    this.doors = doors;
    this.codes = codes;
    this.told = told;
    this.addressees = addressees;
    this.papers = papers;
    this.store = store;
    this.decisions = decisions;
    this.keep = keep;
    this.zone = zone;
  }

  /**
   * Filings made here whose result comes to a cell, arrived at the back office, and has not come yet: what the office decided
   * first, under the name it gave.
   */
  void list(Reply reply) {
    doors.work(
        reply,
        () -> {
          List<Addressees.Addressee> waiting =
              addressees.newest(MOST_LISTED).stream()
                  .filter(a -> papers.filing(a.key()).filter(f -> f.state().equals("delivered")).isPresent())
                  .filter(a -> store.read(q -> Custody.chain(q, Addressees.item(a.acceptanceNo(), a.key()).ref())).isEmpty())
                  .toList();
          List<String> keys = waiting.stream().map(Addressees.Addressee::key).toList();
          Map<String, Standing> told = decisions.isPresent() ? decisions.get().about(keys, ASKING) : Map.of();
          reply.send(
              new Report.ResultsExpected(
                  Decisions.expected(waiting, Addressees.Addressee::key, told).stream().limit(MOST_SHOWN).map(this::facts).toList()));
        });
  }

  private StaffScreen.ResultFacts facts(Decisions.Expected<Addressees.Addressee> expected) {
    StaffScreen.ResultFacts known = facts(expected.value().acceptanceNo(), papers.service(expected.value().service()), true, "");
    return expected.paper().isEmpty()
        ? known
        : new StaffScreen.ResultFacts(known.acceptanceNo(), known.serviceZh(), known.serviceEn(), expected.paper(), true, "");
  }

  void check(String number, Reply reply) {
    doors.work(reply, () -> reply.send(checked(number)));
  }

  private Report checked(String number) {
    Optional<FilingView> filing = papers.filing(number);
    String shown = filing.map(FilingView::acceptanceNo).orElseGet(() -> PaperBook.grouped(number.replace(" ", "")));
    if (filing.isEmpty() && !AcceptanceNumber.plausible(shown)) {
      return new Report.ResultNot("not-a-number");
    }
    Item item = item(shown, filing);
    String where = cabinet.where(item).map(CellId::value).orElse("");
    boolean known = filing.flatMap(f -> addressees.get(f.key())).isPresent();
    return new Report.ResultKnown(facts(shown, filing.flatMap(f -> papers.service(f.service())), known, where));
  }

  private static Item item(String acceptanceNo, Optional<FilingView> filing) {
    return Addressees.item(acceptanceNo, filing.map(FilingView::key).orElse(""));
  }

  private static StaffScreen.ResultFacts facts(String number, Optional<ServiceItem> service, boolean known, String where) {
    return new StaffScreen.ResultFacts(
        number, service.map(ServiceItem::nameZh).orElse(""), service.map(ServiceItem::nameEn).orElse(""),
        service.map(ServiceItem::result).orElse(""), known, where);
  }

  void open(String staff, String acceptanceNo, StaffScreen.ResultNeed need, Set<String> notThese, Reply reply) {
    doors.work(
        reply,
        () -> {
          Optional<FilingView> filing = papers.filing(acceptanceNo);
          Item item = item(acceptanceNo, filing);
          Optional<CellId> cell = doors.reserve(item, CellSize.valueOf(need.size().name()), need.seated(), notThese);
          if (cell.isEmpty()) {
            String stopped = cabinet.depositsStopped();
            reply.send(stopped.isEmpty() ? new Report.NoCell() : new Report.DoorTrouble("", stopped));
            return;
          }
          putting.put(
              cell.get().value(),
              new Putting(item, filing.flatMap(f -> papers.service(f.service())), filing.flatMap(f -> addressees.get(f.key())), need.phone()));
          reply.send(new Report.CellChosen(cell.get().value()));
          doors.open(new OpenRequest(cell.get(), Purpose.DEPOSIT, staff, "pin", Optional.of(item)), reply);
        });
  }

  void commit(String staff, String cell, Reply reply) {
    doors.work(reply, () -> reply.send(committed(staff, new CellId(cell))));
  }

  private Report committed(String staff, CellId cell) {
    Putting result = putting.get(cell.value());
    if (result == null) {
      return new Report.Failed("nothing-to-confirm");
    }
    List<String> seconds =
        result.addressee().map(Addressees.Addressee::seconds).orElseGet(() -> codes.seconds(result.item(), List.of(result.phone())));
    PickupDesk.Made made = codes.makeFor(PaperBook.kindOf(result.service()), seconds, keep);
    told.expect(made);
    return switch (cabinet.confirm(cell, true, staff, Optional.of(made.pickup()))) {
      case Transition.Moved _ -> {
        putting.remove(cell.value());
        Instant until = made.pickup().keepUntil();
        yield new Report.ResultRecorded(cell.value(), LocalDate.ofInstant(until, zone));
      }
      case Transition.Refused(String reason) when reason.equals("sensor-contradicts") -> {
        told.forget(made);
        cabinet.confirm(cell, false, staff);
        yield new Report.CellEmpty(cell.value());
      }
      case Transition.Refused(String reason) -> {
        told.forget(made);
        yield new Report.Failed(reason);
      }
    };
  }
}
