package org.hall24.receipt;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hall24.receipt.escpos.EscPos;
import org.hall24.receipt.escpos.Rom;

/**
 * What is particular to one printer model. Profiles are data: the application reads them from files, so that a model we
 * never met needs no code.
 *
 * @param name the name a configuration picks it by
 * @param page what its head puts on paper
 * @param rom which characters its Chinese ROM holds
 * @param answers which questions it answers; empty: it is asked
 * @param prepare what it is told after the initialisation, for example to choose a font; mostly nothing
 * @param cut how it cuts
 * @param presenter how it hands a ticket out; empty: the paper hangs from the slot
 * @param pace how fast it may be served
 */
public record PrinterProfile(
    String name,
    Page page,
    Rom rom,
    Optional<Set<Ask>> answers,
    List<EscPos> prepare,
    List<EscPos> cut,
    Optional<Presenter> presenter,
    Pace pace) {

  /** A question a printer may or may not answer. */
  public enum Ask {
    /** DLE EOT 1. */
    PRINTER("printer", 1),
    /** DLE EOT 2. */
    OFFLINE_CAUSE("offline-cause", 2),
    /** DLE EOT 3. */
    ERROR("error", 3),
    /** DLE EOT 4. */
    PAPER("paper", 4),
    /** GS r 1. */
    ORDERED_PAPER("ordered-paper", 0),
    /** GS ( H 48. */
    PROCESS_ID("process-id", 0),
    /** DLE DC4 8. */
    CLEAR("clear", 0);

    private final String word;
    private final int realTime;

    Ask(String word, int realTime) {
      this.word = word;
      this.realTime = realTime;
    }

    /** The word a profile names it by. */
    public String word() {
      return word;
    }

    /** The n of DLE EOT n, 1–4; 0 for a question of another kind. */
    public int realTime() {
      return realTime;
    }
  }

  /**
   * What the head puts on paper. Lengths in dots, 1/8 mm on a usual head.
   *
   * @param widthDots printable width: 576 on 80 mm paper, 384 on 58 mm
   * @param latinDots width of a single-byte character: 12 in font A
   * @param chineseDots width of a two-byte character: 24
   * @param unitsPerDot vertical motion units a dot: 1 on most Chinese boards, 2 on Epson's 203 dpi models
   * @param ownQr whether it draws QR codes itself (GS ( k); otherwise they go as dots
   */
  public record Page(int widthDots, int latinDots, int chineseDots, int unitsPerDot, boolean ownQr) {
    public Page {
      if (widthDots < 192 || widthDots > 1280 || widthDots % 8 != 0 || unitsPerDot < 1 || unitsPerDot > 4) {
        throw new IllegalArgumentException("page out of range");
      }
      if (latinDots < 8 || latinDots > 24 || chineseDots < 16 || chineseDots > 32) {
        throw new IllegalArgumentException("font out of range");
      }
    }
  }

  /** Where a presenter says that a ticket lies in its mouth. */
  public enum TicketSensor {
    /** Nowhere. */
    NONE("none"),
    /** Bit 5 of the paper byte of DLE EOT 20, Custom's full status. */
    FULL_STATUS("full-status"),
    /** Bit 3 of the byte that answers GS e 6, Custom's ejector byte. */
    EJECTOR_BYTE("ejector-byte"),
    /** Bit 7 of the answer to DLE EOT 1, an OEM board's "paper not yet torn off". */
    STATUS_BIT_7("status-bit-7");

    private final String word;

    TicketSensor(String word) {
      this.word = word;
    }

    /** The word a profile names it by. */
    public String word() {
      return word;
    }
  }

  /** What becomes of a ticket that nobody takes. */
  public enum Untaken {
    /** It is drawn back into the machine. */
    RETRACT,
    /** It is thrown out to the front. */
    EJECT,
    /** It stays. */
    KEEP
  }

  /**
   * The presenter. The same bytes mean "retract" on one model and "motor on" on another, so they stand in the profile.
   *
   * @param present hands the cut ticket out; may be empty where cutting does it
   * @param retract draws it back
   * @param eject throws it out
   * @param sensor where it says that the ticket is still there
   * @param patience how long it is left for a hand
   * @param untaken what then becomes of it
   */
  public record Presenter(
      List<EscPos> present,
      List<EscPos> retract,
      List<EscPos> eject,
      TicketSensor sensor,
      Duration patience,
      Untaken untaken) {
    public Presenter {
      present = List.copyOf(present);
      retract = List.copyOf(retract);
      eject = List.copyOf(eject);
    }
  }

  /**
   * How fast it may be served.
   *
   * @param windowBytes most bytes it is given beyond what it has worked through; below its receive buffer
   * @param baud pace of the line in bit/s, so that a hold from the printer is seen before the line's own buffers run on; 0
   *     for none
   * @param replyWithin how long it may take to answer a question
   * @param slowestMmPerSecond its slowest printing, by which progress is judged where nothing else tells it
   * @param patience how long it may say that all is well without getting on
   * @param keepsBuffer whether what it has received survives the end of the paper, so that a receipt can go on after a new
   *     roll; otherwise such a receipt is given up
   * @param reserveMm how much may still be printed after it says that the roll is near its end, so that no receipt is begun
   *     that the roll cannot end; 0 where nobody has measured its sensor: then it prints to the end
   */
  public record Pace(
      int windowBytes, int baud, Duration replyWithin, int slowestMmPerSecond, Duration patience, boolean keepsBuffer, int reserveMm) {
    public Pace {
      if (windowBytes < 128 || baud < 0 || slowestMmPerSecond < 1 || reserveMm < 0) {
        throw new IllegalArgumentException("pace out of range");
      }
    }

    /** Of a printer whose sensor for the end of the roll nobody has measured. */
    public Pace(int windowBytes, int baud, Duration replyWithin, int slowestMmPerSecond, Duration patience, boolean keepsBuffer) {
      this(windowBytes, baud, replyWithin, slowestMmPerSecond, patience, keepsBuffer, 0);
    }

    /** The same with a measured reserve. */
    public Pace withReserve(int millimetres) {
      return new Pace(windowBytes, baud, replyWithin, slowestMmPerSecond, patience, keepsBuffer, millimetres);
    }
  }

  public PrinterProfile {
    answers = answers.map(asks -> asks.isEmpty() ? Set.<Ask>of() : Set.copyOf(EnumSet.copyOf(asks)));
    prepare = List.copyOf(prepare);
    cut = List.copyOf(cut);
  }

  /** Any 80 mm ESC/POS printer with a Chinese ROM; it is asked what it answers. What a profile leaves out is as here. */
  public static PrinterProfile generic80() {
    return new PrinterProfile(
        "generic80",
        new Page(576, 12, 24, 1, true),
        Rom.GB2312,
        Optional.empty(),
        List.of(),
        List.of(new EscPos.FeedAndCut(false, 0)),
        Optional.empty(),
        new Pace(1024, 38400, Duration.ofMillis(500), 50, Duration.ofSeconds(15), true));
  }

  /** Printable dots across. */
  public int widthDots() {
    return page.widthDots();
  }

  /** The same printer with another page. */
  public PrinterProfile withPage(Page other) {
    return new PrinterProfile(name, other, rom, answers, prepare, cut, presenter, pace);
  }

  /** The same printer with another presenter. */
  public PrinterProfile withPresenter(Presenter other) {
    return new PrinterProfile(name, page, rom, answers, prepare, cut, Optional.of(other), pace);
  }

  /** The same printer served at another pace. */
  public PrinterProfile withPace(Pace other) {
    return new PrinterProfile(name, page, rom, answers, prepare, cut, presenter, other);
  }

  /** The same printer on a line of another pace; 0 for none. */
  public PrinterProfile withBaud(int baud) {
    return withPace(
        new Pace(pace.windowBytes, baud, pace.replyWithin, pace.slowestMmPerSecond, pace.patience, pace.keepsBuffer, pace.reserveMm));
  }

  /** The same printer, known to answer exactly these questions. */
  public PrinterProfile answering(Set<Ask> asks) {
    return new PrinterProfile(name, page, rom, Optional.of(asks), prepare, cut, presenter, pace);
  }

  /** The same printer with other times. */
  public PrinterProfile withTimes(Duration replyWithin, Duration patience) {
    return withPace(
        new Pace(pace.windowBytes, pace.baud, replyWithin, pace.slowestMmPerSecond, patience, pace.keepsBuffer, pace.reserveMm));
  }
}
