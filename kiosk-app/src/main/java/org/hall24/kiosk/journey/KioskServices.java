package org.hall24.kiosk.journey;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What journeys ask of the machine. Every call returns at once and does its work elsewhere; answers come through the {@link
 * Reply}, from any thread, any number of them until the one that ends the question. Answers that come too late find nobody and
 * need not be held back. An exception thrown by a call is answered as {@link Report.Failed}.
 *
 * <p>Rules for whoever binds the devices: nothing is repeated by itself; custody, intents and filings are durable before they
 * are reported; what a session left half done (an open door, a printing receipt) goes on being looked after here.
 */
public interface KioskServices {

  /** Where answers go. */
  @FunctionalInterface
  interface Reply {
    void send(Report report);
  }

  /** What a restart found; called once, before the first screen. */
  Resume resume();

  /** The hall as it is; changes are pushed to {@link JourneyRunner#hallChanged}. */
  Hall hall();

  /**
   * Waits for a card: any number of {@link Report.CardSays}, then {@link Report.CardRead} or, for staff, {@link
   * Report.StaffRead}. A card that is not on the staff list is {@code CardSays(NOT_STAFF)} and the waiting goes on, as it does
   * over a pulled cable. The photo is kept for {@link #verifyFace} until {@link #wipe}.
   */
  void readCard(long session, boolean staff, Reply reply);

  /** Stops waiting; nothing is reported any more. */
  void stopReading(long session);

  /**
   * Tells every code that is held before the scanner from now on, until {@link #stopScanning} or {@link #wipe}; what was
   * scanned before is thrown away. A machine without a scanner tells nothing.
   */
  void scan(long session, Consumer<CodeScanned> codes);

  /** No code is told any more. */
  void stopScanning(long session);

  /**
   * Asks the backend for a code to the telephone it holds of this person: {@link Report.PhoneCodeSent} or {@link
   * Report.PhoneCodeNotSent}. The code's name is kept for {@link #checkPhoneCode} until {@link #wipe}.
   */
  void sendPhoneCode(long session, Applicant applicant, Reply reply);

  /**
   * Asks the backend whether this is the code it sent in this session: {@link Report.PhoneCodeRight}, {@link
   * Report.PhoneCodeWrong}, {@link Report.PhoneCodeGone} or {@link Report.PhoneCodeUnchecked}.
   */
  void checkPhoneCode(long session, Pin code, Reply reply);

  /** {@link Report.StaffConfirmed}, {@link Report.PinWrong} or {@link Report.PinLocked}. */
  void checkStaff(long session, String staff, Pin pin, Reply reply);

  /** A member of staff looked at person and document, and said whether they belong together: kept in the journal. */
  void recordSight(String staff, boolean same);

  /** Somebody was asked whether the camera may look, and answered: kept in the journal without saying who. */
  void noteConsent(String answer);

  /**
   * Compares the face before the module with the photo of this session's card: hints, then {@link Report.SamePerson} or {@link
   * Report.NotVerified}. Called only after the person agreed.
   */
  void verifyFace(long session, Duration limit, Reply reply);

  /** Stops looking, and erases what the module knows. */
  void stopFace(long session);

  /**
   * Makes the filing durable and answers {@link Report.Filed} or {@link Report.NotFiled}. The same {@link FilingDraft#id} again
   * answers with the same number and files nothing.
   */
  void commitFiling(long session, FilingDraft draft, Reply reply);

  /**
   * Reserves a cell and opens it: {@link Report.CellChosen}, then {@link Report.DoorOpened} or {@link Report.DoorTrouble};
   * {@link Report.NoCell} when none fits.
   *
   * @param larger a larger cell than the last one of this filing
   * @param seated a cell that somebody who sits can reach; none fits rather than one that is too high
   * @param notThese cells not to take
   */
  void openForDeposit(
      long session, String acceptanceNo, List<String> papers, boolean larger, boolean seated, Set<String> notThese, Reply reply);

  /** Opens the cell this filing holds once more: a new attempt with its own intent. Answers as opening does. */
  void openAgain(long session, String acceptanceNo, String cell, Reply reply);

  /** Answers {@link Report.DoorClosed} when the door is seen closed, or {@link Report.DoorTrouble}. */
  void watchDoor(long session, String cell, Reply reply);

  /**
   * Custody passes from the resident to the cell: {@link Report.DepositRecorded}, or {@link Report.CellEmpty} when a sensor says
   * nothing lies there.
   *
   * @param attended false when nobody known closed the door; custody is then unknown unless a sensor knows
   */
  void commitDeposit(long session, String cell, boolean attended, Reply reply);

