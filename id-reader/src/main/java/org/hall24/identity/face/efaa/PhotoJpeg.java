package org.hall24.identity.face.efaa;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.hall24.identity.face.FacePhoto;

/**
 * A card's photo as a module takes it: JPEG, the face at most about half as high as the picture, 10 KB and more. A card's
 * photo is smaller than that, so it is made four times as large and set on more of its own background. In memory only.
 * Source: the vendor's photo requirements of 2025-03.
 */
final class PhotoJpeg {
  private static final int ENLARGED = 4;
  private static final int LARGEST = 1024;

  /** How much of the new picture's height the old one takes. */
  private static final double SHARE = 0.7;

  private static final float QUALITY = 0.95f;

  private PhotoJpeg() {}

  /** The JPEG; the caller wipes it. */
  static byte[] of(FacePhoto photo) {
    int times = Math.clamp(LARGEST / Math.max(photo.width(), photo.height()), 1, ENLARGED);
    int width = photo.width() * times;
    int height = photo.height() * times;
    int canvasHeight = (int) Math.round(height / SHARE);
    int canvasWidth = (int) Math.round(width / SHARE);
    BufferedImage card = image(photo);
    BufferedImage canvas = new BufferedImage(canvasWidth, canvasHeight, BufferedImage.TYPE_INT_RGB);
    try {
      Graphics2D pen = canvas.createGraphics();
      pen.setColor(background(card));
      pen.fillRect(0, 0, canvasWidth, canvasHeight);
      pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      pen.drawImage(card, (canvasWidth - width) / 2, (canvasHeight - height) / 2, width, height, null);
      pen.dispose();
      return jpeg(canvas);
    } finally {
      wipe(card);
      wipe(canvas);
    }
  }

  private static BufferedImage image(FacePhoto photo) {
    BufferedImage image = new BufferedImage(photo.width(), photo.height(), BufferedImage.TYPE_INT_RGB);
    byte[] rgb = photo.copyRgb();
    for (int y = 0; y < photo.height(); y++) {
      for (int x = 0; x < photo.width(); x++) {
        int at = 3 * (y * photo.width() + x);
        image.setRGB(x, y, (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | rgb[at + 2] & 0xFF);
      }
    }
    Arrays.fill(rgb, (byte) 0);
    return image;
  }

  /** The wall behind the person, as its two upper corners show it. */
  private static Color background(BufferedImage card) {
    Color left = new Color(card.getRGB(0, 0));
    Color right = new Color(card.getRGB(card.getWidth() - 1, 0));
    return new Color((left.getRed() + right.getRed()) / 2, (left.getGreen() + right.getGreen()) / 2, (left.getBlue() + right.getBlue()) / 2);
  }

  private static byte[] jpeg(BufferedImage image) {
    Memory bytes = new Memory();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(image, null, null), how);
    } catch (IOException e) {
      throw new IllegalStateException("a picture in memory could not be written as JPEG", e);
    } finally {
      writer.dispose();
    }
    byte[] jpeg = bytes.toByteArray();
    bytes.wipe();
    return jpeg;
  }

  private static void wipe(BufferedImage image) {
    Arrays.fill(((DataBufferInt) image.getRaster().getDataBuffer()).getData(), 0);
    image.flush();
  }

  /** Bytes that can be overwritten where they grew. */
  private static final class Memory extends ByteArrayOutputStream {
    Memory() {
      super(128 * 1024);
    }

    void wipe() {
      Arrays.fill(buf, (byte) 0);
    }
  }
}
