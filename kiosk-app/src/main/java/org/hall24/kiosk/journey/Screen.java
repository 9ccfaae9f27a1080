package org.hall24.kiosk.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.health.PartHealth;

/**
 * What the person sees: one sealed value per page, plain data, no text of the interface (that lives in the bundles of the
 * views, so that the language can change at any moment). Values of a person are shown, never logged.
 */
public sealed interface Screen permits Screen.ForAnybody, CollectScreen, CaseScreen, StaffScreen {

  /** Pages of a filing and of any door; beside them {@link CollectScreen}, {@link CaseScreen} and {@link StaffScreen}. */
  sealed interface ForAnybody extends Screen {}

  /** Nobody is here. {@code cleared}: the last session was just wiped, and the page says so for a moment. */
  record Attract(boolean cleared, HallStatus hall) implements ForAnybody {}

  /** The first page. */
  record Home(HallStatus hall) implements ForAnybody {}

  /** Search as one types; an empty query shows {@code hits} of the chosen group ({@code group} empty: often used). */
  record Search(String query, Group group, List<Hit> hits, int total) implements ForAnybody {}

  /** What a service needs and what will happen, before anything is asked. */
  record Service(ServiceItem item, Availability availability) implements ForAnybody {}

  /** Waiting for an identity card on the reader; {@code staff}: a member of staff signs in. */
  record CardWait(boolean staff, Optional<ServiceItem> item, CardNote note) implements ForAnybody {}

  /**
   * How shall we make sure it is you: face or, as an equal, without face.
   *
   * @param document stable word of the document that was shown, as {@code resident}
   * @param barrier why the face way is not offered; empty when it is
   * @param minutes until another look is possible where all are used, else 0
   * @param phoneCode why no code can be sent to the telephone; empty when one can
   * @param staff whether a member of staff can look
   * @param documentEnough whether the document alone is enough: a chip is, lines of print are not
   */
  record IdentityChoice(
      ServiceItem item, String givenNameMasked, String document, Optional<FaceBarrier> barrier, int minutes,
      Optional<PhoneCodeBarrier> phoneCode, boolean staff, boolean documentEnough)
      implements ForAnybody {

    /** A chip card, where codes are sent and staff is there. */
    public IdentityChoice(ServiceItem item, String givenNameMasked, String document, Optional<FaceBarrier> barrier) {
      this(item, givenNameMasked, document, barrier, 0, Optional.empty(), true, true);
    }

    /** Whether the face way is offered. */
    public boolean faceReady() {
      return barrier.isEmpty();
    }
  }

  /**
   * A code that the backend sent is typed; {@code digits} typed so far, of {@code of}.
   *
   * @param maskedPhone where it went; empty while the backend is asked for it
   */
  record PhoneCode(ServiceItem item, String maskedPhone, int digits, int of, PhoneCodeSay say, int secondsLeft) implements ForAnybody {}

  /** A member of staff is awaited, with card or badge. */
  record StaffHelp(ServiceItem item, CardNote note) implements ForAnybody {}

  /** A member of staff looks: do person and document belong together? */
  record StaffLook(ServiceItem item, String nameMasked, String document, String staffMasked) implements ForAnybody {}

  /** The face module looks; {@code item} is empty when somebody collects. {@code hint}: stable key of the face module's hint, empty for none. */
  record FaceLook(Optional<ServiceItem> item, String hint, int secondsLeft) implements ForAnybody {}

  /**
   * The face way did not work; the other way is offered in the same breath.
   *
   * @param minutes until another look is possible where all are used, else 0
   */
  record FaceNot(Optional<ServiceItem> item, FaceReason reason, boolean mayTryAgain, int minutes) implements ForAnybody {}

  /**
   * One page of the form.
   *
   * @param questionZh the page's one question in the words of a neighbour, for example {@code 新的执业地点是哪里？}; empty when
   *     the form names none and the page asks in general words
   * @param focus key of the field being typed in, empty for none
   */
  record Form(
      ServiceItem item, int step, int steps, String questionZh, String questionEn, List<Field> fields, String focus)
      implements ForAnybody {}

  /** Everything once more before it is filed. */
  record Review(ServiceItem item, List<Field> fields, boolean online) implements ForAnybody {}

  /** The durable commit is under way. */
  record Filing(ServiceItem item) implements ForAnybody {}

  /**
   * A door is being opened.
   *
   * @param cell empty until one is chosen
   * @param keptUntil how long it is kept for this person's papers, by the clock on the wall; empty where nothing is kept
   */
  record CellOpening(String cell, List<CellTile> cabinet, Optional<Instant> keptUntil) implements ForAnybody {

    /** Where nothing is kept. */
    public CellOpening(String cell, List<CellTile> cabinet) {
      this(cell, cabinet, Optional.empty());
    }
  }