  /** The cell does not take these papers, for this reason; it is free again, or out of service. */
  void releaseCell(String acceptanceNo, String cell, String reason);

  /** Nobody at the screen will say more about this door; it is looked after here. */
  void leaveDoor(String cell);

  /** Prints the receipt once: {@link Report.Receipt}. {@code cell} is empty when no papers lie in one. */
  void printReceipt(long session, String acceptanceNo, String cell, String language, Reply reply);

  /**
   * Prints a sheet on A4 once: any number of {@link Report.Sheet} until the one that says how it ended. Nothing is answered
   * where there is no A4 printer.
   */
  void printSheet(long session, Effect.Sheet sheet, String acceptanceNo, String cell, String language, Reply reply);

  /** Takes back what has not begun to print. */
  void cancelPrint(long session);

  /** {@link Report.PinRight} with the cells that wait, {@link Report.PinWrong} or {@link Report.PinLocked}. */
  void checkPin(long session, String staff, Pin pin, Reply reply);

  /** Opens a cell for a courier; answers as opening does. */
  void openForCourier(long session, String staff, String cell, Reply reply);

  /** Custody passes from the cell to the courier: {@link Report.CustodyPassed}. */
  void commitCustody(long session, String staff, String cell, String acceptanceNo, Reply reply);

  /** A courier misses a paper; custody stays where it is and the back office is told. */
  void reportMissing(String staff, String cell, String acceptanceNo);

  /** Closes the round in the journal: {@link Report.RoundClosed}. */
  void closeRound(long session, String staff, Reply reply);

  /**
   * Whether this opens a cell: {@link Report.CodeRight}, {@link Report.CodeNeedsSecond}, {@link Report.CodeWrong}, {@link
   * Report.CodeTooSoon} or {@link Report.CodeSpent}. What is right lets this session open that cell until it is wiped.
   */
  void checkCode(long session, PickUp pick, Reply reply);

  /** {@link Report.PapersFound}: what lies here for the holder of this card, who was proven by a second way. */
  void findPapers(long session, String number, Reply reply);

  /** Opens a cell this session may open; answers as opening does. */
  void openToCollect(long session, String cell, Reply reply);

  /** Custody passes from the cell to the person: {@link Report.PapersTaken} or {@link Report.StillInside}. */
  void commitCollection(long session, String cell, Reply reply);

  /** Prints what was collected: {@link Report.Receipt}. */
  void printCollected(long session, String cell, String language, Reply reply);

  /**
   * {@link Report.CaseKnown} or {@link Report.CaseNot}; after the former {@link Report.CaseTold}, as soon as the office answered
   * or did not. What the office granted is kept for {@link #printCertificate} until {@link #wipe}.
   *
   * @param open whether the person has shown to be entitled: else neither result, reason nor documents are told
   */
  void findCase(long session, String acceptanceNo, boolean open, Reply reply);

  /** {@link Report.CasesFound}: the filings made here with this identity number. */
  void findCases(String number, Reply reply);

  /**
   * Prints the certificate that {@link #findCase} saw granted, on A4 where there is a printer for it, else as a receipt: any number
   * of {@link Report.CertificateNote}.
   *
   * @param holder the person of the card, whose filing it must be
   */
  void printCertificate(long session, String acceptanceNo, Applicant holder, String language, Reply reply);

  /** {@link Report.ResultsExpected}. */
  void listResults(Reply reply);

  /** {@link Report.ResultKnown} or {@link Report.ResultNot}. */
  void checkResult(String number, Reply reply);

  /** Reserves a cell for a result and opens it; answers as opening does. */
  void openForResult(String staff, String acceptanceNo, StaffScreen.ResultNeed need, Set<String> notThese, Reply reply);

  /** Custody passes from the courier to the cell: {@link Report.ResultRecorded}. */
  void commitResult(String staff, String cell, Reply reply);

  /** {@link Report.HealthSeen}. */
  void lookAtHealth(Reply reply);

  /** {@link Report.CellsSeen}. */
  void lookAtCells(Reply reply);

  /** Any number of {@link Report.DoorOpened}, then {@link Report.KeepDone}. */
  void keep(String staff, String second, StaffScreen.KeepAct act, String cell, Reply reply);

  /** {@link Report.StockTaken}. */
  void closeStock(String staff, int agreed, int different, int skipped, Reply reply);

  /** Overwrites and forgets the card, photo, form and spool of the session. Must not fail. */
  void wipe(long session);
}
