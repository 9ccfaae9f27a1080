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
   * @param minutes until another look is possible where all are used, else 0
   * @param phoneCode why no code can be sent to the telephone; empty when one can
   * @param staff whether a member of staff can look
   * @param documentEnough whether the document alone is enough: a chip is, lines of print are not
   */
  record IdentityChoice(
      ServiceItem item, String givenNameMasked, String document, Optional<FaceBarrier> barrier, int minutes,
      Optional<PhoneCodeBarrier> phoneCode, boolean staff, boolean documentEnough)
      implements Screen {

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
  record PhoneCode(ServiceItem item, String maskedPhone, int digits, int of, PhoneCodeSay say, int secondsLeft) implements Screen {}

  /** A member of staff is awaited, with card or badge. */
  record StaffHelp(ServiceItem item, CardNote note) implements Screen {}

  /** A member of staff looks: do person and document belong together? */
  record StaffLook(ServiceItem item, String nameMasked, String document, String staffMasked) implements Screen {}

  /** The face module looks; {@code item} is empty when somebody collects. {@code hint}: stable key of the face module's hint, empty for none. */
  record FaceLook(Optional<ServiceItem> item, String hint, int secondsLeft) implements Screen {}

  /**
   * The face way did not work; the other way is offered in the same breath.
   *
   * @param minutes until another look is possible where all are used, else 0
   */
  record FaceNot(Optional<ServiceItem> item, FaceReason reason, boolean mayTryAgain, int minutes) implements Screen {}

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

  /**
   * A door is being opened.
   *
   * @param cell empty until one is chosen
   * @param keptUntil how long it is kept for this person's papers, by the clock on the wall; empty where nothing is kept
   */
  record CellOpening(String cell, List<CellTile> cabinet, Optional<Instant> keptUntil) implements Screen {

    /** Where nothing is kept. */
    public CellOpening(String cell, List<CellTile> cabinet) {
      this(cell, cabinet, Optional.empty());
    }
  }

  /** The door is open; put the papers in (resident) or take them out (courier) and close it. */
  record CellOpen(String cell, List<CellTile> cabinet, List<String> papers, boolean staff) implements Screen {}

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
      implements Screen {

    /** Where nothing is kept for anybody. */
    public CellTrouble(String cell, String result, List<CellTile> cabinet, boolean otherCellFree, boolean staff) {
      this(cell, result, cabinet, otherCellFree, staff, Optional.empty());
    }
  }

  /** The papers lie in the cell and the door is closed. The person confirms nothing was forgotten. */
  record CellClosed(String cell, List<CellTile> cabinet, List<String> papers) implements Screen {}

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
      implements Screen {}

  /**
   * The session is over and its card still lies on the reader.
   *
   * @param calling whether a sound calls the person back, too
   */
  record CardLeft(int secondsLeft, boolean calling) implements Screen {}

  /** A member of staff types the PIN; {@code digits} typed so far, at most {@code of}. */
  record StaffPin(String nameMasked, int digits, int of, boolean wrong) implements Screen {}

  /**
   * The courier's round: what lies where.
   *
   * @param keeper whether who signed in may see the whole cabinet
   * @param commissioned whether doors open for anybody but a technician
   */
  record Round(String staffMasked, List<RoundCell> cells, boolean online, boolean keeper, boolean commissioned) implements Screen {}

  /** The courier closed the door: are these papers in your hands? */
  record RoundConfirm(RoundCell cell) implements Screen {}

  /** The round is over; {@code cells} were handed over, journal position for the record; {@code cardLies} as in {@link Done}. */
  record RoundDone(String staffMasked, List<RoundCell> cells, String journalSeal, boolean cardLies) implements Screen {}

  /**
   * Somebody types a pick-up code.
   *
   * @param digits typed so far
   * @param say what came of the last code
   * @param waitSeconds how long codes that begin like the last one are not looked at; 0 for not at all
   * @param byCard whether card and face do instead of a code
   */
  record PickUpCode(String digits, PickUpSay say, int waitSeconds, boolean byCard) implements Screen {

    /** Where card and face do, too. */
    public PickUpCode(String digits, PickUpSay say, int waitSeconds) {
      this(digits, say, waitSeconds, true);
    }

    /** Without the digits. */
    @Override
    public String toString() {
      return "PickUpCode[" + say + "]";
    }
  }

  /**
   * The code is right and these papers need a second proof.
   *
   * @param phone whether four digits of the phone are typed instead of laying the card
   * @param digits typed so far
   */
  record PickUpSecond(boolean phone, int digits, CardNote note) implements Screen {}

  /** Somebody collects by card: the face, or the code, beside it; {@code barrier} and {@code minutes} as in {@link IdentityChoice}. */
  record PickUpProof(String nameMasked, Optional<FaceBarrier> barrier, int minutes) implements Screen {}

  /** What lies here for the person of the card. */
  record PickUpList(String nameMasked, List<Found> found) implements Screen {}

  /** A door stands open for something else than a filing or a round. */
  record DoorOpen(DoorTask task, String cell, List<CellTile> cabinet, List<String> papers, boolean overdue) implements Screen {}

  /** The same door did not do what it should; {@code result} as in {@link CellTrouble}. */
  record DoorFault(DoorTask task, String cell, String result, List<CellTile> cabinet, boolean otherCellFree) implements Screen {}

  /** The papers were taken out and the door is closed; {@code cardLies} as in {@link Done}. */
  record Collected(Found found, int more, boolean online, ReceiptNote receipt, boolean cardLies, int secondsLeft) implements Screen {}

  /**
   * Somebody asks how a filing gets on, by its number.
   *
   * @param prefix the letters of this kiosk's numbers
   * @param digits typed so far
   * @param wrong stable key of why the number does not serve, empty when nothing is wrong
   * @param looking whether it is being looked for
   */
  record CaseNumber(String prefix, String digits, String wrong, boolean looking) implements Screen {}

  /** The filings of the person of the card; {@code looking} while they are being looked for. */
  record CaseList(String nameMasked, List<Case.Facts> cases, boolean looking) implements Screen {}

  /**
   * How a filing gets on.
   *
   * @param open whether it was shown to be the person's own: else the page says how it can be
   */
  record CaseShown(Case.Facts facts, Case.News news, boolean open, Case.Certificate certificate) implements Screen {}

  /**
   * A courier says whose result is put in.
   *
   * @param prefix the letters of this kiosk's numbers
   * @param digits typed so far
   * @param wrong stable key of why the number does not serve, empty when nothing is wrong
   */
  record ResultNumber(String staffMasked, String prefix, String digits, String wrong, List<ResultFacts> expected) implements Screen {}

  /** Which cell the result needs, before a door opens. */
  record ResultReady(ResultFacts result, ResultNeed need) implements Screen {}

  /** The result lies in its cell; its person gets the code. */
  record ResultKept(ResultFacts result, String cell, LocalDate until, boolean online) implements Screen {}

  /**
   * The whole cabinet, for staff.
   *
   * @param chosen empty while no cell is
   * @param acts what can be done with it
   * @param commissioned whether doors open for anybody but a technician
   */
  record Cells(String staffMasked, List<KeptCell> cells, String chosen, List<KeepAct> acts, boolean online, boolean commissioned) implements Screen {}

  /**
   * A stock-take at one cell.
   *
   * @param cell as it is on record
   * @param number which cell of the walk, from 1
   * @param of how many there are
   * @param says what can be said of it
   */
  record Stock(String staffMasked, KeptCell cell, int number, int of, List<CellTile> cabinet, List<StockSay> says) implements Screen {}

  /**
   * The stock-take is over and on record.
   *
   * @param agreed cells that hold what is on record
   * @param differences cells that did not, as they are on record now
   * @param skipped cells nobody said anything of
   */
  record StockDone(String staffMasked, int agreed, List<KeptCell> differences, int skipped) implements Screen {}

  /** Asks once more before something that cannot be taken back. */
  record KeepConfirm(KeepAct act, KeptCell cell, String secondMasked) implements Screen {}

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

  /** A cell of a round. */
  record RoundCell(
      String cell, String acceptanceNo, String serviceZh, String serviceEn, List<String> papers, Instant since, boolean taken) {}

  /** What came of a pick-up code. */
  enum PickUpSay {
    NOTHING,
    /** It, or the second proof, is not right; which of both is not told. */
    WRONG,
    /** It was not looked at. */
    WAIT,
    COLLECTED,
    RECALLED,
    REPLACED,
    /** No papers lie here for this card. */
    NONE_FOR_CARD
  }

  /**
   * Papers that lie in a cell for somebody.
   *
   * @param papers their names in Chinese, empty when this machine does not know them
   * @param overdue whether they should have been collected by now; they are given out all the same
   * @param again whether they were collected a moment ago and the cell is opened once more
   */
  record Found(
      String cell, String acceptanceNo, String serviceZh, String serviceEn, List<String> papers, boolean overdue, boolean again) {
    public Found {
      papers = List.copyOf(papers);
    }
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

  /**
   * A result that goes into a cell.
   *
   * @param paper its name in Chinese, empty when this machine does not know it
   * @param known whether the filing was made on this machine, so that it knows who may collect
   * @param where the cell it lies in already, empty for none
   */
  record ResultFacts(String acceptanceNo, String serviceZh, String serviceEn, String paper, boolean known, String where) {}

  /**
   * What the cell of a result must be like.
   *
   * @param seated whether somebody who sits must reach it
   * @param phone four digits of the phone on the envelope, as far as typed; only asked for when the filing is not known here
   */
  record ResultNeed(CellSize size, boolean seated, String phone) {

    /** Without the digits. */
    @Override
    public String toString() {
      return "ResultNeed[" + size + "]";
    }
  }

  /** How large. */
  enum CellSize {
    SMALL,
    MEDIUM,
    LARGE
  }

  /**
   * How each part of the machine is, for whoever keeps it.
   *
   * @param parts empty while they are being looked at for the first time
   */
  record Health(String staffMasked, List<PartHealth> parts) implements Screen {
    public Health {
      parts = List.copyOf(parts);
    }
  }

  /** The machine cannot keep anything, so it does not begin: where people go instead, and for a technician why and what to do. */
  record OutOfService(PartHealth store) implements Screen {}

  /**
   * A cell as staff see it. Words are those of the command line.
   *
   * @param custody {@code empty|reserved|holds|unknown}
   * @param door {@code open|closed|unknown}
   * @param service for example {@code in-service} or {@code jammed}
   * @param kind what lies inside: {@code originals|licence|result}, empty when nothing does
   * @param hasCode whether there is a code for what lies inside
   */
  record KeptCell(
      String cell, int row, int column, CellSize size, String custody, String door, String service, String kind, String acceptanceNo,
      Instant since, boolean hasCode, boolean overdue) {}

  /** What staff say of a cell in a stock-take. */
  enum StockSay {
    /** It holds what is on record. */
    AS_RECORDED,
    /** Nothing is inside, whatever is on record. */
    EMPTY,
    /** Papers are inside, whatever is on record. */
    PAPERS,
    /** Open the door first. */
    OPEN,
    SKIP
  }

  /** What staff can do with a cell. */
  enum KeepAct {
    /** Open it and say what is inside. */
    LOOK,
    MOVE,
    RECALL,
    RENEW,
    OUT_OF_SERVICE,
    IN_SERVICE,
    KEY_OPENED,
    FOUND_PAPERS,
    FOUND_EMPTY,
    EMERGENCY
  }
}