  /** The door is open; put the papers in (resident) or take them out (courier) and close it. */
  record CellOpen(String cell, List<CellTile> cabinet, List<String> papers, boolean staff) implements ForAnybody {}

  /**
   * The door did not do what it should.
   *
   * @param cell empty when the cabinet is {@code full}
   * @param result the result word of the cabinet, for example {@code jammed}, or {@code too-small} (close this door empty and
   *     a larger one opens), {@code stays-shut} (the person says so), {@code empty} (closed with nothing inside), {@code full}
   * @param keptUntil how long the cell is kept for this person's papers, by the clock on the wall; empty when it is not
   */
  record CellTrouble(
      String cell, String result, List<CellTile> cabinet, boolean otherCellFree, boolean staff, Optional<Instant> keptUntil)
      implements ForAnybody {

    /** Where nothing is kept for anybody. */
    public CellTrouble(String cell, String result, List<CellTile> cabinet, boolean otherCellFree, boolean staff) {
      this(cell, result, cabinet, otherCellFree, staff, Optional.empty());
    }
  }

  /** The papers lie in the cell and the door is closed. The person confirms nothing was forgotten. */
  record CellClosed(String cell, List<CellTile> cabinet, List<String> papers) implements ForAnybody {}

  /**
   * Filed. {@code mayPrintForm}: the form as it was filled in can be had on paper; {@code cardLies}: the person's card still
   * lies on the reader.
   */
  record Done(
      ServiceItem item,
      String honorific,
      String acceptanceNo,
      boolean delivered,
      Optional<String> cell,
      ReceiptNote receipt,
      SheetNote sheet,
      boolean mayPrintForm,
      String qr,
      boolean cardLies,
      int secondsLeft)
      implements ForAnybody {}

  /**
   * The session is over and its card still lies on the reader.
   *
   * @param calling whether a sound calls the person back, too
   */
  record CardLeft(int secondsLeft, boolean calling) implements ForAnybody {}

  /** A door stands open for something else than a filing or a round. */
  record DoorOpen(DoorTask task, String cell, List<CellTile> cabinet, List<String> papers, boolean overdue) implements ForAnybody {}

  /** The same door did not do what it should; {@code result} as in {@link CellTrouble}. */
  record DoorFault(DoorTask task, String cell, String result, List<CellTile> cabinet, boolean otherCellFree) implements ForAnybody {}

  /** Something the machine cannot offer, said plainly; {@code key} names the text, {@code detail} an optional value. */
  record Notice(String key, String detail) implements ForAnybody {}

  /** Nobody touched for a while; {@code under} stays as it is below. */
  record StillThere(Screen under, int secondsLeft) implements ForAnybody {}

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

  /** Whether a service can be done now; {@code reasons} are stable keys of what is missing, or of what goes another way than usual. */
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

  /** Why no code can be sent to the telephone. */
  enum PhoneCodeBarrier {
    /** The backend cannot be reached now. */
    OFFLINE,
    /** This backend sends no codes. */
    NOT_OFFERED,
    /** The backend knows no telephone of this person. */
    NO_PHONE,
    /** Too many were sent to this person. */
    TOO_OFTEN
  }

  /** What is said over a code that is typed. */
  enum PhoneCodeSay {
    SENDING,
    SENT,
    CHECKING,
    WRONG,
    WRONG_ONE_LEFT,
    /** Too old, used up or tried too often: only a new one helps. */
    GONE,
    /** The backend could not be asked just now. */
    UNCHECKED
  }

  /** Why the face way is not offered. */
  enum FaceBarrier {
    /** The module is away or may not be used. */
    CAMERA,
    /** The photo of the card cannot be compared with anything on this machine. */
    PHOTO,
    /** Too young to agree alone, or the card does not say how old. */
    YOUNG,
    /** All looks at this person are used, for some minutes. */
    TRIES,
    /** The time that looks may take in one session is used. */
    TIME
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

  /** How the A4 printer gets on with the sheet of this person. */
  enum SheetNote {
    /** There is no A4 printer, or nothing of it is known yet. */
    NONE,
    PRINTING,
    PRINTED,
    PAPER_OUT,
    JAM,
    /** A cover, or a tray that is not in its place. */
    OPEN,
    /** It stood still without a reason, and was taken back. */
    STUCK,
    /** It did not come out, for a reason that only staff can mend. */
    NOT_PRINTED
  }

  /** What a door is opened for. */
  enum DoorTask {
    /** Somebody collects papers. */
    COLLECT,
    /** A courier puts a result in. */
    RESULT,
    /** Staff take something out. */
    KEEP_OUT,
    /** Staff put it in elsewhere. */
    KEEP_IN,
    /** Staff look. */
    KEEP_LOOK
  }

  /** The machine cannot keep anything, so it does not begin: where people go instead, and for a technician why and what to do. */
  record OutOfService(PartHealth store) implements ForAnybody {}
}
