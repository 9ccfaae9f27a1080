package org.hall24.kiosk.journey;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.hall24.kiosk.health.PartHealth;

/**
 * What a service reports about a question it was asked. Words of the journeys, not of the devices: whoever binds the devices
 * translates.
 */
public sealed interface Report {

  /** News of the card reader; it goes on waiting. */
  record CardSays(Screen.CardNote note) implements Report {}

  /**
   * A resident's card was read; the reader has stopped.
   *
   * @param photo whether its photo was decoded, so that a face can be compared with it
   * @param looks how often the camera looked for this number lately, in whichever session
   * @param forgottenIn how long those looks still count
   */
  record CardRead(Applicant applicant, boolean photo, int looks, Duration forgottenIn) implements Report {

    /** A card for which the camera did not look lately. */
    public CardRead(Applicant applicant, boolean photo) {
      this(applicant, photo, 0, Duration.ZERO);
    }

    /** A card whose photo was decoded. */
    public CardRead(Applicant applicant) {
      this(applicant, true);
    }
  }

  /** The card of a member of staff on the list was read; the reader has stopped. The number stays with the service. */
  record StaffRead(StaffMember staff) implements Report {}

  /**
   * A code is on its way to the telephone that the backend holds.
   *
   * @param maskedPhone as the backend shows it
   * @param digits how many the code has
   * @param seconds how long it is taken
   */
  record PhoneCodeSent(String maskedPhone, int digits, int seconds) implements Report {}

  /** No code was sent; minutes until another may be asked for, 0 where that does not matter. */
  record PhoneCodeNotSent(Screen.PhoneCodeBarrier why, int minutes) implements Report {}

  /** It is the code that was sent; the backend's own name of it. */
  record PhoneCodeRight(String ref) implements Report {}

  /** It is not; so many tries are left. */
  record PhoneCodeWrong(int left) implements Report {}

  /** Too old, used up or tried too often. */
  record PhoneCodeGone() implements Report {}

  /** The backend could not be asked; the code still holds. */
  record PhoneCodeUnchecked() implements Report {}

  /** The PIN of the member of staff who was called is right. */
  record StaffConfirmed() implements Report {}

  /** What the person should do before the face module can see; stable key. */
  record FaceHint(String hint) implements Report {}

  /** The only way to "it is you". */
  record SamePerson() implements Report {}

  /** Anything else the face module can end with. */
  record NotVerified(Screen.FaceReason reason) implements Report {}

  /**
   * The filing is durable on this machine.
   *
   * @param acceptanceNo known to nobody before the commit
   * @param qr text of the code on screen and receipt
   */
  record Filed(String acceptanceNo, String qr) implements Report {}

  /** The filing is not durable, and will not become so by itself. */
  record NotFiled(String reason) implements Report {}

  /** This cell was chosen; its door is being opened. */
  record CellChosen(String cell, Duration keptFor) implements Report {

    /** Nobody is told how long. */
    public CellChosen(String cell) {
      this(cell, Duration.ZERO);
    }
  }

  /** No cell can take the papers. */
  record NoCell() implements Report {}

  /** The door was seen open. */
  record DoorOpened(String cell) implements Report {}

  /** The door was seen closed again. */
  record DoorClosed(String cell) implements Report {}

  /** The door did not do what it should; the result word of the cabinet. */
  record DoorTrouble(String cell, String result) implements Report {}

  /** Custody passed from the resident to the cell, durably; {@code qr} now tells of the cell too. */
  record DepositRecorded(String cell, String qr) implements Report {}

  /** The sensor sees an empty cell behind the closed door. */
  record CellEmpty(String cell) implements Report {}

  /** What became of the receipt. */
  record Receipt(Screen.ReceiptNote note) implements Report {}

  /** News of a sheet on A4; any number of them. None comes where there is no A4 printer. */
  record Sheet(Screen.SheetNote note) implements Report {}

  /**
   * The PIN is right; what lies in the cells.
   *
   * @param keeper whether this member of staff may also do what keepers of the cabinet do
   */
  record PinRight(List<StaffScreen.RoundCell> cells, boolean keeper) implements Report {
    public PinRight {
      cells = List.copyOf(cells);
    }

