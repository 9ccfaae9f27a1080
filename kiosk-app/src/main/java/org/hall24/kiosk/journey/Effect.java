package org.hall24.kiosk.journey;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a journey wants done. Values: deciding is separate from doing. Those with a ticket are answered by reports. */
public sealed interface Effect {

  /** An effect that is answered. */
  sealed interface Asking extends Effect {
    Ticket ticket();
  }

  /** Wait for a card and read it; news and result by report. {@code staff}: it must belong to the staff list. */
  record ReadCard(Ticket ticket, boolean staff) implements Asking {}

  /** The card is not wanted any more. */
  record StopReading(long session) implements Effect {}

  /** Take codes from the scanner; they come as {@link Event.Scanned}. A machine without a scanner simply hears none. */
  record Scan(long session) implements Effect {}

  /** No code is wanted any more. */
  record StopScanning(long session) implements Effect {}

  /** Ask the backend for a code to the telephone that it holds of this person. */
  record SendPhoneCode(Ticket ticket, Applicant applicant) implements Asking {}

  /** Is this the code that was sent in this session? */
  record CheckPhoneCode(Ticket ticket, Pin code) implements Asking {}

  /** Is this the PIN of that member of staff, who was called to look at a person? */
  record CheckStaff(Ticket ticket, String staff, Pin pin) implements Asking {}

  /** A member of staff looked at person and document. */
  record RecordSight(String staff, boolean same) implements Effect {}

  /** Somebody was asked whether the camera may look, and answered, in the words of {@link Consent#answer}. Not said: who. */
  record NoteConsent(String answer) implements Effect {}

  /** Compare the face before the module with the photo of the card read in this session, for at most this long. */
  record VerifyFace(Ticket ticket, Duration limit) implements Asking {}

  /** Stop looking at once and forget what was seen. */
  record StopFace(long session) implements Effect {}

  /** Make the filing durable. The network has no part in it. */
  record CommitFiling(Ticket ticket, FilingDraft draft) implements Asking {}

  /**
   * Reserve a cell for the papers of a committed filing and open it.
   *
   * @param larger larger than the last one of this filing
   * @param seated within the reach of somebody who sits
   * @param notThese cells that were tried already
   */
  record ReserveAndOpenCell(
      Ticket ticket, String acceptanceNo, List<String> papers, boolean larger, boolean seated, Set<String> notThese)
      implements Asking {
    public ReserveAndOpenCell {
      papers = List.copyOf(papers);
      notThese = Set.copyOf(notThese);
    }
  }

  /** Open the cell reserved for this filing once more. */
  record OpenAgain(Ticket ticket, String acceptanceNo, String cell) implements Asking {}

  /** Tell when the door closes. */
  record WatchDoor(Ticket ticket, String cell) implements Asking {}

  /**
   * The door of a deposit is closed: let custody pass to the cell.
   *
   * @param attended false when nobody known stood before the closing door; then custody is unknown unless a sensor knows
   */
  record CommitDeposit(Ticket ticket, String cell, boolean attended) implements Asking {}

  /** The cell will not take these papers; {@code reason} is the result word that says why. */
  record ReleaseCell(String acceptanceNo, String cell, String reason) implements Effect {}

  /** Nobody here will say anything more about this door; whoever keeps the cabinet looks after it. */
  record LeaveDoor(String cell) implements Effect {}

  /** Print the receipt of a filing; {@code cell} is empty when no papers lie in one. */
  record PrintReceipt(Ticket ticket, String acceptanceNo, Optional<String> cell, String language) implements Asking {}

  /** Print a sheet about a filing on A4, where there is a printer for it; {@code cell} is empty when no papers lie in one. */
  record PrintSheet(Ticket ticket, Sheet sheet, String acceptanceNo, Optional<String> cell, String language) implements Asking {}

  /** What is printed on A4 for a resident. */
  enum Sheet {
    /** The acceptance. */
    SLIP,
    /** The form as it was filled in. */
    FORM
  }

  /** Do not print what has not begun to print. */
  record CancelPrint(long session) implements Effect {}

  /** Is this the PIN of that member of staff? */
  record CheckPin(Ticket ticket, String staff, Pin pin) implements Asking {}

  /** Open a cell of the round for a courier whose PIN was right. */
  record OpenCellForCourier(Ticket ticket, String staff, String cell) implements Asking {}

  /** The courier has every paper of this cell in hand: let custody pass. */
  record CommitCustody(Ticket ticket, String staff, String cell, String acceptanceNo) implements Asking {}

  /** The courier misses a paper of this cell: custody stays, and somebody must look. */
  record ReportMissing(String staff, String cell, String acceptanceNo) implements Effect {}

  /** Close the round in the journal. */
  record CloseRound(Ticket ticket, String staff) implements Asking {}

  /** Look whether this opens a cell. */
  record CheckCode(Ticket ticket, PickUp pick) implements Asking {}

  /** Find what lies here for the person of the card read in this session, who was also proven by a second way. */
  record FindPapers(Ticket ticket, String number) implements Asking {

    /** Without the number. */
    @Override
    public String toString() {
      return "FindPapers[" + ticket + "]";
    }
  }

  /** Open a cell this session may open. */
  record OpenToCollect(Ticket ticket, String cell) implements Asking {}

  /** The door is closed again: let custody pass to the person. */
  record CommitCollection(Ticket ticket, String cell) implements Asking {}

  /** Print what was collected. */
  record PrintCollected(Ticket ticket, String cell, String language) implements Asking {}

  /**
   * Find a filing and ask the office about it.
   *
   * @param open whether it was shown to be the person's own: else what was decided is not told
   */
  record FindCase(Ticket ticket, String acceptanceNo, boolean open) implements Asking {}

  /** Find the filings of the person of the card that was just read. */
  record FindCases(Ticket ticket, String number) implements Asking {

    /** Without the number. */
    @Override
    public String toString() {
      return "FindCases[" + ticket + "]";
    }
  }

  /** Print the certificate that the office granted with this filing, for the holder of the card. */
  record PrintCertificate(Ticket ticket, String acceptanceNo, Applicant holder, String language) implements Asking {}

  /** Which results can be put in, as far as they are known here. */
  record ListResults(Ticket ticket) implements Asking {}

  /** Is this the number of a filing? */
  record CheckResult(Ticket ticket, String number) implements Asking {}

  /** Reserve a cell for a result and open it for a courier whose PIN was right. */
  record OpenForResult(Ticket ticket, String staff, String acceptanceNo, StaffScreen.ResultNeed need, Set<String> notThese)
      implements Asking {
    public OpenForResult {
      notThese = Set.copyOf(notThese);
    }
  }

  /** The door of a result is closed: let custody pass to the cell, and its person have a code. */
  record CommitResult(Ticket ticket, String staff, String cell) implements Asking {}

  /** Look at the whole cabinet. */
  record LookAtCells(Ticket ticket) implements Asking {}

  /** Look at every part of the machine. */
  record LookAtHealth(Ticket ticket) implements Asking {}

  /** Do with a cell what a keeper wants; {@code second} is the other person of an emergency, else empty. */
  record Keep(Ticket ticket, String staff, String second, StaffScreen.KeepAct act, String cell) implements Asking {}

  /** Enter in the record that a stock-take was made, and how many cells were not as recorded. */
  record CloseStock(Ticket ticket, String staff, int agreed, int different, int skipped) implements Asking {}

  /** Overwrite and forget everything of this session: card, photo, form, spool. */
  record Wipe(long session) implements Effect {}
}
