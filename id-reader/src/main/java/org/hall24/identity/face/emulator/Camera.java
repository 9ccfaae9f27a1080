package org.hall24.identity.face.emulator;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.hall24.identity.face.FacePhoto;

/** What a camera makes of a face: a little other light, a little other contrast, and noise on every pixel. */
final class Camera {
  private static final double NOISE = 6;
  private static final double LIGHT = 20;
  private static final double CONTRAST = 0.15;

  private final RandomGenerator random;

  Camera(RandomGenerator random) {
    this.random = random;
  }

  /** A new picture; the caller wipes it. */
  FacePhoto take(FacePhoto face) {
    byte[] rgb = face.copyRgb();
    double contrast = 1 + CONTRAST * (2 * random.nextDouble() - 1);
    double light = LIGHT * (2 * random.nextDouble() - 1);
    for (int i = 0; i < rgb.length; i++) {
      double seen = 128 + ((rgb[i] & 0xFF) - 128) * contrast + light + NOISE * random.nextGaussian();
      rgb[i] = (byte) Math.clamp(Math.round(seen), 0, 255);
    }
    FacePhoto picture = FacePhoto.of(face.width(), face.height(), rgb);
    Arrays.fill(rgb, (byte) 0);
    return picture;
  }
}
