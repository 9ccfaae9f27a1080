package org.hall24.kiosk.document;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.hall24.receipt.GlyphSource;
import org.hall24.receipt.escpos.Octets;

/** Draws the characters that a receipt printer lacks, 24 dots square, in the first face that has them. */
public final class FontGlyphs implements GlyphSource {
  private static final int SIDE = 24;

  private final List<Font> faces;

  /** @param faces in the order they are asked */
  public FontGlyphs(List<Font> faces) {
    this.faces = faces.stream().map(face -> face.deriveFont(23f)).toList();
  }

  @Override
  public Optional<Octets> glyph(int codePoint) {
    return faces.stream()
        .filter(face -> face.canDisplay(codePoint))
        .findFirst()
        .map(face -> columns(draw(face, codePoint)));
  }

  /** Without grey: a thermal head burns or does not. */
  private static BufferedImage draw(Font face, int codePoint) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
      g.setColor(Color.WHITE);
      GlyphVector glyph =
          face.createGlyphVector(
              new FontRenderContext(null, false, true), Character.toString(codePoint));
      float advance = glyph.getGlyphMetrics(0).getAdvance();
      g.drawGlyphVector(glyph, (SIDE - advance) / 2, 20.5f);
    } finally {
      g.dispose();
    }
    return image;
  }

  private static Octets columns(BufferedImage image) {
    byte[] out = new byte[SIDE * 3];
    for (int x = 0; x < SIDE; x++) {
      for (int y = 0; y < SIDE; y++) {
        if ((image.getRGB(x, y) & 0xFF) != 0) {
          out[x * 3 + y / 8] |= (byte) (0x80 >> y % 8);
        }
      }
    }
    return Octets.of(out);
  }
}
