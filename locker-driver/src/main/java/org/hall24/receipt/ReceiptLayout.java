package org.hall24.receipt;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hall24.receipt.Receipt.Part;
import org.hall24.receipt.Receipt.Style;
import org.hall24.receipt.TextLine.Cell;
import org.hall24.receipt.escpos.EscPos;
import org.hall24.receipt.escpos.Octets;
import org.hall24.receipt.escpos.RealTimeScanner;

/**
 * A receipt as commands for one printer: text in the ROM's own characters, dots only where the ROM has none.
 *
 * <p>A pure function of receipt, profile and glyphs. No command it makes holds bytes that a printer would take for a
 * real-time command.
 */
public final class ReceiptLayout {

  /** From the top of one line to the top of the next: 24 dots of character and room to breathe. */
  static final int LINE_DOTS = 34;

  /** Bytes of one piece of a picture: small beside the smallest buffers, large beside its own head of eight bytes. */
  private static final int BAND_BYTES = 288;

  private static final int PIECE_BYTES = 64;

  private final PrinterProfile profile;
  private final GlyphSource glyphs;

  /**
   * @param profile the printer
   * @param glyphs draws what its ROM lacks
   */
  public ReceiptLayout(PrinterProfile profile, GlyphSource glyphs) {
    this.profile = profile;
    this.glyphs = glyphs;
  }

  /**
   * Whole commands, sent in one go.
   *
   * @param endDots where on the paper the head stands after them
   */
  record Step(byte[] bytes, int endDots) {}

  /**
   * A receipt ready to send.
   *
   * @param commands all commands in order
   * @param tops where on the paper each of them begins, dots
   * @param heightDots about how long the paper will be, dots
   */
  public record Sheet(List<EscPos> commands, List<Integer> tops, int heightDots) {
    public Sheet {
      commands = List.copyOf(commands);
      tops = List.copyOf(tops);
    }

    /** The bytes in pieces of whole commands, at most 64 bytes each where the command itself is not longer. */
    public List<byte[]> pieces() {
      return steps().stream().map(Step::bytes).toList();
    }

    List<Step> steps() {
      List<Step> steps = new ArrayList<>();
      ByteArrayOutputStream piece = new ByteArrayOutputStream();
      for (int i = 0; i < commands.size(); i++) {
        byte[] bytes = commands.get(i).encode();
        if (piece.size() > 0 && piece.size() + bytes.length > PIECE_BYTES) {
          steps.add(new Step(piece.toByteArray(), tops.get(i)));
          piece.reset();
        }
        piece.writeBytes(bytes);
      }
      if (piece.size() > 0) {
        steps.add(new Step(piece.toByteArray(), heightDots));
      }
      return steps;
    }

    @Override
    public String toString() {
      return "Sheet[" + commands.size() + " commands, " + heightDots + " dots]";
    }
  }

  /** Lays a receipt out. */
  public Sheet lay(Receipt receipt) {
    Pen pen = new Pen();
    pen.add(new EscPos.Initialise());
    pen.add(new EscPos.ChineseMode(true));
    profile.prepare().forEach(pen::add);
    pen.add(new EscPos.LineSpacing(LINE_DOTS * profile.page().unitsPerDot()));
    receipt.parts().forEach(part -> lay(part, pen));
    return new Sheet(pen.commands, pen.tops, pen.height);
  }

  private void lay(Part part, Pen pen) {
    switch (part) {
      case Receipt.Text(String text, Style style) -> layText(text, style, pen);
      case Receipt.Table table -> layTable(table, pen);
      case Receipt.Rule(boolean strong) -> layRule(strong ? 4 : 2, pen);
      case Receipt.Qr qr -> layQr(qr, pen);
      case Receipt.Picture picture -> layPicture(picture, pen);
      case Receipt.Space(int dots) -> pen.feed(dots);
      case Receipt.Cut() -> {
        profile.cut().forEach(pen::add);
        profile.presenter().ifPresent(presenter -> presenter.present().forEach(pen::add));
      }
    }
  }

  private void layText(String text, Style style, Pen pen) {
    pen.align(EscPos.Alignment.valueOf(style.align().name()));
    pen.size(style.width(), style.height());
    pen.bold(style.bold());
    List<Cell> cells = TextLine.cells(text, profile, glyphs, style.width());
    for (List<Cell> line : TextLine.settled(cells, profile.widthDots(), style.align() == Receipt.Align.CENTRE)) {
      line.forEach(cell -> pen.add(cell.command()));
      pen.endLine(style.height());
    }
  }

  private void layTable(Receipt.Table table, Pen pen) {
    pen.align(EscPos.Alignment.LEFT);
    pen.size(1, 1);
    int widest =
        table.rows().stream()
            .mapToInt(row -> TextLine.dots(TextLine.cells(row.key(), profile, glyphs, 1)))
            .max()
            .orElse(0);
    int column = Math.min(widest + profile.page().chineseDots(), profile.widthDots() * 2 / 5);
    for (Receipt.Row row : table.rows()) {
      List<List<Cell>> keys =
          TextLine.lines(
              TextLine.cells(row.key(), profile, glyphs, 1), column - profile.page().latinDots());
      List<List<Cell>> values =
          TextLine.settled(
              TextLine.cells(row.value(), profile, glyphs, 1), profile.widthDots() - column, false);
      for (int i = 0; i < Math.max(keys.size(), values.size()); i++) {
        pen.bold(false);
        if (i < keys.size()) {
          keys.get(i).forEach(cell -> pen.add(cell.command()));
        }
        if (i < values.size() && !values.get(i).isEmpty()) {
          pen.add(new EscPos.MoveTo(column));
          pen.bold(row.strong());
          values.get(i).forEach(cell -> pen.add(cell.command()));
        }
        pen.endLine(1);
      }
    }
    pen.bold(false);
  }

