package org.hall24.kiosk.binding;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hall24.kiosk.journey.Applicant;
import org.hall24.kiosk.journey.CodeScanned;
import org.hall24.kiosk.journey.Effect;
import org.hall24.kiosk.journey.FilingDraft;
import org.hall24.kiosk.journey.Hall;
import org.hall24.kiosk.journey.KioskServices;
import org.hall24.kiosk.journey.PickUp;
import org.hall24.kiosk.journey.Pin;
import org.hall24.kiosk.journey.Resume;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.Operation;
import org.hall24.locker.cell.Purpose;

/** Answers what journeys ask, each wish at the desk it belongs to. */
public final class Desk implements KioskServices {
  private final CardDesk cards;
  private final ScanDesk scans;
  private final PhoneCodeDesk phoneCodes;
  private final FaceDesk faces;
  private final FilingDesk filings;
  private final CabinetDesk doors;
  private final CollectDesk collecting;
  private final ResultDesk results;
  private final CaseDesk following;
  private final KeepDesk keeping;
  private final HealthDesk health;
  private final ReceiptDesk receipts;
  private final SlipDesk slips;
  private final RoundDesk rounds;
  private final CaseBook cases;
  private final HallWatch hall;
  private final List<Cabinet.Resumed> resumed;

  Desk(
      CardDesk cards,
      ScanDesk scans,
      PhoneCodeDesk phoneCodes,
      FaceDesk faces,
      FilingDesk filings,
      CabinetDesk doors,
      CollectDesk collecting,
      ResultDesk results,
      CaseDesk following,
      KeepDesk keeping,
      HealthDesk health,
      ReceiptDesk receipts,
      SlipDesk slips,
      RoundDesk rounds,
      CaseBook cases,
      HallWatch hall,
      List<Cabinet.Resumed> resumed) {
    this.cards = cards;
    this.scans = scans;
    this.phoneCodes = phoneCodes;
    this.faces = faces;
    this.filings = filings;
    this.doors = doors;
    this.collecting = collecting;
    this.results = results;
    this.following = following;
    this.keeping = keeping;
    this.health = health;
    this.receipts = receipts;
    this.slips = slips;
    this.rounds = rounds;
    this.cases = cases;
    this.hall = hall;
    this.resumed = List.copyOf(resumed);
  }

  @Override
  public Resume resume() {
    Optional<String> open =
        resumed.stream()
            .filter(r -> r.state().operation() instanceof Operation.DoorOpen(String _, Purpose purpose) && purpose == Purpose.DEPOSIT)
            .map(r -> r.cell().value())
            .findFirst();
    return new Resume(open);
  }

  @Override
  public Hall hall() {
    return hall.now();
  }

  @Override
  public void readCard(long session, boolean forStaff, Reply reply) {
    cards.read(session, forStaff, reply);
  }

  @Override
  public void stopReading(long session) {
    cards.stop(session);
  }

  @Override
  public void scan(long session, Consumer<CodeScanned> codes) {
    scans.take(session, codes);
  }

  @Override
  public void stopScanning(long session) {
    scans.stop(session);
  }

  @Override
  public void sendPhoneCode(long session, Applicant applicant, Reply reply) {
    phoneCodes.send(session, applicant, reply);
  }

  @Override
  public void checkPhoneCode(long session, Pin code, Reply reply) {
    phoneCodes.check(session, code, reply);
  }

  @Override
  public void checkStaff(long session, String member, Pin pin, Reply reply) {
    rounds.checkStaff(member, pin, reply);
  }

  @Override
  public void recordSight(String member, boolean same) {
    rounds.recordSight(member, same);
  }

  @Override
  public void noteConsent(String answer) {
    faces.noteConsent(answer);
  }

  @Override
  public void verifyFace(long session, Duration limit, Reply reply) {
    faces.verify(session, cards.number(session), cards.photo(session), limit, reply);
  }

  @Override
  public void stopFace(long session) {
    faces.stop(session);
  }

  @Override
  public void commitFiling(long session, FilingDraft draft, Reply reply) {
    filings.commit(session, draft, reply);
  }

  @Override
  public void openForDeposit(
      long session, String acceptanceNo, List<String> papers, boolean larger, boolean seated, Set<String> notThese, Reply reply) {
    doors.openForDeposit(acceptanceNo, larger, seated, notThese, reply);
  }

