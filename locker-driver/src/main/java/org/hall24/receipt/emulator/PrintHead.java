package org.hall24.receipt.emulator;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.receipt.emulator.PrintedReceipt.Code;
import org.hall24.receipt.emulator.PrintedReceipt.Dots;
import org.hall24.receipt.emulator.PrintedReceipt.Letter;
import org.hall24.receipt.emulator.PrintedReceipt.Mark;
import org.hall24.receipt.escpos.EscPos;
import org.hall24.receipt.escpos.Octets;
import org.hall24.receipt.escpos.Rom;

/** Head and motor: turns commands into marks on moving paper. One vertical unit is one dot. Not thread-safe. */
final class PrintHead {
  private static final int HALF = 12;
  private static final int FULL = 24;
  private static final int DEFAULT_SPACING = 30;

  private final int paperDots;

  private final List<Mark> marks = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final List<Mark> line = new ArrayList<>();
  private final StringBuilder lineText = new StringBuilder();
  private int y;

  private int x;
  private int lineHeight;
  private EscPos.Alignment alignment = EscPos.Alignment.LEFT;
  private EscPos.CharSize size = new EscPos.CharSize(1, 1);
  private boolean bold;
  private int spacing = DEFAULT_SPACING;
  private int margin;
  private int area;
  private int codePage;
  private Optional<EscPos.GraphicsStore> stored = Optional.empty();
  private int qrModule = 3;
  private ErrorCorrectionLevel qrLevel = ErrorCorrectionLevel.L;
  private Octets qrData = Octets.of();

  PrintHead(int paperDots) {
    this.paperDots = paperDots;
    this.area = paperDots;
  }

  /**
   * Obeys one command.
   *
   * @return how many dots the paper moved
   */
  int obey(EscPos command) {
    int before = y;
    switch (command) {
      case EscPos.Char(int code) -> letter(code);
      case EscPos.LineFeed() -> endLine(spacing);
      case EscPos.FeedUnits(int units) -> endLine(units);
      case EscPos.FeedLines(int count) -> {
        endLine(spacing);
        y += Math.max(0, count - 1) * spacing;
      }
      case EscPos.Initialise() -> initialise();
      case EscPos.Align(EscPos.Alignment to) -> alignment = line.isEmpty() ? to : alignment;
      case EscPos.Bold(boolean on) -> bold = on;
      case EscPos.CharSize wanted -> size = wanted;
      case EscPos.LineSpacing(int units) -> spacing = units;
      case EscPos.DefaultLineSpacing() -> spacing = DEFAULT_SPACING;
      case EscPos.MoveTo(int dots) -> moveTo(dots);
      case EscPos.Columns(Octets data) -> columns(data);
      case EscPos.Raster raster -> raster(raster);
      case EscPos.QrModule(int dots) -> qrModule = dots;
      case EscPos.QrCorrection(EscPos.Correction level) ->
          qrLevel = ErrorCorrectionLevel.valueOf(level.name());
      case EscPos.QrStore(Octets data) -> qrData = data;
      case EscPos.QrPrint() -> code();
      case EscPos.FeedAndCut(boolean whole, int units) -> {
        flush();
        y += units;
      }
      case EscPos.Cut cut -> flush();
      case EscPos.QrModel model -> {}
      case EscPos.ChineseMode mode -> {}
      case EscPos.ProcessId id -> {}
      case EscPos.OrderedStatus status -> {}
      case EscPos.RealTimeStatus status -> {}
      case EscPos.RealTimeRecover recover -> {}
      case EscPos.RealTimeClear clear -> {}
      case EscPos.Identify identify -> {}
      case EscPos.AutomaticStatus status -> {}
      case EscPos.QrSize qr -> {}
      case EscPos.Ejector ejector -> {}
      case EscPos.Counter counter -> {}
      case EscPos.HardwareReset reset -> {}
      case EscPos.PrintMode(int bits) -> {
        bold = (bits & 0x08) != 0;
        size = new EscPos.CharSize((bits & 0x20) != 0 ? 2 : 1, (bits & 0x10) != 0 ? 2 : 1);
      }
      case EscPos.ChineseSize(boolean wide, boolean high) -> size = new EscPos.CharSize(wide ? 2 : 1, high ? 2 : 1);
      case EscPos.MoveBy(int dots) -> moveTo(Math.max(0, x + dots));
      case EscPos.CoarseColumns coarse -> coarse(coarse);
      case EscPos.LeftMargin(int dots) -> margin = line.isEmpty() && dots < paperDots ? dots : margin;
      case EscPos.AreaWidth(int dots) -> area = line.isEmpty() && dots > 0 ? dots : area;
      case EscPos.GraphicsStore graphics -> stored = Optional.of(graphics);
      case EscPos.GraphicsPrint print -> {
        stored.ifPresent(this::graphics);
        stored = Optional.empty();
      }
      case EscPos.Other(Octets bytes) -> other(bytes);
      case EscPos.Malformed malformed -> {}
    }
    return y - before;
  }

