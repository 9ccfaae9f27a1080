package org.hall24.kiosk.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hall24.kiosk.catalogue.SearchHit;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.form.FormFilling;

/** Where a journey can stand. A stage holds what it needs and no more; what a person left behind is not carried along. */
sealed interface Stage {

  /** Nobody is here. */
  record Attract(Optional<Instant> clearedAt) implements Stage {}

  /** Somebody is here and has not said what for. */
  record Home() implements Stage {}

  /** The session is over; the shell wipes. {@code again}: the same person begins anew. */
  record Ended(boolean again) implements Stage {}

  /**
   * A door stands open over which nobody known stands: after a power cut, or when somebody walked away. Nothing of a person is
   * kept here.
   *
   * @param deposit whether it was opened to put papers in; a courier's cell is left to whoever keeps the cabinet
   * @param closing whether the door is closed and only its record is awaited
   */
  record LeftOpen(String cell, Ticket ticket, boolean deposit, boolean closing) implements Stage {}

  /** Stages that wait for a machine and not for a person: no idle time runs. */
  sealed interface Busy {}

  /** Stages with a door that may stand open. */
  sealed interface AtDoor extends Busy {
    /** Empty while no cell is chosen. */
    String cell();
  }

  /** Stages on which a code may be held before the scanner; it comes as {@link Event.Scanned}. */
  sealed interface TakesCodes permits StaffCard {}

  /** A resident's visit. */
  sealed interface Resident extends Stage {}

  /** The part of a visit after the filing is durable. */
  sealed interface Depositing extends Resident {}

  record Searching(String query, Screen.Group group, List<SearchHit> hits, int total) implements Resident {}

  record Offering(ServiceItem item, Searching from) implements Resident {}

  record WaitingCard(Offering offer, Ticket ticket, Screen.CardNote note) implements Resident {}

  /**
   * Whose visit it is.
   *
   * @param photo whether the card's photo can be compared with a face
   * @param tries looks of the face module so far
   */
  record Visitor(Offering offer, Applicant applicant, boolean photo, int tries, List<Consent> consents) {
    ServiceItem item() {
      return offer.item();
    }

    Visitor answered(Consent consent) {
      List<Consent> more = new ArrayList<>(consents);
      more.add(consent);
      return new Visitor(offer, applicant, photo, tries, List.copyOf(more));
    }

    Visitor tried() {
      return new Visitor(offer, applicant, photo, tries + 1, consents);
    }
  }

  record Choosing(Visitor visitor) implements Resident {}

  record Looking(Visitor visitor, Ticket ticket, String hint, Instant deadline) implements Resident, Busy {}

  record FaceFailed(Visitor visitor, Screen.FaceReason reason) implements Resident {}

  /** A visit with its form. */
  record Draft(Visitor visitor, boolean faceMatched, FormFilling form, Ticket id) {}

  record Filling(Draft draft, int page, String focus) implements Resident {}

  record Reviewing(Draft draft) implements Resident {}

  record Committing(Draft draft, Ticket ticket) implements Resident, Busy {}

  /** A filing that is durable, and what its last page needs. The applicant and the answers are no longer here. */
  record Accepted(ServiceItem item, String honorific, String acceptanceNo, String qr, Set<String> tried, boolean delivered) {
    Accepted trying(String cell) {
      Set<String> more = new HashSet<>(tried);
      more.add(cell);
      return new Accepted(item, honorific, acceptanceNo, qr, Set.copyOf(more), delivered);
    }

    Accepted proven(String newQr) {
      return new Accepted(item, honorific, acceptanceNo, newQr, tried, delivered);
    }

    Accepted arrived() {
      return new Accepted(item, honorific, acceptanceNo, qr, tried, true);
    }
  }

  record Opening(Accepted filing, Ticket ticket, String cell) implements Depositing, AtDoor {}

  record DoorOpen(Accepted filing, Ticket ticket, String cell) implements Depositing, AtDoor {}

  /** The person wants a larger cell; this one must be closed first. */
  record Swapping(Accepted filing, Ticket ticket, String cell) implements Depositing, AtDoor {}

  record Recording(Accepted filing, Ticket ticket, String cell) implements Depositing, AtDoor {}

  /** Stages after which only the receipt is owed: leaving them by any way leads over the last page. */
  sealed interface Handed extends Depositing {}

  record Trouble(Accepted filing, String cell, String result) implements Handed {}

  record Closed(Accepted filing, String cell) implements Handed {}

  record Finished(
      Accepted filing, Optional<String> cell, Screen.ReceiptNote receipt, Ticket printing, Instant endsAt)
      implements Depositing {}

  /** A round of a courier. */
  sealed interface Courier extends Stage {}

  record StaffCard(Ticket ticket, Screen.CardNote note) implements Courier, TakesCodes {}

  record TypingPin(Report.StaffMember staff, Pin pin, boolean wrong, Instant notBefore) implements Courier {}

  record CheckingPin(Report.StaffMember staff, Ticket ticket, int digits) implements Courier, Busy {}

  record OnRound(Report.StaffMember staff, List<Screen.RoundCell> cells) implements Courier {
    Optional<Screen.RoundCell> cell(String name) {
      return cells.stream().filter(cell -> cell.cell().equals(name)).findFirst();
    }

    OnRound taken(String name) {
      return new OnRound(
          staff,
          cells.stream()
              .map(
                  c ->
                      c.cell().equals(name)
                          ? new Screen.RoundCell(
                              c.cell(), c.acceptanceNo(), c.serviceZh(), c.serviceEn(), c.papers(), c.since(), true)
                          : c)
              .toList());
    }
  }

  record RoundOpening(OnRound round, Screen.RoundCell at, Ticket ticket) implements Courier, AtDoor {
    @Override
    public String cell() {
      return at.cell();
    }
  }

  record RoundOpen(OnRound round, Screen.RoundCell at, Ticket ticket) implements Courier, AtDoor {
    @Override
    public String cell() {
      return at.cell();
    }
  }

  record RoundTrouble(OnRound round, Screen.RoundCell at, String result) implements Courier {}

  record Confirming(OnRound round, Screen.RoundCell at) implements Courier {}

  record Passing(OnRound round, Screen.RoundCell at, Ticket ticket) implements Courier, Busy {}

  record ClosingRound(OnRound round, Ticket ticket) implements Courier, Busy {}

  record RoundOver(OnRound round, String seal, Instant endsAt) implements Courier {}
}
