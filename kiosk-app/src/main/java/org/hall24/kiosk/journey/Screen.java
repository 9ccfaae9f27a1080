package org.hall24.kiosk.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.catalogue.ServiceItem;

/**
 * What the person sees: one sealed value per page, plain data, no text of the interface (that lives in the bundles of the
 * views, so that the language can change at any moment). Values of a person are shown, never logged.
 */
public sealed interface Screen {

  /** Nobody is here. {@code cleared}: the last session was just wiped, and the page says so for a moment. */
  record Attract(boolean cleared, HallStatus hall) implements Screen {}

  /** The first page. */
  record Home(HallStatus hall) implements Screen {}

  /** Search as one types; an empty query shows {@code hits} of the chosen group ({@code group} empty: often used). */
  record Search(String query, Group group, List<Hit> hits, int total) implements Screen {}

  /** What a service needs and what will happen, before anything is asked. */
  record Service(ServiceItem item, Availability availability) implements Screen {}

  /** Waiting for an identity card on the reader; {@code staff}: a member of staff signs in. */
  record CardWait(boolean staff, Optional<ServiceItem> item, CardNote note) implements Screen {}

  /**
   * How shall we make sure it is you: face or, as an equal, without face.
   *
   * @param document stable word of the document that was shown, as {@code resident}
   * @param barrier why the face way is not offered; empty when it is
   */
  record IdentityChoice(ServiceItem item, String givenNameMasked, String document, Optional<FaceBarrier> barrier)
      implements Screen {

    /** Whether the face way is offered. */
    public boolean faceReady() {
      return barrier.isEmpty();
    }
  }

  /** The face module looks. {@code hint}: stable key of the face module's hint, empty for none. */
  record FaceLook(ServiceItem item, String hint, int secondsLeft) implements Screen {}

  /** The face way did not work; the other way is offered in the same breath. */
  record FaceNot(ServiceItem item, FaceReason reason, boolean mayTryAgain) implements Screen {}

  /**
   * One page of the form.
   *
   * @param questionZh the page's one question in the words of a neighbour, for example {@code 新的执业地点是哪里？}; empty when
   *     the form names none and the page asks in general words
   * @param focus key of the field being typed in, empty for none
   */
  record Form(
      ServiceItem item, int step, int steps, String questionZh, String questionEn, List<Field> fields, String focus)
      implements Screen {}

  /** Everything once more before it is filed. */
  record Review(ServiceItem item, List<Field> fields, boolean online) implements Screen {}

  /** The durable commit is under way. */
  record Filing(ServiceItem item) implements Screen {}

  /** A door is being opened; {@code cell} is empty until one is chosen. */
  record CellOpening(String cell, List<CellTile> cabinet) implements Screen {}

  /** The door is open; put the papers in (resident) or take them out (courier) and close it. */
  record CellOpen(String cell, List<CellTile> cabinet, List<String> papers, boolean staff) implements Screen {}

  /**
   * The door did not do what it should.
   *
   * @param cell empty when the cabinet is {@code full}
   * @param result the result word of the cabinet, for example {@code jammed}, or {@code too-small} (close this door empty and
   *     a larger one opens), {@code stays-shut} (the person says so), {@code empty} (closed with nothing inside), {@code full}
   */
  record CellTrouble(String cell, String result, List<CellTile> cabinet, boolean otherCellFree, boolean staff)
      implements Screen {}

  /** The papers lie in the cell and the door is closed. The person confirms nothing was forgotten. */
  record CellClosed(String cell, List<CellTile> cabinet, List<String> papers) implements Screen {}

  /** Filed. */
  record Done(
      ServiceItem item,
      String honorific,
      String acceptanceNo,
      boolean delivered,
      Optional<String> cell,
      ReceiptNote receipt,
      String qr,
      int secondsLeft)
      implements Screen {}

  /** A member of staff types the PIN; {@code digits} typed so far, at most {@code of}. */
  record StaffPin(String nameMasked, int digits, int of, boolean wrong) implements Screen {}

  /** The courier's round: what lies where. */
  record Round(String staffMasked, List<RoundCell> cells, boolean online) implements Screen {}

  /** The courier closed the door: are these papers in your hands? */
  record RoundConfirm(RoundCell cell) implements Screen {}