  /** Nothing stands on the paper below the blade. */
  boolean blank() {
    return marks.isEmpty();
  }

  /** The paper as it is now. */
  PrintedReceipt paper() {
    return new PrintedReceipt(paperDots, y, marks, lines);
  }

  /** The paper was cut: a new sheet begins. */
  void newSheet() {
    marks.clear();
    lines.clear();
    y = 0;
  }

  /** The line in the making and all modes are gone; what is burned stays. */
  void initialise() {
    dropLine();
    alignment = EscPos.Alignment.LEFT;
    size = new EscPos.CharSize(1, 1);
    bold = false;
    spacing = DEFAULT_SPACING;
    qrModule = 3;
    qrLevel = ErrorCorrectionLevel.L;
    qrData = Octets.of();
    margin = 0;
    area = paperDots;
    stored = Optional.empty();
    codePage = 0;
  }

  /** ESC t chooses what single bytes above 7Fh mean; nothing else of these changes what stands on paper. */
  private void other(Octets bytes) {
    if (bytes.length() == 3 && bytes.at(0) == 0x1B && bytes.at(1) == 0x74) {
      codePage = bytes.at(2) & 0xFF;
    }
  }

  /** Printable dots across, inside the margins. */
  private int width() {
    return Math.min(area, paperDots - margin);
  }

  /** The line in the making is gone; modes stay. */
  void dropLine() {
    line.clear();
    lineText.setLength(0);
    x = 0;
    lineHeight = 0;
  }

  private void letter(int code) {
    int width = (code <= 0xFF ? HALF : FULL) * size.width();
    int height = FULL * size.height();
    room(width);
    int codePoint = code >= 0x80 && code <= 0xFF ? CodePages.character(codePage, code) : Rom.character(code);
    line.add(new Letter(x, 0, width, height, codePoint, bold));
    lineText.appendCodePoint(codePoint);
    advance(width, height);
  }

  private void columns(Octets data) {
    int width = data.length() / 3;
    int widthBytes = (width + 7) / 8;
    byte[] rows = new byte[widthBytes * FULL];
    for (int column = 0; column < width; column++) {
      for (int row = 0; row < FULL; row++) {
        if ((data.at(column * 3 + row / 8) >> (7 - row % 8) & 1) == 1) {
          rows[row * widthBytes + column / 8] |= (byte) (0x80 >> column % 8);
        }
      }
    }
    room(width);
    line.add(new Dots(x, 0, widthBytes, FULL, 1, Octets.of(rows)));
    lineText.append('\u25A2');
    advance(width, FULL);
  }

