package org.hall24.identity.face.emulator;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.hall24.identity.face.FacePhoto;

/**
 * What a camera makes of a face: a little other light, a little other contrast, and noise on every pixel. It exposes by itself,
 * as cameras do: neither white nor black runs out of what a pixel can hold, which would change the face.
 */
final class Camera {
  private static final double NOISE = 6;
  private static final double LIGHT = 20;
  private static final double CONTRAST = 0.15;
  private static final int MIDDLE = 128;
  private static final int WHITE = 255;

  private final RandomGenerator random;

  Camera(RandomGenerator random) {
    this.random = random;
  }

  /** A new picture; the caller wipes it. */
  FacePhoto take(FacePhoto face) {
    byte[] rgb = face.copyRgb();
    int darkest = WHITE;
    int brightest = 0;
    for (byte value : rgb) {
      darkest = Math.min(darkest, value & 0xFF);
      brightest = Math.max(brightest, value & 0xFF);
    }
    double contrast = Math.min(1 + CONTRAST * (2 * random.nextDouble() - 1), WHITE / Math.max(1.0, brightest - darkest));
    double light = LIGHT * (2 * random.nextDouble() - 1);
    light = Math.max(light, -MIDDLE - (darkest - MIDDLE) * contrast);
    light = Math.min(light, WHITE - MIDDLE - (brightest - MIDDLE) * contrast);
    for (int i = 0; i < rgb.length; i++) {
      double seen = MIDDLE + ((rgb[i] & 0xFF) - MIDDLE) * contrast + light + NOISE * random.nextGaussian();
      rgb[i] = (byte) Math.clamp(Math.round(seen), 0, WHITE);
    }
    FacePhoto picture = FacePhoto.of(face.width(), face.height(), rgb);
    Arrays.fill(rgb, (byte) 0);
    return picture;
  }
}
