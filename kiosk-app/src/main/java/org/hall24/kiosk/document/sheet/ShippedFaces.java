package org.hall24.kiosk.document.sheet;

import java.util.Objects;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.hall24.kiosk.document.PaperFonts;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for faces that a file names and does not carry, when somebody else's file is read. PDFBox's own way is to look
 * through every face of the system, which takes seconds, and to write what it found into the user's home.
 */
final class ShippedFaces implements FontMapper {
  private final PaperFonts fonts = new PaperFonts();

  private ShippedFaces() {}

  /** From now on in this process; again does nothing new. */
  static void install() {
    Once.done();
  }

  /** The JVM initialises a class once. */
  private static final class Once {
    static {
      FontMappers.set(new ShippedFaces());
    }

    static void done() {
      Objects.requireNonNull(FontMappers.instance());
    }
  }

  private TrueTypeFont face() {
    return fonts.outlines(PaperFonts.Weight.REGULAR);
  }

  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(String baseFont, @Nullable PDFontDescriptor descriptor) {
    return new FontMapping<>(face(), true);
  }

  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(String baseFont, @Nullable PDFontDescriptor descriptor) {
    return new FontMapping<>(face(), true);
  }

  @Override
  @SuppressWarnings("NullAway") // There is no OpenType face: PDFBox asks for this with null.
  public CIDFontMapping getCIDFont(String baseFont, @Nullable PDFontDescriptor descriptor, @Nullable PDCIDSystemInfo info) {
    return new CIDFontMapping(null, face(), true);
  }
}
