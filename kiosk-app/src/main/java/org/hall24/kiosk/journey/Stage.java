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
sealed interface Stage
    permits Stage.Attract, Stage.Home, Stage.Ended, Stage.LeftOpen, Stage.CardLeft, Stage.Resident, StaffStage {

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

  /**
   * The session is over and wiped, and its card still lies on the reader. Nothing of the person is kept here.
   *
   * @param of the session whose card it is
   * @param again whether the same person then begins anew
   * @param since when the session ended
   */
  record CardLeft(long of, boolean again, Instant since) implements Stage {}

  /** Stages that wait for a machine and not for a person: no idle time runs. */
  interface Busy {}

  /** Stages with a door that may stand open. */
  interface AtDoor extends Busy {
    /** Empty while no cell is chosen. */
    String cell();
  }

  /** Stages in which a door opens before the person and closes again. */
  interface Cycling extends AtDoor {
    DoorCycle door();

    /** Whether it is opened to put papers in; else they come out. */
    boolean papersGoIn();

    @Override
    default String cell() {
      return door().cell();
    }
  }

  /** Stages on which a code may be held before the scanner; it comes as {@link Event.Scanned}. */
  sealed interface TakesCodes
      permits WaitingCard, TypingCode, SecondByCard, TypingCase, FollowedCase, Prove.StaffAwaited, StaffStage.StaffCard,
          StaffStage.SecondStaff, StaffStage.TypingResult {}

  /** A resident's visit. */
  sealed interface Resident extends Stage {}

  /** The part of a visit in which a document is shown to be one's own, by another way than a face. */
  sealed interface Proving extends Resident
      permits Asked, Prove.Typing, Prove.StaffAwaited, Prove.StaffTyping, Prove.StaffLooking {}

  /** Somebody who knows is asked: the backend, or the staff list. */
  sealed interface Asked extends Proving, Busy permits Prove.Sending, Prove.Checking, Prove.StaffChecking {}

  /** The part of a visit after the filing is durable. */
  sealed interface Depositing extends Resident {}

  record Searching(String query, Screen.Group group, List<SearchHit> hits, int total) implements Resident {}

  record Offering(ServiceItem item, Searching from) implements Resident {}

  record WaitingCard(Offering offer, Ticket ticket, Screen.CardNote note) implements Resident, TakesCodes {}

  /**
   * Whose visit it is.
   *
   * @param photo whether the card's photo can be compared with a face
   * @param chip whether a chip told who it is, and not lines of print, which anybody can copy
   * @param looks of the face module so far
   */
  record Visitor(Offering offer, Applicant applicant, boolean photo, boolean chip, FaceRule.Looks looks, List<Consent> consents) {
    ServiceItem item() {
      return offer.item();
    }

    Visitor answered(Consent consent) {
      List<Consent> more = new ArrayList<>(consents);
      more.add(consent);
      return new Visitor(offer, applicant, photo, chip, looks, List.copyOf(more));
    }

    Visitor looked(FaceRule.Looks now) {
      return new Visitor(offer, applicant, photo, chip, now, consents);
    }

    Optional<Screen.FaceBarrier> barrier(FaceRule.Moment at) {
      return FaceRule.barrier(applicant, photo, looks, at);
    }
  }

  record Choosing(Visitor visitor) implements Resident {}

  record Looking(Visitor visitor, Ticket ticket, String hint, Instant deadline) implements Resident, Busy {}

  record FaceFailed(Visitor visitor, Screen.FaceReason reason) implements Resident {}

  /** A visit with its form. */
  record Draft(Visitor visitor, Proof proof, FormFilling form, Ticket id) {}

  record Filling(Draft draft, int page, String focus) implements Resident {}

  record Reviewing(Draft draft) implements Resident {}

  record Committing(Draft draft, Ticket ticket) implements Resident, Busy {}

  /**
   * A filing that is durable, and what its last page needs. The applicant and the answers are no longer here.
   *
   * @param keptUntil how long the cell chosen last is kept for its papers, on the turns' clock; empty while none is
   */
  record Accepted(
      ServiceItem item, String honorific, String acceptanceNo, String qr, Set<String> tried, boolean delivered, Optional<Instant> keptUntil) {
    Accepted trying(String cell) {
      Set<String> more = new HashSet<>(tried);
      more.add(cell);
      return new Accepted(item, honorific, acceptanceNo, qr, Set.copyOf(more), delivered, keptUntil);
    }

    Accepted proven(String newQr) {
      return new Accepted(item, honorific, acceptanceNo, newQr, tried, delivered, keptUntil);
    }

    Accepted arrived() {
      return new Accepted(item, honorific, acceptanceNo, qr, tried, true, keptUntil);
    }

    Accepted kept(Optional<Instant> until) {
      return new Accepted(item, honorific, acceptanceNo, qr, tried, delivered, until);
    }
  }

  record DepositDoor(Accepted filing, DoorCycle door) implements Depositing, Cycling {
    @Override
    public boolean papersGoIn() {
      return true;
    }
  }

  record Recording(Accepted filing, Ticket ticket, String cell) implements Depositing, AtDoor {}

  /** Stages after which only the receipt is owed: leaving them by any way leads over the last page. */
  sealed interface Handed extends Depositing {}

  record Trouble(Accepted filing, String cell, String result) implements Handed {}

  record Closed(Accepted filing, String cell) implements Handed {}

  /**
   * The last page.
   *
   * @param printing of the receipt
   * @param paper what becomes of sheets on A4
   */
  record Finished(
      Accepted filing, Optional<String> cell, Screen.ReceiptNote receipt, Ticket printing, Paper paper, Instant endsAt)
      implements Depositing {

    Finished staying(Screen.ReceiptNote note, Instant until) {
      return new Finished(filing, cell, note, printing, paper, until);
    }

    Finished on(Paper now, Instant until) {
      return new Finished(filing, cell, receipt, printing, now, until);
    }
  }

  /** Sheets on A4: the one on its way, how it gets on, and whether the form was asked for. */
  record Paper(Ticket ticket, Screen.SheetNote note, boolean formAsked) {
    boolean onItsWay() {
      return note == Screen.SheetNote.PRINTING;
    }

    /** One sheet after the other, and the form once. */
    boolean mayPrintForm() {
      return note != Screen.SheetNote.NONE && !onItsWay() && !formAsked;
    }
  }

  /** Somebody collects papers. */
  sealed interface Collecting extends Resident {}

  record TypingCode(PickUp typed, CollectScreen.PickUpSay say, Instant notBefore) implements Collecting, TakesCodes {}

  record CheckingCode(PickUp pick, Ticket ticket) implements Collecting, Busy {}

  record SecondByCard(PickUp pick, Ticket ticket, Screen.CardNote note) implements Collecting, TakesCodes {}

  record SecondByPhone(PickUp pick, Pin typed) implements Collecting {}

  /** The card comes first, and the code of one of its papers, or a face, after it. */
  record CollectCard(Ticket ticket, Screen.CardNote note) implements Collecting {}

  /**
   * Who collects by card, before the second proof.
   *
   * @param photo whether the card's photo can be compared with a face
   * @param looks of the face module so far
   */
  record Holder(Applicant applicant, boolean photo, FaceRule.Looks looks) {
    Holder looked(FaceRule.Looks now) {
      return new Holder(applicant, photo, now);
    }

    Optional<Screen.FaceBarrier> barrier(FaceRule.Moment at) {
      return FaceRule.barrier(applicant, photo, looks, at);
    }
  }

  record CollectProof(Holder holder) implements Collecting {}

  record CollectLooking(Holder holder, Ticket ticket, String hint, Instant deadline) implements Collecting, Busy {}

  record CollectFaceFailed(Holder holder, Screen.FaceReason reason) implements Collecting {}

  record FindingPapers(Applicant applicant, Ticket ticket) implements Collecting, Busy {}

  record Listed(String nameMasked, List<CollectScreen.Found> found) implements Collecting {}

  /**
   * One cell of a collection.
   *
   * @param rest what else lies here for the same person and was found by the card
   */
  record Pick(String nameMasked, CollectScreen.Found found, List<CollectScreen.Found> rest) {}

  record CollectDoor(Pick pick, DoorCycle door) implements Collecting, Cycling {
    @Override
    public boolean papersGoIn() {
      return false;
    }
  }

  record CollectRecording(Pick pick, Ticket ticket) implements Collecting, Busy {}

  record CollectTrouble(Pick pick, String result) implements Collecting {}

  record CollectDone(Pick pick, Screen.ReceiptNote receipt, Ticket printing, Instant endsAt) implements Collecting {}

  /** Somebody asks how a filing gets on. */
  sealed interface Following extends Resident {}

  record TypingCase(String digits, String wrong) implements Following, TakesCodes {}

  /** @param signed whether the receipt's code was shown, and not a bare number */
  record SeekingCase(TypingCase from, String acceptanceNo, boolean signed, Ticket ticket) implements Following, Busy {}

  /** @param of the filing that is on the page already and wants a card, empty when the card comes first */
  record CaseCard(Ticket ticket, Screen.CardNote note, Optional<FollowedCase> of) implements Following {}

  record SeekingCases(Applicant holder, Ticket ticket, Optional<FollowedCase> of) implements Following, Busy {}

  record CasesListed(Applicant holder, List<Case.Facts> cases) implements Following {}

  /**
   * One filing on the page.
   *
   * @param asked the question whose answers belong here
   * @param signed whether the receipt's code was shown
   * @param holder the person of the card, whose filing it is
   * @param list where the person came from, when by the card
   * @param certificate what became of printing it; of no meaning before that
   */
  record FollowedCase(
      Case.Facts facts, Case.News news, Ticket asked, boolean signed, Optional<Applicant> holder, Optional<CasesListed> list,
      Ticket printing, Case.Certificate certificate)
      implements Following, TakesCodes {

    /** Whether everything may be told. */
    boolean open() {
      return signed || holder.isPresent();
    }

    /** What is to be said of a certificate. */
    Case.Certificate shown() {
      if (certificate.step() != Case.Step.NONE) {
        return certificate;
      }
      boolean granted = open() && news.decision().flatMap(Case.Decision::printable).isPresent();
      Case.Step step = !granted ? Case.Step.NONE : holder.isEmpty() ? Case.Step.NEEDS_CARD : signed ? Case.Step.READY : Case.Step.NEEDS_CODE;
      return new Case.Certificate(step, false);
    }

    FollowedCase told(Case.News latest) {
      return new FollowedCase(facts, latest, asked, signed, holder, list, printing, certificate);
    }

    FollowedCase printing(Ticket ticket, Case.Certificate note) {
      return new FollowedCase(facts, news, asked, signed, holder, list, ticket, note);
    }
  }
}
