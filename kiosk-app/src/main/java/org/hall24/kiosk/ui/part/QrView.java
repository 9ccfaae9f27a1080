package org.hall24.kiosk.ui.part;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/** A QR code, black on white in every theme, with its quiet zone, modules on whole pixels. */
public final class QrView extends Pane {

  /** ISO/IEC 18004 asks for four modules of quiet zone. */
  private static final int QUIET = 4;

  /**
   * @param text what the code says
   * @param edge largest edge, in pixels
   */
  public QrView(String text, double edge, String accessible) {
    BitMatrix code;
    try {
      code =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M,
                      EncodeHintType.CHARACTER_SET, "UTF-8",
                      EncodeHintType.MARGIN, QUIET));
    } catch (WriterException e) {
      throw new IllegalArgumentException("too much for a QR code: " + text.length() + " characters", e);
    }
    double module = Math.max(1, Math.floor(edge / code.getWidth()));
    double size = module * code.getWidth();
    Rectangle white = new Rectangle(size, size, Color.WHITE);
    white.setArcWidth(module * 4);
    white.setArcHeight(module * 4);
    Path black = new Path();
    black.setFill(Color.BLACK);
    black.setStroke(null);
    black.setSmooth(false);
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        int from = x;
        while (x < code.getWidth() && code.get(x, y)) {
          x++;
        }
        if (x > from) {
          black
              .getElements()
              .addAll(
                  new MoveTo(from * module, y * module),
                  new LineTo(x * module, y * module),
                  new LineTo(x * module, (y + 1) * module),
                  new LineTo(from * module, (y + 1) * module),
                  new ClosePath());
        }
      }
    }
    getChildren().addAll(white, black);
    setMinSize(size, size);
    setPrefSize(size, size);
    setMaxSize(size, size);
    setAccessibleText(accessible);
  }
}
