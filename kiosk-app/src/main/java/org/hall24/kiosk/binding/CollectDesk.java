package org.hall24.kiosk.binding;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hall24.kiosk.document.CollectionReceipt;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.journey.CollectScreen;
import org.hall24.kiosk.journey.KioskServices.Reply;
import org.hall24.kiosk.journey.PickUp;
import org.hall24.kiosk.journey.Report;
import org.hall24.kiosk.journey.Screen;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.CellSnapshot;
import org.hall24.locker.cell.Item;
import org.hall24.locker.cell.OpenOutcome;
import org.hall24.locker.cell.OpenRequest;
import org.hall24.locker.cell.Pickup;
import org.hall24.locker.cell.Purpose;
import org.hall24.locker.cell.Transition;
import org.hall24.locker.pickup.CodeCheck;
import org.hall24.locker.pickup.PickupCode;
import org.hall24.locker.pickup.PickupDesk;
import org.hall24.locker.pickup.SpentCodes;
import org.hall24.receipt.Receipt;

/**
 * Gives papers out of cells. A session may open the cells it has proven its right to, and no other; the proof ends with the
 * session.
 */
final class CollectDesk {
  /** Who takes papers over, as the chain of custody names it. */
  static final String RESIDENT = "resident";

  private final Cabinet cabinet;
  private final PickupDesk codes;
  private final PaperBook papers;
  private final CabinetDesk doors;
  private final ReceiptDesk receipts;
  private final Papers words;
  private final Clock clock;
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();

  /** What a session has proven. */
  private record Grant(
      long session, CellId cell, Item item, String authority, boolean again, Optional<Pickup> pickup, CollectScreen.Found found) {}

  CollectDesk(
      Cabinet cabinet, PickupDesk codes, PaperBook papers, CabinetDesk doors, ReceiptDesk receipts, Papers words, Clock clock) {
    this.cabinet = cabinet;
    this.codes = codes;
    this.papers = papers;
    this.doors = doors;
    this.receipts = receipts;
    this.words = words;
    this.clock = clock;
  }

  void check(long session, PickUp pick, Reply reply) {
    doors.work(reply, () -> reply.send(checked(session, pick)));
  }

  private Report checked(long session, PickUp pick) {
    Optional<PickupCode> code = PickupCode.typed(pick.digits());
    if (code.isEmpty()) {
      return new Report.CodeWrong(0);
    }
    Optional<String> second = pick.second().isEmpty() ? Optional.empty() : Optional.of(pick.second());
    return switch (codes.check(code.get(), second)) {
      case CodeCheck.Right(CellId cell, Item item, String authority) ->
          new Report.CodeRight(grant(session, cell, item, second.isPresent() ? authority + "+second" : authority, false));
      case CodeCheck.Again(CellId cell, Item item, String authority) -> new Report.CodeRight(grant(session, cell, item, authority, true));
      case CodeCheck.SecondNeeded _ -> new Report.CodeNeedsSecond();
      case CodeCheck.Wrong(Duration delay) -> new Report.CodeWrong(seconds(delay));
      case CodeCheck.TooSoon(Duration delay) -> new Report.CodeTooSoon(seconds(delay));
      case CodeCheck.Spent(SpentCodes.Why why) -> new Report.CodeSpent(CollectScreen.PickUpSay.valueOf(why.name()));
    };
  }

  private static int seconds(Duration delay) {
    return (int) ((delay.toMillis() + 999) / 1000);
  }

  /** The holder of the card was compared with its photo before this is asked. */
  void find(long session, String number, Reply reply) {
    doors.work(
        reply,
        () ->
            reply.send(
                new Report.PapersFound(
                    codes.byCard(number).stream().map(right -> grant(session, right.cell(), right.item(), "card+face", false)).toList())));
  }

  private CollectScreen.Found grant(long session, CellId cell, Item item, String authority, boolean again) {
    Optional<CellSnapshot> at = cabinet.cell(cell);
    PaperBook.About about = papers.about(item);
    List<String> names = again ? result(about) : at.map(papers::papers).orElse(List.of());
    boolean overdue = at.filter(c -> c.overdue(clock.instant())).isPresent();
    CollectScreen.Found found =
        new CollectScreen.Found(cell.value(), about.acceptanceNo(), about.serviceZh(), about.serviceEn(), names, overdue, again);
    grants.put(cell.value(), new Grant(session, cell, item, authority, again, at.flatMap(CellSnapshot::pickup), found));
    return found;
  }

  private static List<String> result(PaperBook.About about) {
    return about.result().isEmpty() ? List.of() : List.of(about.result());
  }

  private Optional<Grant> granted(long session, String cell) {
    return Optional.ofNullable(grants.get(cell)).filter(g -> g.session() == session);
  }

  void open(long session, String cell, Reply reply) {
    Optional<Grant> grant = granted(session, cell);
    if (grant.isEmpty()) {
      reply.send(new Report.DoorTrouble(cell, "rejected"));
      return;
    }
    doors.work(
        reply,
        () -> {
          Grant g = grant.get();
          OpenOutcome outcome =
              g.again()
                  ? cabinet.reopen(g.cell(), RESIDENT, g.authority(), PickupDesk.GRACE)
                  : cabinet.open(new OpenRequest(g.cell(), Purpose.COLLECT, RESIDENT, g.authority(), Optional.of(g.item())));
          reply.send(told(cell, outcome));
        });
  }

  private static Report told(String cell, OpenOutcome outcome) {
    if (outcome.open()) {
      return new Report.DoorOpened(cell);
    }
    String note = outcome.attempt().evidence().note();
    return new Report.DoorTrouble(cell, note.equals("reopen-window") ? note : outcome.word());
  }

  void commit(long session, String cell, Reply reply) {
    Optional<Grant> grant = granted(session, cell);
    if (grant.isEmpty()) {
      reply.send(new Report.Failed("rejected"));
      return;
    }
    doors.work(reply, () -> reply.send(committed(grant.get())));
  }

  private Report committed(Grant grant) {
    CellId cell = grant.cell();
    return switch (cabinet.confirm(cell, false, RESIDENT)) {
      case Transition.Moved _ -> {
        grant.pickup().ifPresent(pickup -> codes.spend(pickup, SpentCodes.Why.COLLECTED));
        // Whoever forgot something opens the same cell once more, for a little while.
        grants.put(
            cell.value(),
            new Grant(grant.session(), cell, grant.item(), grant.authority(), true, Optional.empty(), grant.found()));
        yield new Report.PapersTaken(cell.value());
      }
      case Transition.Refused(String reason) when reason.equals("sensor-contradicts") -> {
        cabinet.confirm(cell, true, RESIDENT);
        yield new Report.StillInside(cell.value());
      }
      case Transition.Refused(String reason) -> new Report.Failed(reason);
    };
  }

  void print(long session, String cell, String language, Reply reply) {
    Optional<Grant> grant = granted(session, cell);
    if (grant.isEmpty()) {
      reply.send(new Report.Receipt(Screen.ReceiptNote.NOT_PRINTED));
      return;
    }
    receipts.print(session, () -> receipt(grant.get().found(), language), reply);
  }

  private Receipt receipt(CollectScreen.Found found, String language) {
    return CollectionReceipt.of(
        new CollectionReceipt.Taken(
            found.acceptanceNo(), found.serviceZh(), found.serviceEn(), found.papers(), found.cell(), words.here(clock.instant()), words.site()),
        PaperLanguage.ofTag(language).orElse(PaperLanguage.ZH));
  }

  /** The person is gone, and the right to open anything with them. */
  void wipe(long session) {
    grants.values().removeIf(g -> g.session() <= session);
  }
}