  @Override
  public void openAgain(long session, String acceptanceNo, String cell, Reply reply) {
    doors.openAgain(acceptanceNo, cell, reply);
  }

  @Override
  public void watchDoor(long session, String cell, Reply reply) {
    doors.watch(cell, reply);
  }

  @Override
  public void commitDeposit(long session, String cell, boolean attended, Reply reply) {
    doors.commitDeposit(cell, attended, reply);
  }

  @Override
  public void releaseCell(String acceptanceNo, String cell, String reason) {
    doors.release(cell);
  }

  @Override
  public void leaveDoor(String cell) {
    doors.leave(cell);
  }

  @Override
  public void printReceipt(long session, String acceptanceNo, String cell, String language, Reply reply) {
    receipts.print(session, acceptanceNo, cell, language, reply);
  }

  @Override
  public void printSheet(long session, Effect.Sheet sheet, String acceptanceNo, String cell, String language, Reply reply) {
    slips.print(sheet, acceptanceNo, cell, language, reply);
  }

  @Override
  public void cancelPrint(long session) {
    receipts.cancel(session);
  }

  @Override
  public void checkPin(long session, String member, Pin pin, Reply reply) {
    rounds.checkPin(member, pin, reply);
  }

  @Override
  public void openForCourier(long session, String member, String cell, Reply reply) {
    doors.openForCourier(member, cell, reply);
  }

  @Override
  public void commitCustody(long session, String member, String cell, String acceptanceNo, Reply reply) {
    rounds.commit(member, cell, reply);
  }

  @Override
  public void reportMissing(String member, String cell, String acceptanceNo) {
    rounds.missing(member, cell, acceptanceNo);
  }

  @Override
  public void closeRound(long session, String member, Reply reply) {
    rounds.close(member, reply);
  }

  @Override
  public void checkCode(long session, PickUp pick, Reply reply) {
    collecting.check(session, pick, reply);
  }

  @Override
  public void findPapers(long session, String number, Reply reply) {
    collecting.find(session, number, reply);
  }

  @Override
  public void openToCollect(long session, String cell, Reply reply) {
    collecting.open(session, cell, reply);
  }

  @Override
  public void commitCollection(long session, String cell, Reply reply) {
    collecting.commit(session, cell, reply);
  }

  @Override
  public void printCollected(long session, String cell, String language, Reply reply) {
    collecting.print(session, cell, language, reply);
  }

  @Override
  public void findCase(long session, String acceptanceNo, boolean open, Reply reply) {
    following.find(session, acceptanceNo, open, reply);
  }

  @Override
  public void findCases(String number, Reply reply) {
    following.findAll(number, reply);
  }

  @Override
  public void printCertificate(long session, String acceptanceNo, Applicant holder, String language, Reply reply) {
    following.print(session, acceptanceNo, holder, language, reply);
  }

  @Override
  public void listResults(Reply reply) {
    results.list(reply);
  }

  @Override
  public void checkResult(String number, Reply reply) {
    results.check(number, reply);
  }

  @Override
  public void openForResult(String member, String acceptanceNo, StaffScreen.ResultNeed need, Set<String> notThese, Reply reply) {
    results.open(member, acceptanceNo, need, notThese, reply);
  }

  @Override
  public void commitResult(String member, String cell, Reply reply) {
    results.commit(member, cell, reply);
  }

  @Override
  public void lookAtHealth(Reply reply) {
    health.look(reply);
  }

  @Override
  public void lookAtCells(Reply reply) {
    keeping.look(reply);
  }

  @Override
  public void closeStock(String member, int agreed, int different, int skipped, Reply reply) {
    keeping.closeStock(member, agreed, different, skipped, reply);
  }

  @Override
  public void keep(String member, String second, StaffScreen.KeepAct act, String cell, Reply reply) {
    keeping.keep(member, second, act, cell, reply);
  }

  @Override
  public void wipe(long session) {
    collecting.wipe(session);
    following.wipe(session);
    cards.wipe(session);
    scans.stop(session);
    phoneCodes.wipe(session);
    faces.stop(session);
    cases.wipe(session);
    receipts.wipe(session);
    slips.endSession();
  }
}
