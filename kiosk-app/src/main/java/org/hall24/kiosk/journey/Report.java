package org.hall24.kiosk.journey;

import java.util.List;

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
   */
  record CardRead(Applicant applicant, boolean photo) implements Report {

    /** A card whose photo was decoded. */
    public CardRead(Applicant applicant) {
      this(applicant, true);
    }
  }

  /** The card of a member of staff on the list was read; the reader has stopped. The number stays with the service. */
  record StaffRead(StaffMember staff) implements Report {}

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
  record CellChosen(String cell) implements Report {}

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

  /** The PIN is right; what lies in the cells. */
  record PinRight(List<Screen.RoundCell> cells) implements Report {
    public PinRight {
      cells = List.copyOf(cells);
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

  /** The service could not do what it was asked; stable key. Nothing happened, or the service keeps what did. */
  record Failed(String reason) implements Report {}

  /**
   * A member of staff.
   *
   * @param id stable and not personal
   */
  record StaffMember(String id, String nameMasked) {}
}
