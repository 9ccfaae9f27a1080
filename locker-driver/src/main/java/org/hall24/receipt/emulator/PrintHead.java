package org.hall24.receipt.emulator;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

  private final int widthDots;

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
  private int qrModule = 3;
  private ErrorCorrectionLevel qrLevel = ErrorCorrectionLevel.L;
  private Octets qrData = Octets.of();

  PrintHead(int widthDots) {
    this.widthDots = widthDots;
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
      case EscPos.Other other -> {}
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
    return new PrintedReceipt(widthDots, y, marks, lines);
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
    int codePoint = Rom.character(code);
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

  private void moveTo(int dots) {
    if (dots < widthDots) {
      if (dots > x && !lineText.isEmpty()) {
        lineText.append(' ');
      }
      x = dots;
    }
  }

  /** A line that is full is printed and goes on below, as the printer does by itself. */
  private void room(int width) {
    if (x + width > widthDots && !line.isEmpty()) {
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
      case LEFT -> 0;
      case CENTRE -> Math.max(0, (widthDots - width) / 2);
      case RIGHT -> Math.max(0, widthDots - width);
    };
  }

  private void raster(EscPos.Raster raster) {
    flush();
    int left = aligned(raster.widthBytes() * 8);
    marks.add(new Dots(left, y, raster.widthBytes(), raster.rows(), 1, raster.data()));
    y += raster.rows();
  }

  /** A code that does not fit is left out without a word, as the real thing does. */
  private void code() {
    if (qrData.length() == 0) {
      return;
    }
    ByteMatrix modules;
    String text = new String(qrData.toArray(), StandardCharsets.UTF_8);
    try {
      // Bytes are stored as they came: Latin-1 keeps every one of them.
      modules = Encoder.encode(new String(qrData.toArray(), StandardCharsets.ISO_8859_1), qrLevel).getMatrix();
    } catch (WriterException e) {
      return;
    }
    int width = modules.getWidth() * qrModule;
    if (width > widthDots) {
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
