package org.hall24.receipt.escpos;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One command of the host, as the Epson ESC/POS command reference names it.
 *
 * <p>{@link #encode()} gives its bytes; {@link EscPosParser} makes it from bytes again. Vertical distances ({@code units})
 * are in the printer's vertical motion unit, which is one dot on most Chinese boards and half a dot on Epson's 203 dpi
 * models; horizontal ones are dots.
 */
public sealed interface EscPos {

  /** Where a line stands; effective only at the start of a line. */
  enum Alignment {
    LEFT(0),
    CENTRE(1),
    RIGHT(2);

    private final int code;

    Alignment(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }

    static Optional<Alignment> of(int code) {
      return Arrays.stream(values()).filter(value -> value.code == code).findFirst();
    }
  }

  /** How much of a QR code may be damaged: 7, 15, 25, 30 %. */
  enum Correction {
    L(0x30),
    M(0x31),
    Q(0x32),
    H(0x33);

    private final int code;

    Correction(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }

    static Optional<Correction> of(int code) {
      return Arrays.stream(values()).filter(value -> value.code == code).findFirst();
    }
  }

  /** One character: a single byte 20h–FFh, or a two-byte code of the ROM with its lead byte in the high eight bits. */
  record Char(int code) implements EscPos {
    public Char {
      int trail = code & 0xFF;
      boolean two = code >= 0x8140 && code <= 0xFEFE && trail >= 0x40 && trail != 0x7F && trail != 0xFF;
      require((code >= 0x20 && code <= 0xFF) || two, "character code");
    }
  }

  /** LF: prints the line. */
  record LineFeed() implements EscPos {}

  /** ESC @: modes back to their defaults, print buffer dropped; the receive buffer stays. */
  record Initialise() implements EscPos {}

  /** FS &amp; and FS .: whether a byte of 81h or more starts a two-byte code. */
  record ChineseMode(boolean on) implements EscPos {}

  /** ESC a. */
  record Align(Alignment to) implements EscPos {}

  /** ESC E. */
  record Bold(boolean on) implements EscPos {}

  /** GS !: 1–8 times as wide and high; Chinese too on thermal printers. */
  record CharSize(int width, int height) implements EscPos {
    public CharSize {
      require(width >= 1 && width <= 8 && height >= 1 && height <= 8, "character size");
    }
  }

  /** ESC 3: distance from line to line, 0–255 units. */
  record LineSpacing(int units) implements EscPos {
    public LineSpacing {
      require(units >= 0 && units <= 255, "line spacing");
    }
  }

  /** ESC 2. */
  record DefaultLineSpacing() implements EscPos {}

  /** ESC d: prints and feeds 0–255 lines. */
  record FeedLines(int lines) implements EscPos {
    public FeedLines {
      require(lines >= 0 && lines <= 255, "lines");
    }
  }

  /** ESC J: prints and feeds 0–255 units. */
  record FeedUnits(int units) implements EscPos {
    public FeedUnits {
      require(units >= 0 && units <= 255, "units");
    }
  }

  /** ESC $: the next character starts this many dots right of the left margin. */
  record MoveTo(int dots) implements EscPos {
    public MoveTo {
      require(dots >= 0 && dots <= 0xFFFF, "position");
    }
  }

  /** ESC * 33: an image of 24 rows in the line of text; three bytes a column, the top dot in the highest bit. */
  record Columns(Octets data) implements EscPos {
    public Columns {
      require(data.length() > 0 && data.length() % 3 == 0 && data.length() / 3 <= 0x3FF, "column image");
    }
  }

  /** GS v 0: an image by rows, the leftmost dot in the highest bit, 1 = black. */
  record Raster(int widthBytes, int rows, Octets data) implements EscPos {
    public Raster {
      require(widthBytes >= 1 && widthBytes <= 0xFFFF && rows >= 1 && rows <= 0xFFFF, "raster size");
      require(data.length() == widthBytes * rows, "raster data");
    }
  }

  /** GS ( k 165: QR model 1 or 2. */
  record QrModel(int model) implements EscPos {
    public QrModel {
      require(model == 1 || model == 2, "QR model");
    }
  }

  /** GS ( k 167: 1–16 dots a module. */
  record QrModule(int dots) implements EscPos {
    public QrModule {
      require(dots >= 1 && dots <= 16, "QR module");
    }
  }

  /** GS ( k 169. */
  record QrCorrection(Correction level) implements EscPos {}

  /** GS ( k 180: 1–7,089 bytes, kept as they are. */
  record QrStore(Octets data) implements EscPos {
    public QrStore {
      require(data.length() >= 1 && data.length() <= 7089, "QR data");
    }
  }

  /** GS ( k 181; only at the start of a line. A code too wide for the paper is left out without a word. */
  record QrPrint() implements EscPos {}

  /** GS V 65 / 66: feeds to the blade and n units more, then cuts. */
  record FeedAndCut(boolean whole, int units) implements EscPos {
    public FeedAndCut {
      require(units >= 0 && units <= 255, "units");
    }
  }

  /** GS V 0 / 1: cuts here. */
  record Cut(boolean whole) implements EscPos {}

  /** GS ( H 48: the printer says these four characters back (20h–7Eh) when everything before them is printed. */
  record ProcessId(String id) implements EscPos {
    public ProcessId {
      require(id.length() == 4 && id.chars().allMatch(c -> c >= 0x20 && c <= 0x7E), "process id");
    }
  }

  /** GS r: 1 asks for the paper, 2 for the drawer, in order with the data. */
  record OrderedStatus(int which) implements EscPos {
    public OrderedStatus {
      require(which == 1 || which == 2, "status");
    }
  }

  /**
   * DLE EOT n, obeyed at once: 1 printer, 2 why offline, 3 error, 4 paper; with Custom's presenters also 17 (motor, paper)
   * and 20 (full status).
   */
  record RealTimeStatus(int which) implements EscPos {
    /** Custom's full status: six bytes, 10h 0Fh and four of flags. */
    public static final int FULL = 20;

    public RealTimeStatus {
      require((which >= 1 && which <= 4) || which == 17 || which == FULL, "status");
    }
  }

  /** DLE ENQ n, obeyed at once: 1 goes on after an error, 2 drops the buffers and goes on. */
  record RealTimeRecover(int how) implements EscPos {
    public RealTimeRecover {
      require(how == 1 || how == 2, "recovery");
    }
  }

  /** DLE DC4 8, obeyed at once: drops everything received and not printed. */
  record RealTimeClear() implements EscPos {}

  /** ESC !: font, bold, double height and width in one byte. */
  record PrintMode(int bits) implements EscPos {
    public PrintMode {
      require(bits >= 0 && bits <= 255, "print mode");
    }
  }

  /** FS ! and FS W: double width and height of Chinese characters; the last size received wins. */
  record ChineseSize(boolean wide, boolean high) implements EscPos {}

  /** ESC \ moves by this many dots, back too. */
  record MoveBy(int dots) implements EscPos {
    public MoveBy {
      require(dots >= Short.MIN_VALUE && dots <= Short.MAX_VALUE, "distance");
    }
  }

  /** ESC * 0, 1, 32: a coarser image in the line of text. */
  record CoarseColumns(int mode, Octets data) implements EscPos {
    public CoarseColumns {
      require(mode == 0 || mode == 1 || mode == 32, "mode");
      require(data.length() > 0 && data.length() % (mode == 32 ? 3 : 1) == 0, "column image");
    }

    /** Columns across. */
    public int columns() {
      return mode == 32 ? data.length() / 3 : data.length();
    }
  }

  /** GS L: the left margin, dots. */
  record LeftMargin(int dots) implements EscPos {
    public LeftMargin {
      require(dots >= 0 && dots <= 0xFFFF, "margin");
    }
  }

  /** GS W: the width of the printable area, dots. */
  record AreaWidth(int dots) implements EscPos {
    public AreaWidth {
      require(dots >= 0 && dots <= 0xFFFF, "width");
    }
  }

  /** GS ( L 112 or GS 8 L 112: keeps an image by rows, each dot {@code scaleX} × {@code scaleY} on paper. */
  record GraphicsStore(int widthDots, int rows, int scaleX, int scaleY, Octets data) implements EscPos {
    public GraphicsStore {
      require(widthDots >= 1 && rows >= 1 && data.length() == (widthDots + 7) / 8 * rows, "graphics data");
      require(scaleX >= 1 && scaleX <= 2 && scaleY >= 1 && scaleY <= 2, "graphics scale");
    }
  }

  /** GS ( L 50: prints the image that is kept. */
  record GraphicsPrint() implements EscPos {}

  /** GS ( k 182: how large the stored code will be. */
  record QrSize() implements EscPos {}

  /** GS a: which changes the printer tells by itself; 0 for none. */
  record AutomaticStatus(int which) implements EscPos {
    public AutomaticStatus {
      require(which >= 0 && which <= 255, "status");
    }
  }

  /** GS I: who are you. */
  record Identify(int which) implements EscPos {
    public Identify {
      require(which >= 0 && which <= 255, "identity");
    }
  }

  /** GS e: Custom's presenter; 2 retracts, 3 presents by steps, 5 ejects, 6 asks for the ejector byte. */
  record Ejector(int what, int steps) implements EscPos {
    public Ejector {
      require(what >= 0 && what <= 8 && steps >= 0 && steps <= 255, "ejector");
    }
  }

  /** GS E1h–E4h: Custom's counters, answered in text: paper left, cuts, length printed, retracts. */
  record Counter(int which) implements EscPos {
    public Counter {
      require(which >= 0xE1 && which <= 0xE4, "counter");
    }
  }

  /** Custom's hardware reset: as if the power went off and on. */
  record HardwareReset() implements EscPos {}

  /** A command that is known by its length and changes nothing on this paper. */
  record Other(Octets bytes) implements EscPos {}

  /** Bytes that are no command. */
  record Malformed(Octets bytes) implements EscPos {}

  /** The bytes of this command. */
  default byte[] encode() {
    return EscPosWriter.encode(this);
  }

  /** The commands that these bytes are; bytes that are none stay as they are, for another maker's printer. */
  static List<EscPos> raw(Octets bytes) {
    if (bytes.length() == 0) {
      return List.of();
    }
    EscPosParser parser = new EscPosParser();
    List<EscPos> read = parser.accept(bytes.toArray());
    boolean known = parser.abandon().isEmpty() && read.stream().noneMatch(Malformed.class::isInstance);
    return known && Arrays.equals(encode(read), bytes.toArray()) ? read : List.of(new Other(bytes));
  }

  /** The bytes of several commands, one after another. */
  static byte[] encode(List<EscPos> commands) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    commands.forEach(command -> out.writeBytes(command.encode()));
    return out.toByteArray();
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what + " out of range");
    }
  }
}