  /** The round is over; {@code cells} were handed over, journal position for the record. */
  record RoundDone(String staffMasked, List<RoundCell> cells, String journalSeal) implements Screen {}

  /** Something the machine cannot offer, said plainly; {@code key} names the text, {@code detail} an optional value. */
  record Notice(String key, String detail) implements Screen {}

  /** Nobody touched for a while; {@code under} stays as it is below. */
  record StillThere(Screen under, int secondsLeft) implements Screen {}

  /** Which part of the catalogue is listed while nothing is typed. */
  enum Group {
    ALL,
    FILE,
    PRINT,
    QUERY,
    LIFE_CHILD,
    LIFE_HOME,
    LIFE_MARRIAGE,
    LIFE_WORK,
    LIFE_SHOP
  }

  /**
   * One line of truth about the hall.
   *
   * @param items number of services in the catalogue
   * @param doable how many of them can be done right now
   * @param troubles stable keys of what does not work now, for example {@code card-reader:no-port}
   */
  record HallStatus(
      String hallZh,
      String hallEn,
      Instant now,
      boolean night,
      int items,
      int doable,
      int freeCells,
      int cells,
      boolean online,
      boolean receiptPaper,
      List<String> troubles) {}

  /**
   * A search hit.
   *
   * @param marks index ranges [from, to) in the Chinese name (in the English one when {@code english}) to highlight
   */
  record Hit(ServiceItem item, List<Mark> marks, boolean english, Availability availability) {}

  /** Highlighted range, from inclusive, to exclusive, in UTF-16 units. */
  record Mark(int from, int to) {}

  /** Whether a service can be done now; {@code reasons} are stable keys of what is missing. */
  record Availability(boolean now, List<String> reasons) {}

  /** What the reader says while a card is awaited. */
  enum CardNote {
    PUT_CARD,
    READING,
    LIFT_FIRST,
    TRY_AGAIN,
    UNKNOWN_TYPE,
    LIFTED_TOO_SOON,
    READER_AWAY,
    NOT_STAFF
  }

  /** Why the face way is not offered. */
  enum FaceBarrier {
    /** The module is away or may not be used. */
    CAMERA,
    /** The photo of the card cannot be compared with anything on this machine. */
    PHOTO,
    /** Too young to agree alone, or the card does not say how old. */
    YOUNG,
    /** All looks of this session are used. */
    TRIES
  }

  /** Why the face way ended without a yes. */
  enum FaceReason {
    DIFFERENT,
    NOT_LIVE,
    NO_FACE,
    PHOTO_UNUSABLE,
    TIMED_OUT,
    DEVICE
  }

  /**
   * A field of a form.
   *
   * @param kind how it is filled
   * @param value what stands in it, in the form's own format (a date as ISO 8601)
   * @param source where a value that was not typed comes from: {@code card}, or empty
   * @param suggestions what fits what was typed
   * @param error stable key of what is wrong, empty when nothing is
   */
  record Field(
      String key,
      String labelZh,
      String labelEn,
      FieldKind kind,
      String value,
      String source,
      boolean required,
      List<String> suggestions,
      List<Option> options,
      Optional<LocalDate> earliest,
      Optional<LocalDate> latest,
      String error) {

    /** Without the value, which is the person's. */
    @Override
    public String toString() {
      return "Field[" + key + (error.isEmpty() ? "" : ", " + error) + "]";
    }
  }

  /** How a field is filled. */
  enum FieldKind {
    /** Shown, not editable. */
    FIXED,
    TEXT,
    DIGITS,
    DATE,
    CHOICE
  }

  /** One choice of a field. */
  record Option(String value, String labelZh, String labelEn) {}

  /** A door of the drawn cabinet, in row order. */
  record CellTile(String cell, int row, int column, TileState state) {}

  /** How a door is drawn. */
  enum TileState {
    QUIET,
    LIT,
    OPEN,
    OUT_OF_SERVICE
  }

  /** What became of the receipt. */
  enum ReceiptNote {
    PRINTING,
    PRINTED,
    NOT_PRINTED,
    UNKNOWN
  }

  /** A cell of a round. */
  record RoundCell(
      String cell, String acceptanceNo, String serviceZh, String serviceEn, List<String> papers, Instant since, boolean taken) {}
}
