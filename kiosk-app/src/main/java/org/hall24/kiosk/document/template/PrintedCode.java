package org.hall24.kiosk.document.template;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hall24.kiosk.document.sheet.PdfWords;

/** Reads the code on a picture of a paper. */
public final class PrintedCode {
  private static final int DPI = 200;
  private static final int MOST_PAGES = 4;

  private PrintedCode() {}

  /** The text of the first code found. Edges that fall between pixels hide some codes at one size and not at another. */
  public static Optional<String> of(BufferedImage picture) {
    return read(picture).or(() -> read(scaled(picture, 1.5))).or(() -> read(scaled(picture, 2)));
  }

  private static BufferedImage scaled(BufferedImage picture, double by) {
    BufferedImage larger = new BufferedImage((int) (picture.getWidth() * by), (int) (picture.getHeight() * by), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D paper = larger.createGraphics();
    paper.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    paper.drawImage(picture, 0, 0, larger.getWidth(), larger.getHeight(), null);
    paper.dispose();
    return larger;
  }

  private static Optional<String> read(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    LuminanceSource source = new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
    Optional<String> found = read(new BinaryBitmap(new HybridBinarizer(source)));
    return found.isPresent() ? found : read(new BinaryBitmap(new GlobalHistogramBinarizer(source)));
  }

  /** The text of the first code on the first pages of a PDF, as a scanner or a printer sees them. */
  public static Optional<String> ofPdf(byte[] pdf) {
    PdfWords.withShippedFaces();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      for (int page = 0; page < Math.min(MOST_PAGES, document.getNumberOfPages()); page++) {
        Optional<String> found = of(renderer.renderImageWithDPI(page, DPI));
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      // A broken file makes the parser throw anything, and has no code.
      return Optional.empty();
    }
  }

  private static Optional<String> read(BinaryBitmap bitmap) {
    try {
      return Optional.of(new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)).getText());
    } catch (ReaderException e) {
      return Optional.empty();
    }
  }
}