    /** Of a courier. */
    public PinRight(List<StaffScreen.RoundCell> cells) {
      this(cells, false);
    }
  }

  /** The PIN is wrong; another one is taken after so many seconds, 0 for at once. */
  record PinWrong(int waitSeconds) implements Report {}

  /** Too many wrong PINs; this member of staff is locked out for so many seconds. */
  record PinLocked(int seconds) implements Report {}

  /** Custody passed from the cell to the courier, durably. */
  record CustodyPassed(String cell) implements Report {}

  /** The round is closed in the journal; the seal is its position and hash. */
  record RoundClosed(String seal) implements Report {}

  /** The code is right, and what it needed beside it; this session may open that cell. */
  record CodeRight(CollectScreen.Found found) implements Report {}

  /** The code is right and these papers need a second proof. */
  record CodeNeedsSecond() implements Report {}

  /** The code, or the second proof, is not right; codes that begin alike are not looked at for so many seconds, 0 for none. */
  record CodeWrong(int waitSeconds) implements Report {}

  /** The code was not looked at, for so many seconds more. */
  record CodeTooSoon(int waitSeconds) implements Report {}

  /** It was a code once: what became of it. */
  record CodeSpent(CollectScreen.PickUpSay why) implements Report {}

  /** What lies here for the person of the card; this session may open those cells. */
  record PapersFound(List<CollectScreen.Found> found) implements Report {
    public PapersFound {
      found = List.copyOf(found);
    }
  }

  /** Custody passed from the cell to the person, durably. */
  record PapersTaken(String cell) implements Report {}

  /** The sensor sees something in the cell behind the closed door; nothing has passed. */
  record StillInside(String cell) implements Report {}

  /** The filings made on this machine by the person of the card, newest first. */
  record CasesFound(List<Case.Facts> cases) implements Report {
    public CasesFound {
      cases = List.copyOf(cases);
    }
  }

  /** The filing that was asked for; what the office says follows. */
  record CaseKnown(Case.Facts facts) implements Report {}

  /** The number does not serve; stable key. */
  record CaseNot(String reason) implements Report {}

  /** What the office says of the filing that was asked for. */
  record CaseTold(Case.News news) implements Report {}

  /** How the certificate gets on; any number of them. */
  record CertificateNote(Case.Certificate certificate) implements Report {}

  /** The results that can be put in, as far as they are known here. */
  record ResultsExpected(List<StaffScreen.ResultFacts> results) implements Report {
    public ResultsExpected {
      results = List.copyOf(results);
    }
  }

  /** The number is one of ours. */
  record ResultKnown(StaffScreen.ResultFacts result) implements Report {}

  /** The number does not serve; stable key. */
  record ResultNot(String reason) implements Report {}

  /** Custody passed from the courier to the cell, durably, and the code is on its way to its person. */
  record ResultRecorded(String cell, LocalDate until) implements Report {}

  /** Every part of the machine. */
  record HealthSeen(List<PartHealth> parts) implements Report {
    public HealthSeen {
      parts = List.copyOf(parts);
    }
  }

  /** The whole cabinet. */
  record CellsSeen(List<StaffScreen.KeptCell> cells) implements Report {
    public CellsSeen {
      cells = List.copyOf(cells);
    }
  }

  /**
   * What staff wanted is done, or not.
   *
   * @param say stable key of the sentence
   * @param cell the cell it is about in the end
   * @param cells the cabinet afterwards
   */
  record KeepDone(String say, String cell, List<StaffScreen.KeptCell> cells) implements Report {
    public KeepDone {
      cells = List.copyOf(cells);
    }
  }

  /** The stock-take is on record. */
  record StockTaken(List<StaffScreen.KeptCell> cells) implements Report {
    public StockTaken {
      cells = List.copyOf(cells);
    }
  }

  /** The service could not do what it was asked; stable key. Nothing happened, or the service keeps what did. */
  record Failed(String reason) implements Report {}

  /**
   * A member of staff.
   *
   * @param id stable and not personal
   */
  record StaffMember(String id, String nameMasked) {}
}
