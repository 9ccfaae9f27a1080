package org.hall24.receipt.emulator;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.hall24.receipt.emulator.PrintedReceipt.Code;
import org.hall24.receipt.emulator.PrintedReceipt.Dots;
import org.hall24.receipt.emulator.PrintedReceipt.Letter;
import org.hall24.receipt.emulator.PrintedReceipt.Mark;

/**
 * Draws a printed receipt as it lies on a table: 80 mm paper with its unprintable margins, thermal ink, and the fine teeth
 * of the blade at both ends.
 *
 * <p>Pictures and QR codes are drawn dot by dot; letters as the printer's ROM would, in cells of 12 or 24 dots, with the
 * font handed in. Needs no display.
 */
public final class ReceiptPicture {
  /** Picture pixels a paper dot. */
  private static final int SCALE = 2;

  private static final int MARGIN = 32;
  private static final int TOP = 40;
  private static final int BOTTOM = 56;
  private static final int TABLE = 28;
  private static final int TOOTH = 4;

  private static final Color TABLE_COLOUR = new Color(0xE9E3D5);
  private static final Color PAPER = new Color(0xFFFEFA);
  private static final Color EDGE = new Color(0xD3CAB7);
  private static final Color INK = new Color(0x1F2226);

  private final Font regular;
  private final Font bold;

  /**
   * @param regular a font with Chinese and Latin characters
   * @param bold its bold face
   */
  public ReceiptPicture(Font regular, Font bold) {
    this.regular = regular;
    this.bold = bold;
  }

  /** The receipt as a picture of (640 + 2 × 28) × 2 pixels across for 80 mm paper. */
  public BufferedImage draw(PrintedReceipt receipt) {
    int width = receipt.widthDots() + 2 * MARGIN;
    int height = receipt.heightDots() + TOP + BOTTOM;
    BufferedImage image =
        new BufferedImage(
            (width + 2 * TABLE) * SCALE, (height + 2 * TABLE) * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.setColor(TABLE_COLOUR);
      g.fillRect(0, 0, image.getWidth(), image.getHeight());
      g.scale(SCALE, SCALE);
      g.translate(TABLE, TABLE);
      Path2D sheet = sheet(width, height);
      g.setColor(PAPER);
      g.fill(sheet);
      g.setColor(EDGE);
      g.draw(sheet);
      g.translate(MARGIN, TOP);
      g.setColor(INK);
      receipt.marks().forEach(mark -> draw(mark, g));
    } finally {
      g.dispose();
    }
    return image;
  }

  /** The same as PNG bytes. */
  public byte[] png(PrintedReceipt receipt) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(draw(receipt), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture in memory", e);
    }
    return out.toByteArray();
  }

  private static Path2D sheet(int width, int height) {
    Path2D path = new Path2D.Double();
    path.moveTo(0, TOOTH);
    for (int x = 0; x < width; x += 2 * TOOTH) {
      path.lineTo(x + TOOTH, 0);
      path.lineTo(Math.min(width, x + 2 * TOOTH), TOOTH);
    }
    path.lineTo(width, height - TOOTH);
    for (int x = width; x > 0; x -= 2 * TOOTH) {
      path.lineTo(x - TOOTH, height);
      path.lineTo(Math.max(0, x - 2 * TOOTH), height - TOOTH);
    }
    path.closePath();
    return path;
  }

  private void draw(Mark mark, Graphics2D g) {
    switch (mark) {
      case Letter letter -> letter(letter, g);
      case Dots dots -> dots(dots, g);
      case Code(Dots dots, String text) -> dots(dots, g);
    }
  }

  private void letter(Letter letter, Graphics2D g) {
    if (letter.codePoint() == ' ' || letter.codePoint() == 0x3000) {
      return;
    }
    boolean half = letter.codePoint() < 0x80;
    // A ROM character fills its cell: 24 dots of height hold a Chinese character of 23, a Latin one is set a little larger.
    float size = half ? 22.5f : 23.5f;
    Font font = (letter.bold() ? bold : regular).deriveFont(size);
    FontRenderContext context = new FontRenderContext(null, true, true);
    GlyphVector glyph = font.createGlyphVector(context, Character.toString(letter.codePoint()));
    int cell = half ? 12 : 24;
    double across = (double) letter.width() / cell;
    double down = letter.height() / 24.0;
    double advance = glyph.getGlyphMetrics(0).getAdvance();
    double squeeze = squeeze(glyph, advance, cell);
    AffineTransform place = new AffineTransform();
    place.translate(letter.x(), letter.y());
    place.scale(across, down);
    place.translate((cell - advance * squeeze) / 2, 20.5);
    place.scale(squeeze, 1);
    g.fill(place.createTransformedShape(glyph.getOutline()));
  }

  /** Latin letters that are wider than half a Chinese one are set narrower, as in any printer's ROM. */
  private static double squeeze(GlyphVector glyph, double advance, int cell) {
    Rectangle2D ink = glyph.getVisualBounds();
    double widest = Math.max(ink.getWidth() + 0.8, Math.min(advance, cell));
    return widest > cell ? cell / widest : 1;
  }

  private static void dots(Dots dots, Graphics2D g) {
    for (int row = 0; row < dots.rows(); row++) {
      int column = 0;
      while (column < dots.widthBytes() * 8) {
        int start = column;
        while (column < dots.widthBytes() * 8 && dots.black(column, row)) {
          column++;
        }
        if (column > start) {
          g.fillRect(
              dots.x() + start * dots.scale(),
              dots.y() + row * dots.scale(),
              (column - start) * dots.scale(),
              dots.scale());
        }
        column++;
      }
    }
  }
}
