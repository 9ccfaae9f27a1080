package org.hall24.identity.face.emulator;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.hall24.identity.face.FacePhoto;

/**
 * Looks for a face on a photo of any size: nobody tells it how much of the picture the face takes, so it makes features of the
 * whole and of ever smaller middles, each with the shape of a card's photo. In memory only.
 */
final class FaceFinder {
  private static final double[] SHARES = {1, 0.9, 0.8, 0.7, 0.6, 0.5};
  private static final int LARGEST = 4096;

  private final PixelFaces faces;

  FaceFinder(PixelFaces faces) {
    this.faces = faces;
  }

  /** The features of every candidate; empty when the bytes are no picture or show no face. */
  List<short[]> faces(byte[] jpeg) {
    Optional<BufferedImage> image = decode(jpeg);
    List<short[]> found = new ArrayList<>();
    image.ifPresent(
        picture -> {
          for (double share : SHARES) {
            FacePhoto middle = middle(picture, share);
            faces.features(middle).ifPresent(found::add);
            middle.wipe();
          }
          picture.flush();
        });
    return found;
  }

  private static Optional<BufferedImage> decode(byte[] jpeg) {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
      reader.setInput(in);
      boolean sensible = reader.getWidth(0) <= LARGEST && reader.getHeight(0) <= LARGEST;
      return sensible ? Optional.of(reader.read(0)) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // The reader throws many things at bytes that are no JPEG.
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  private static FacePhoto middle(BufferedImage picture, double share) {
    int height = Math.max(1, (int) Math.round(picture.getHeight() * share));
    int width = Math.clamp(Math.round(height * (double) FacePhoto.CARD_WIDTH / FacePhoto.CARD_HEIGHT), 1, picture.getWidth());
    int left = (picture.getWidth() - width) / 2;
    int top = (picture.getHeight() - height) / 2;
    byte[] rgb = new byte[3 * width * height];
    int at = 0;
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        int pixel = picture.getRGB(x, y);
        rgb[at++] = (byte) (pixel >> 16);
        rgb[at++] = (byte) (pixel >> 8);
        rgb[at++] = (byte) pixel;
      }
    }
    FacePhoto photo = FacePhoto.of(width, height, rgb);
    Arrays.fill(rgb, (byte) 0);
    return photo;
  }
}