  /** Eight-dot and single-density images: each dot stands for two or three. */
  private void coarse(EscPos.CoarseColumns coarse) {
    int across = coarse.mode() == 1 ? 1 : 2;
    int down = coarse.mode() == 32 ? 1 : 3;
    int bytes = coarse.mode() == 32 ? 3 : 1;
    int width = coarse.columns() * across;
    int widthBytes = (width + 7) / 8;
    byte[] rows = new byte[widthBytes * FULL];
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < FULL; y++) {
        int bit = y / down;
        if ((coarse.data().at(x / across * bytes + bit / 8) >> (7 - bit % 8) & 1) == 1) {
          rows[y * widthBytes + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    room(width);
    line.add(new Dots(x, 0, widthBytes, FULL, 1, Octets.of(rows)));
    advance(width, FULL);
  }

  private void graphics(EscPos.GraphicsStore graphics) {
    int widthBytes = (graphics.widthDots() * graphics.scaleX() + 7) / 8;
    int stored = (graphics.widthDots() + 7) / 8;
    int rows = graphics.rows() * graphics.scaleY();
    byte[] dots = new byte[widthBytes * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < graphics.widthDots() * graphics.scaleX(); column++) {
        int from = column / graphics.scaleX();
        if ((graphics.data().at(row / graphics.scaleY() * stored + from / 8) >> (7 - from % 8) & 1) == 1) {
          dots[row * widthBytes + column / 8] |= (byte) (0x80 >> column % 8);
        }
      }
    }
    raster(new EscPos.Raster(widthBytes, rows, Octets.of(dots)));
  }

  private void moveTo(int dots) {
    if (dots < width()) {
      if (dots > x && !lineText.isEmpty()) {
        lineText.append(' ');
      }
      x = dots;
    }
  }

  /** A line that is full is printed and goes on below, as the printer does by itself. */
  private void room(int width) {
    if (x + width > width() && !line.isEmpty()) {
      endLine(spacing);
    }
  }

  private void advance(int width, int height) {
    x += width;
    lineHeight = Math.max(lineHeight, height);
  }

  private void flush() {
    if (!line.isEmpty()) {
      endLine(spacing);
    }
  }

  private void endLine(int feed) {
    int left = aligned(x);
    for (Mark mark : line) {
      marks.add(
          switch (mark) {
            case Letter(int at, int top, int w, int h, int cp, boolean strong) ->
                new Letter(left + at, y + lineHeight - h, w, h, cp, strong);
            case Dots(int at, int top, int w, int rows, int scale, Octets data) ->
                new Dots(left + at, y + lineHeight - rows, w, rows, scale, data);
            case Code code -> code;
          });
    }
    if (!lineText.isEmpty()) {
      lines.add(lineText.toString());
    }
    y += Math.max(feed, lineHeight);
    dropLine();
  }

  private int aligned(int width) {
    return switch (alignment) {
      case LEFT -> margin;
      case CENTRE -> margin + Math.max(0, (width() - width) / 2);
      case RIGHT -> margin + Math.max(0, width() - width);
    };
  }

  private void raster(EscPos.Raster raster) {
    flush();
    int left = aligned(raster.widthBytes() * 8);
    marks.add(new Dots(left, y, raster.widthBytes(), raster.rows(), 1, raster.data()));
    y += raster.rows();
  }

  /** How wide the stored code will be, dots; 0 when there is none. */
  int codeDots() {
    return modules().map(modules -> modules.getWidth() * qrModule).orElse(0);
  }

  private Optional<ByteMatrix> modules() {
    if (qrData.length() == 0) {
      return Optional.empty();
    }
    try {
      // Bytes are stored as they came: Latin-1 keeps every one of them.
      return Optional.of(
          Encoder.encode(new String(qrData.toArray(), StandardCharsets.ISO_8859_1), qrLevel).getMatrix());
    } catch (WriterException e) {
      return Optional.empty();
    }
  }

  /** A code that does not fit is left out without a word, as the real thing does. */
  private void code() {
    Optional<ByteMatrix> drawn = modules();
    if (drawn.isEmpty()) {
      return;
    }
    ByteMatrix modules = drawn.get();
    String text = new String(qrData.toArray(), StandardCharsets.UTF_8);
    int width = modules.getWidth() * qrModule;
    if (width > width()) {
      return;
    }
    flush();
    int widthBytes = (modules.getWidth() + 7) / 8;
    byte[] rows = new byte[widthBytes * modules.getHeight()];
    for (int row = 0; row < modules.getHeight(); row++) {
      for (int column = 0; column < modules.getWidth(); column++) {
        if (modules.get(column, row) == 1) {
          rows[row * widthBytes + column / 8] |= (byte) (0x80 >> column % 8);
        }
      }
    }
    marks.add(
        new Code(
            new Dots(aligned(width), y, widthBytes, modules.getHeight(), qrModule, Octets.of(rows)), text));
    y += width;
  }
}
