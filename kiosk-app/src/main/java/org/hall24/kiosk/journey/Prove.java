package org.hall24.kiosk.journey;

import java.time.Instant;
import org.hall24.kiosk.journey.Report.StaffMember;
import org.hall24.kiosk.journey.Stage.Asked;
import org.hall24.kiosk.journey.Stage.Proving;
import org.hall24.kiosk.journey.Stage.TakesCodes;
import org.hall24.kiosk.journey.Stage.Visitor;

/** Where a visitor stands who proves by another way than a face that the document is theirs. */
final class Prove {
  private Prove() {}

  /** The backend is asked for a code. */
  record Sending(Visitor visitor, Ticket ticket) implements Asked {}

  /**
   * A code is on its way to the telephone, or wrong ones were typed.
   *
   * @param until taken up to then
   */
  record Typing(Visitor visitor, Report.PhoneCodeSent sent, Pin typed, Screen.PhoneCodeSay say, Instant until) implements Proving {}

  record Checking(Visitor visitor, Report.PhoneCodeSent sent, Instant until, Ticket ticket) implements Asked {}

  /** A member of staff is awaited, with card or badge. */
  record StaffAwaited(Visitor visitor, Ticket ticket, Screen.CardNote note) implements Proving, TakesCodes {}

  record StaffTyping(Visitor visitor, StaffMember staff, Pin pin, boolean wrong, Instant notBefore) implements Proving {}

  record StaffChecking(Visitor visitor, StaffMember staff, Ticket ticket, int digits) implements Asked {}

  /** A member of staff looks at person and document. */
  record StaffLooking(Visitor visitor, StaffMember staff) implements Proving {}
}
