package org.hall24.kiosk.cli;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** A QR code for a file or for a terminal. */
final class QrPicture {
  /** ISO/IEC 18004 asks for four modules of quiet zone. */
  private static final int QUIET = 4;

  private static final int PIXELS = 8;
  private static final int WHITE = 0xFFFFFF;

  private final BitMatrix code;

  QrPicture(String text) {
    try {
      code =
          new QRCodeWriter()
              .encode(
                  text, BarcodeFormat.QR_CODE, 0, 0,
                  Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, QUIET));
    } catch (WriterException e) {
      throw new IllegalArgumentException("too much for a QR code: " + text.length() + " characters", e);
    }
  }

  /** Black on white, eight pixels a module. */
  private BufferedImage image() {
    int edge = code.getWidth() * PIXELS;
    BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < edge; y++) {
      for (int x = 0; x < edge; x++) {
        image.setRGB(x, y, code.get(x / PIXELS, y / PIXELS) ? 0 : WHITE);
      }
    }
    return image;
  }

  /** The picture as a PNG file. */
  byte[] png() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image(), "png", out)) {
        throw new IllegalStateException("this Java writes no PNG");
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written", e);
    }
    return out.toByteArray();
  }

  /** Two rows of modules to a line, drawn light on a dark terminal. */
  String blocks() {
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < code.getHeight(); y += 2) {
      for (int x = 0; x < code.getWidth(); x++) {
        boolean upper = !code.get(x, y);
        boolean lower = y + 1 >= code.getHeight() || !code.get(x, y + 1);
        text.append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
      }
      text.append('\n');
    }
    return text.toString().stripTrailing();
  }
}