  private void layRule(int rows, Pen pen) {
    byte[] black = new byte[profile.widthDots() / 8 * rows];
    Arrays.fill(black, (byte) 0xFF);
    pen.align(EscPos.Alignment.LEFT);
    pen.add(new EscPos.Raster(profile.widthDots() / 8, rows, Octets.of(black)));
    pen.height += rows;
  }

  /** The printer leaves out a code that is too wide and does not say so: the size is settled here. */
  private void layQr(Receipt.Qr qr, Pen pen) {
    byte[] data = qr.text().getBytes(StandardCharsets.UTF_8);
    ByteMatrix code = code(data);
    int modules = code.getWidth();
    int dots = Math.min(qr.moduleDots(), profile.widthDots() / (modules + 8));
    if (dots < 2) {
      throw new IllegalArgumentException("QR code of " + data.length + " bytes is too wide for the paper");
    }
    pen.align(profile.page().ownQr() ? EscPos.Alignment.CENTRE : EscPos.Alignment.LEFT);
    pen.feed(4 * dots);
    if (profile.page().ownQr()) {
      layOwnQr(data, modules * dots, dots, pen);
    } else {
      layDrawnQr(code, dots, pen);
    }
    pen.feed(4 * dots);
  }

  private static void layOwnQr(byte[] data, int height, int dots, Pen pen) {
    pen.add(new EscPos.QrModel(2));
    pen.add(new EscPos.QrModule(dots));
    pen.add(new EscPos.QrCorrection(EscPos.Correction.M));
    pen.add(new EscPos.QrStore(Octets.of(data)));
    pen.add(new EscPos.QrPrint());
    pen.height += height;
  }

  private void layDrawnQr(ByteMatrix code, int dots, Pen pen) {
    int width = profile.widthDots() / 8;
    int left = (profile.widthDots() - code.getWidth() * dots) / 2;
    byte[] rows = new byte[width * code.getHeight() * dots];
    for (int y = 0; y < code.getHeight() * dots; y++) {
      for (int x = 0; x < code.getWidth() * dots; x++) {
        if (code.get(x / dots, y / dots) == 1) {
          rows[y * width + (left + x) / 8] |= (byte) (0x80 >> (left + x) % 8);
        }
      }
    }
    layPicture(new Receipt.Picture(width, code.getHeight() * dots, Octets.of(rows)), pen);
  }

  private static ByteMatrix code(byte[] data) {
    try {
      return Encoder.encode(new String(data, StandardCharsets.ISO_8859_1), ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("QR code of " + data.length + " bytes is too long", e);
    }
  }

  private void layPicture(Receipt.Picture picture, Pen pen) {
    pen.align(EscPos.Alignment.LEFT);
    byte[] dots = picture.dots().toArray();
    int width = Math.min(picture.widthBytes(), profile.widthDots() / 8);
    int step = Math.max(1, BAND_BYTES / width);
    for (int top = 0; top < picture.rows(); top += step) {
      int rows = Math.min(step, picture.rows() - top);
      byte[] band = new byte[width * rows];
      for (int row = 0; row < rows; row++) {
        System.arraycopy(dots, (top + row) * picture.widthBytes(), band, row * width, width);
      }
      RealTimeScanner.defuse(band);
      pen.add(new EscPos.Raster(width, rows, Octets.of(band)));
      pen.height += rows;
    }
  }

  /** Collects commands and says a mode only when it changes. */
  private final class Pen {
    private final List<EscPos> commands = new ArrayList<>();
    private final List<Integer> tops = new ArrayList<>();
    private EscPos.Alignment alignment = EscPos.Alignment.LEFT;
    private EscPos.CharSize size = new EscPos.CharSize(1, 1);
    private boolean bold;
    private int height;

    void add(EscPos command) {
      commands.add(command instanceof EscPos.Columns columns ? defused(columns) : command);
      tops.add(height);
    }

    private EscPos defused(EscPos.Columns columns) {
      byte[] dots = columns.data().toArray();
      return RealTimeScanner.defuse(dots) == 0 ? columns : new EscPos.Columns(Octets.of(dots));
    }

    void align(EscPos.Alignment to) {
      if (to != alignment) {
        alignment = to;
        add(new EscPos.Align(to));
      }
    }

    void size(int width, int height) {
      EscPos.CharSize wanted = new EscPos.CharSize(width, height);
      if (!wanted.equals(size)) {
        size = wanted;
        add(wanted);
      }
    }

    void bold(boolean on) {
      if (on != bold) {
        bold = on;
        add(new EscPos.Bold(on));
      }
    }

    /** A line higher than the spacing is as high as itself; it gets the same room below as any other. */
    void endLine(int factor) {
      add(new EscPos.LineFeed());
      int high = TextLine.DRAWN * factor;
      height += Math.max(LINE_DOTS, high);
      if (high > LINE_DOTS) {
        feed(LINE_DOTS - TextLine.DRAWN);
      }
    }

    void feed(int dots) {
      for (int units = dots * profile.page().unitsPerDot(); units > 0; units -= 255) {
        add(new EscPos.FeedUnits(Math.min(units, 255)));
      }
      height += dots;
    }
  }
}
