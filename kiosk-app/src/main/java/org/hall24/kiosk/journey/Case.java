package org.hall24.kiosk.journey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a person can be told about one filing: what this machine knows, and what the office says. Shown, never logged. */
public final class Case {
  private Case() {}

  /**
   * What this machine knows of a filing that was made on it.
   *
   * @param acceptanceNo in groups
   * @param serviceZh empty when the catalogue no longer has the service
   * @param travel how far the filing is
   * @param arrivedAt when the office confirmed it
   * @param originals where the originals are that were handed in; empty when none were
   * @param result where the result lies, as far as it came through this machine
   */
  public record Facts(
      String acceptanceNo, String serviceZh, String serviceEn, Instant filedAt, Travel travel, Optional<Instant> arrivedAt,
      Optional<Papers> originals, Optional<Papers> result) {}

  /** How far a filing is. */
  public enum Travel {
    /** It waits for the network, or for its turn. */
    WAITING,
    ARRIVED,
    /** The office does not take it as it is; staff must look. */
    STUCK,
    /** Staff took it back. */
    WITHDRAWN
  }

  /**
   * Papers on their way.
   *
   * @param cell where they lie, or lay
   * @param since when they came there
   */
  public record Papers(Place place, String cell, Instant since) {}

  /** Where papers are. */
  public enum Place {
    IN_CELL,
    /** With the courier, or in the office by now. */
    ON_THE_WAY,
    WITH_PERSON
  }

  /**
   * What the office says.
   *
   * @param asked how asking it went
   * @param partsMissing whether attachments of the filing are still on their way
   * @param decision empty while nothing is decided, or as long as nobody knows
   */
  public record News(Asked asked, boolean partsMissing, Optional<Decision> decision) {

    /** Nothing yet. */
    public static News asking() {
      return new News(Asked.ASKING, false, Optional.empty());
    }
  }

  /** How asking the office went. */
  public enum Asked {
    ASKING,
    TOLD,
    /** The filing has not got there: there is nothing to ask. */
    NOT_ARRIVED,
    /** The office cannot be reached now. */
    OFFLINE
  }

  /**
   * What was decided.
   *
   * @param result {@code approved}, {@code rejected} or {@code returned}; {@code decided} to whom more must not be told
   * @param reason for the person
   * @param documents what is issued, or what is to bring
   */
  public record Decision(String result, String reason, List<Document> documents) {
    public Decision {
      documents = List.copyOf(documents);
    }

    /** The first document that may be printed here. */
    public Optional<Document> printable() {
      return result.equals("approved") ? documents.stream().filter(Document::printable).findFirst() : Optional.empty();
    }

    /** Without the reason, which is the person's. */
    @Override
    public String toString() {
      return "Decision[" + result + ", " + documents.size() + " documents]";
    }
  }

  /**
   * A document of a decision.
   *
   * @param by {@code cell}, {@code ems}, {@code print}, {@code bring}, or empty
   * @param tracking the number of the parcel, or empty
   * @param printable whether it is a certificate this machine may print
   */
  public record Document(String name, String by, String tracking, boolean printable) {}

  /**
   * A certificate that the office granted.
   *
   * @param onReceipt whether it comes out of the receipt printer, because there is no A4 printer
   */
  public record Certificate(Step step, boolean onReceipt) {
    /** There is none. */
    public static final Certificate NONE = new Certificate(Step.NONE, false);

    /** Whether it may be asked for: nothing has come out yet, and all that it takes was shown. */
    public boolean mayPrint() {
      return switch (step) {
        case READY, PAPER_OUT, JAM, OPEN, STUCK, NOT_PRINTED -> true;
        case NONE, NEEDS_CARD, NEEDS_CODE, PRINTING, PRINTED, UNKNOWN -> false;
      };
    }
  }

  /** How a certificate gets on. It takes two things to have one: the ID card and the receipt's code. */
  public enum Step {
    NONE,
    NEEDS_CARD,
    NEEDS_CODE,
    READY,
    PRINTING,
    PRINTED,
    PAPER_OUT,
    JAM,
    OPEN,
    STUCK,
    /** Nothing came out, for a reason that only staff can mend. */
    NOT_PRINTED,
    /** It may have come out. */
    UNKNOWN
  }
}
