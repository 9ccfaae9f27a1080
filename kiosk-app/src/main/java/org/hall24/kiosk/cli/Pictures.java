package org.hall24.kiosk.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.hall24.identity.face.FacePhoto;

/** Pictures of faces that somebody names on the command line. */
final class Pictures {

  private static final int LARGEST = 4096;

  private Pictures() {}

  /** Reads a PNG, JPEG or BMP; its caller wipes it. */
  static FacePhoto read(Path file) throws Failed {
    BufferedImage image;
    try {
      // Nothing of a face goes into a temporary file.
      ImageIO.setUseCache(false);
      image = ImageIO.read(file.toFile());
    } catch (IOException e) {
      throw Failed.wrongUse("no-file", "the picture " + file + " cannot be read", "name an existing PNG, JPEG or BMP file");
    }
    if (image == null || image.getWidth() > LARGEST || image.getHeight() > LARGEST) {
      throw Failed.wrongUse("bad-file", file + " is not a picture of a face", "name a PNG, JPEG or BMP of 102x126 pixels, as on a card");
    }
    byte[] rgb = new byte[image.getWidth() * image.getHeight() * 3];
    int at = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int pixel = image.getRGB(x, y);
        rgb[at++] = (byte) (pixel >> 16);
        rgb[at++] = (byte) (pixel >> 8);
        rgb[at++] = (byte) pixel;
      }
    }
    try {
      return FacePhoto.of(image.getWidth(), image.getHeight(), rgb);
    } finally {
      Arrays.fill(rgb, (byte) 0);
      image.flush();
    }
  }
}
