package org.hall24.kiosk.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hall24.kiosk.catalogue.Conditions;

/** A hall without devices: notes what it is asked, and answers what the test says. */
final class RecordedServices implements KioskServices {
  boolean failing;
  private final List<String> calls = new ArrayList<>();
  private final List<FilingDraft> drafts = new ArrayList<>();
  private Optional<Report> atOnce = Optional.empty();
  private Reply reply = report -> {};
  private Consumer<CodeScanned> codes = code -> {};

  List<String> calls() {
    return calls;
  }

  void answer(Report report) {
    reply.send(report);
  }

  /** Something is held before the scanner, as whoever scanned last hears it. */
  void scanned(CodeScanned code) {
    codes.accept(code);
  }

  void answerAtOnce(Report report) {
    atOnce = Optional.of(report);
  }

  Reply lastReply() {
    return reply;
  }

  /** The filing is in the outbox, sealed; nobody holds it any more. */
  void forgetDrafts() {
    drafts.clear();
  }

  private void asked(String call, Reply to) {
    calls.add(call);
    reply = to;
    if (failing) {
      throw new IllegalStateException("the device is on fire");
    }
    atOnce.ifPresent(to::send);
    atOnce = Optional.empty();
  }

  @Override
  public Resume resume() {
    return Resume.quiet();
  }

  @Override
  public Hall hall() {
    return Walk.hall(Conditions.allReady(17, 24));
  }

  @Override
  public void readCard(long session, boolean staff, Reply to) {
    asked("readCard " + session, to);
  }

  @Override
  public void stopReading(long session) {
    calls.add("stopReading " + session);
  }

  @Override
  public void scan(long session, Consumer<CodeScanned> to) {
    calls.add("scan " + session);
    codes = to;
  }

  @Override
  public void stopScanning(long session) {
    calls.add("stopScanning " + session);
  }

  @Override
  public void sendPhoneCode(long session, Applicant applicant, Reply to) {
    asked("sendPhoneCode " + session, to);
  }

  @Override
  public void checkPhoneCode(long session, Pin code, Reply to) {
    asked("checkPhoneCode " + session, to);
  }

  @Override
  public void checkStaff(long session, String staff, Pin pin, Reply to) {
    asked("checkStaff " + staff, to);
  }

  @Override
  public void recordSight(String staff, boolean same) {
    calls.add("recordSight " + staff + " " + same);
  }

  @Override
  public void noteConsent(String answer) {
    calls.add("noteConsent " + answer);
  }

  @Override
  public void verifyFace(long session, Duration limit, Reply to) {
    asked("verifyFace " + session, to);
  }

  @Override
  public void stopFace(long session) {
    calls.add("stopFace " + session);
  }

  @Override
  public void commitFiling(long session, FilingDraft draft, Reply to) {
    drafts.add(draft);
    asked("commitFiling " + session, to);
  }

  @Override
  public void openForDeposit(
      long session, String acceptanceNo, List<String> papers, boolean larger, boolean seated, Set<String> notThese, Reply to) {
    asked("openForDeposit " + session, to);
  }

  @Override
  public void openAgain(long session, String acceptanceNo, String cell, Reply to) {
    asked("openAgain " + cell, to);
  }

  @Override
  public void watchDoor(long session, String cell, Reply to) {
    asked("watchDoor " + cell, to);
  }

  @Override
  public void commitDeposit(long session, String cell, boolean attended, Reply to) {
    asked("commitDeposit " + cell, to);
  }

  @Override
  public void releaseCell(String acceptanceNo, String cell, String reason) {
    calls.add("releaseCell " + cell);
  }

  @Override
  public void leaveDoor(String cell) {
    calls.add("leaveDoor " + cell);
  }

  @Override
  public void printReceipt(long session, String acceptanceNo, String cell, String language, Reply to) {
    asked("printReceipt " + cell, to);
  }

  @Override
  public void printSheet(long session, Effect.Sheet sheet, String acceptanceNo, String cell, String language, Reply to) {
    // Beside the receipt, which is what a test answers.
    calls.add("printSheet " + session + " " + sheet);
  }

  @Override
  public void cancelPrint(long session) {
    calls.add("cancelPrint " + session);
  }

  @Override
  public void checkPin(long session, String staff, Pin pin, Reply to) {
    asked("checkPin " + staff, to);
  }

  @Override
  public void openForCourier(long session, String staff, String cell, Reply to) {
    asked("openForCourier " + cell, to);
  }

  @Override
  public void commitCustody(long session, String staff, String cell, String acceptanceNo, Reply to) {
    asked("commitCustody " + cell, to);
  }

  @Override
  public void reportMissing(String staff, String cell, String acceptanceNo) {
    calls.add("reportMissing " + cell);
  }

  @Override
  public void closeRound(long session, String staff, Reply to) {
    asked("closeRound " + staff, to);
  }

  @Override
  public void checkCode(long session, PickUp pick, Reply to) {
    asked("checkCode " + session, to);
  }

  @Override
  public void findPapers(long session, String number, Reply to) {
    asked("findPapers " + session, to);
  }

  @Override
  public void openToCollect(long session, String cell, Reply to) {
    asked("openToCollect " + cell, to);
  }

  @Override
  public void commitCollection(long session, String cell, Reply to) {
    asked("commitCollection " + cell, to);
  }

  @Override
  public void printCollected(long session, String cell, String language, Reply to) {
    asked("printCollected " + cell, to);
  }

  @Override
  public void findCase(long session, String acceptanceNo, boolean open, Reply to) {
    asked("findCase " + acceptanceNo + " " + open, to);
  }

  @Override
  public void findCases(String number, Reply to) {
    asked("findCases", to);
  }

  @Override
  public void printCertificate(long session, String acceptanceNo, Applicant holder, String language, Reply to) {
    asked("printCertificate " + acceptanceNo + " " + language, to);
  }

  @Override
  public void listResults(Reply to) {
    asked("listResults", to);
  }

  @Override
  public void checkResult(String number, Reply to) {
    asked("checkResult " + number, to);
  }

  @Override
  public void openForResult(String staff, String acceptanceNo, StaffScreen.ResultNeed need, Set<String> notThese, Reply to) {
    asked("openForResult " + acceptanceNo, to);
  }

  @Override
  public void commitResult(String staff, String cell, Reply to) {
    asked("commitResult " + cell, to);
  }

  @Override
  public void lookAtHealth(Reply to) {
    asked("lookAtHealth", to);
  }

  @Override
  public void lookAtCells(Reply to) {
    asked("lookAtCells", to);
  }

  @Override
  public void closeStock(String staff, int agreed, int different, int skipped, Reply to) {
    asked("closeStock " + agreed + " " + different + " " + skipped, to);
  }

  @Override
  public void keep(String staff, String second, StaffScreen.KeepAct act, String cell, Reply to) {
    asked("keep " + act + " " + cell, to);
  }

  @Override
  public void wipe(long session) {
    calls.add("wipe " + session);
    drafts.clear();
  }
}
