package org.hall24.identity.face;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Faces drawn for tests: one head on the same pale wall each, told apart by what tells people apart. */
public record Faces(
    double eyeDistance,
    double eyeHeight,
    double eyeSize,
    double browSlant,
    double browWeight,
    double noseLength,
    double mouthWidth,
    double mouthHeight,
    double jaw,
    double hairline,
    double hairLength,
    double skin,
    double hair,
    double shirt) {

  /** The given number of different people, always the same ones. */
  public static List<Faces> people(int count) {
    return IntStream.range(0, count).mapToObj(i -> person(new SplittableRandom(1000 + 77L * i))).toList();
  }

  private static Faces person(SplittableRandom r) {
    return new Faces(
        r.nextDouble(0.15, 0.23),
        r.nextDouble(0.38, 0.48),
        r.nextDouble(0.030, 0.050),
        r.nextDouble(-0.15, 0.25),
        r.nextDouble(0.010, 0.024),
        r.nextDouble(0.10, 0.18),
        r.nextDouble(0.09, 0.17),
        r.nextDouble(0.66, 0.74),
        r.nextDouble(0.26, 0.36),
        r.nextDouble(0.20, 0.32),
        r.nextDouble(0.30, 0.90),
        r.nextDouble(165, 225),
        r.nextDouble(15, 110),
        r.nextDouble(30, 200));
  }

  /** The photo as a card carries it. */
  public FacePhoto photo() {
    return photo(FacePhoto.CARD_WIDTH, FacePhoto.CARD_HEIGHT);
  }

  public FacePhoto photo(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double light = light((x + 0.5) / width, (y + 0.5) / height);
        int at = 3 * (y * width + x);
        rgb[at] = (byte) Math.clamp(Math.round(light + 6), 0, 255);
        rgb[at + 1] = (byte) Math.clamp(Math.round(light), 0, 255);
        rgb[at + 2] = (byte) Math.clamp(Math.round(light - 8), 0, 255);
      }
    }
    return FacePhoto.of(width, height, rgb);
  }

  private double light(double x, double y) {
    double fromMiddle = Math.abs(x - 0.5);
    double wide = jaw * Math.sqrt(Math.max(0, 1 - Math.pow((y - 0.52) / 0.34, 2)));
    boolean face = fromMiddle < wide;
    boolean hairHere =
        Math.hypot((x - 0.5) / (jaw + 0.05), (y - 0.42) / 0.34) < 1 && y < hairline
            || fromMiddle < jaw + 0.05 && fromMiddle > wide * 0.92 && y > 0.25 && y < hairLength;
    if (hairHere) {
      return hair;
    }
    if (y > 0.84 + 0.3 * fromMiddle * fromMiddle && fromMiddle > 0.08) {
      return shirt;
    }
    if (!face) {
      return y > 0.8 && fromMiddle < 0.1 ? skin - 25 : 235;
    }
    double eye = Math.hypot((fromMiddle - eyeDistance / 1.1) / 1.5, y - eyeHeight);
    if (eye < eyeSize * 0.5) {
      return 25;
    }
    if (eye < eyeSize) {
      return 240;
    }
    double brow = eyeHeight - 0.07 - browSlant * (fromMiddle - eyeDistance);
    if (Math.abs(y - brow) < browWeight && Math.abs(fromMiddle - eyeDistance) < 0.075) {
      return hair + 10;
    }
    if (fromMiddle < 0.025 && y > eyeHeight + 0.03 && y < eyeHeight + 0.03 + noseLength) {
      return skin - 28;
    }
    if (Math.abs(y - mouthHeight - 0.25 * fromMiddle * fromMiddle) < 0.016 && fromMiddle < mouthWidth) {
      return 110;
    }
    return skin - 60 * fromMiddle;
  }

  /** The same picture after it was squeezed: fewer pixels, fewer shades, and blown up again. */
  public static FacePhoto squeezed(FacePhoto photo, int columns, int rows, int shades) {
    byte[] in = photo.copyRgb();
    byte[] out = new byte[in.length];
    double step = 255.0 / (shades - 1);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int left = column * photo.width() / columns;
        int right = (column + 1) * photo.width() / columns;
        int top = row * photo.height() / rows;
        int bottom = (row + 1) * photo.height() / rows;
        long sum = 0;
        for (int y = top; y < bottom; y++) {
          for (int x = left; x < right; x++) {
            sum += in[3 * (y * photo.width() + x) + 1] & 0xFF;
          }
        }
        double mean = (double) sum / ((bottom - top) * (right - left));
        byte light = (byte) Math.round(Math.round(mean / step) * step);
        for (int y = top; y < bottom; y++) {
          for (int x = left; x < right; x++) {
            int at = 3 * (y * photo.width() + x);
            out[at] = light;
            out[at + 1] = light;
            out[at + 2] = light;
          }
        }
      }
    }
    return FacePhoto.of(photo.width(), photo.height(), out);
  }
}
