package org.hall24.kiosk.journey;

import java.util.Locale;

/**
 * What a person held before the scanner, as far as a journey may know it. Which of them a page takes is the page's affair; the
 * others it ignores, or says that they are not taken here.
 */
public sealed interface CodeScanned {

  /**
   * A pick-up code, scanned instead of typed. Nothing is decided by having it: whoever checks typed codes checks this one too.
   *
   * @param digits decimal digits without anything around them
   */
  record PickUp(String digits) implements CodeScanned {

    /** Nothing of it. */
    @Override
    public String toString() {
      return "PickUp[•••]";
    }
  }

  /** A genuine badge of somebody on the staff list. A badge can be copied: it stands for a card, never for a PIN. */
  record Badge(Report.StaffMember staff) implements CodeScanned {}

  /**
   * The number of a filing, as the outbox writes it. Knowing it proves nothing.
   *
   * @param signed whether it came in the genuine code of a receipt of this machine, which only its paper or a picture of it has
   */
  record Acceptance(String number, boolean signed) implements CodeScanned {}

  /** The machine-readable zone of a document, its check digits right. It can be copied: it needs a second thing beside it. */
  record Document(Applicant holder) implements CodeScanned {}

  /** Something that cannot be used here. */
  record NotTaken(Why why) implements CodeScanned {}

  /** Why something cannot be used. */
  enum Why {
    /** Names an issuer we know and was not signed by it, or was changed since. */
    FORGED,
    /** Of an issuer we know, too old. */
    EXPIRED,
    /** Of an issuer that is not in the configuration. */
    UNKNOWN_ISSUER,
    /** A genuine badge, and nobody on the staff list has it. */
    NOT_STAFF,
    /** A document past its last day. */
    DOCUMENT_EXPIRED,
    /** A document whose check digits do not agree, or that lacks what a filing needs. */
    DOCUMENT_WRONG,
    /** Cut, overlong, in unknown letters, or of no use on this machine. */
    UNREADABLE;

    /** Key of the notice that says so. */
    String notice() {
      String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
      return this == DOCUMENT_EXPIRED || this == DOCUMENT_WRONG ? word : "code-" + word;
    }
  }
}
