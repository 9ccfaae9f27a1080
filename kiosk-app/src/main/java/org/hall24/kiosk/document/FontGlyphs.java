package org.hall24.kiosk.document;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.hall24.receipt.GlyphSource;
import org.hall24.receipt.escpos.Octets;

/**
 * Draws the characters that a receipt printer lacks, 24 dots square, in the first face that has them: the shipped one, then
 * those installed for rare characters. A face is opened only when a character needs it; most receipts need none.
 */
public final class FontGlyphs implements GlyphSource {
  private static final int SIDE = 24;
  private static final float SIZE = 23.5f;
  private static final float BASE = 20.7f;

  /** Parts a dot is divided into, each way, and how many of them make it black. */
  private static final int FINE = 8;

  private static final int ENOUGH = 28;

  /** The faces for rare characters have hair strokes, which a head would not burn beside a ROM's even ones. */
  private static final float HAIR = 0.9f;

  /** A face, and how much thicker its strokes are drawn, dots. */
  private record Face(Font font, float thicker) {}

  private final PaperFonts fonts;
  private List<Face> rare = List.of();
  private boolean rareOpen;

  /** @param fonts the faces papers are set in */
  public FontGlyphs(PaperFonts fonts) {
    this.fonts = fonts;
  }

  @Override
  public Optional<Octets> glyph(int codePoint) {
    return face(codePoint).map(face -> columns(draw(face, codePoint)));
  }

  private synchronized Optional<Face> face(int codePoint) {
    Font shipped = fonts.face(PaperFonts.Weight.MEDIUM);
    if (shipped.canDisplay(codePoint)) {
      return Optional.of(new Face(shipped.deriveFont(SIZE), 0));
    }
    if (!rareOpen) {
      rare = fonts.rareFaces().stream().map(face -> new Face(face.deriveFont(SIZE), HAIR)).toList();
      rareOpen = true;
    }
    return rare.stream().filter(face -> face.font().canDisplay(codePoint)).findFirst();
  }

  /** Fine enough to count how much of a dot a stroke covers. */
  private static BufferedImage draw(Face face, int codePoint) {
    BufferedImage image = new BufferedImage(SIDE * FINE, SIDE * FINE, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D g = image.createGraphics();
    try {
      g.setColor(Color.WHITE);
      g.scale(FINE, FINE);
      GlyphVector glyph =
          face.font().createGlyphVector(new FontRenderContext(null, true, true), Character.toString(codePoint));
      g.translate((SIDE - glyph.getGlyphMetrics(0).getAdvance()) / 2, BASE);
      Shape outline = glyph.getOutline();
      g.fill(outline);
      if (face.thicker() > 0) {
        g.setStroke(new BasicStroke(face.thicker(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(outline);
      }
    } finally {
      g.dispose();
    }
    return image;
  }

  /** Without grey: a thermal head burns or does not. */
  private static Octets columns(BufferedImage image) {
    byte[] out = new byte[SIDE * 3];
    for (int x = 0; x < SIDE; x++) {
      for (int y = 0; y < SIDE; y++) {
        if (covered(image, x, y) >= ENOUGH) {
          out[x * 3 + y / 8] |= (byte) (0x80 >> y % 8);
        }
      }
    }
    return Octets.of(out);
  }

  private static int covered(BufferedImage image, int x, int y) {
    int covered = 0;
    for (int i = 0; i < FINE * FINE; i++) {
      covered += image.getRaster().getSample(x * FINE + i % FINE, y * FINE + i / FINE, 0);
    }
    return covered;
  }
}
