package org.hall24.identity.face.emulator;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hall24.identity.face.FacePhoto;

/**
 * Makes 512 features out of a picture, the way a recognition network would be used, without being one: two pictures of the
 * same face, with other light or a little noise, come out nearly parallel; two faces come out nearly at right angles.
 *
 * <p>Brightness is averaged onto a coarse grid, so noise and resolution hardly matter. Its low frequencies (a cosine
 * transform) are scaled to length one, so light and contrast do not matter. Then random cosine features (Rahimi and Recht,
 * "Random Features for Large-Scale Kernel Machines", 2007) turn distance into angle: the cosine of two feature vectors is
 * about exp(−d²/2σ²).
 */
final class PixelFaces {
  private static final int FEATURES = 512;
  private static final int COLUMNS = 24;
  private static final int ROWS = 30;
  private static final int WAVES_ACROSS = 10;
  private static final int WAVES_DOWN = 12;

  /** σ: how far apart two pictures of one face may be. A cosine of 0.433 (the high threshold) is at 1.29 σ. */
  private static final double WIDTH = 0.20;

  /** A picture with less contrast than this (standard deviation of brightness, 0–255) shows no face. */
  private static final double LEAST_CONTRAST = 8;

  private static final double PEAK = 1000;
  private static final long SEED = 0x48414C4C32344641L;

  private final double[][] directions = new double[FEATURES][WAVES_ACROSS * WAVES_DOWN];
  private final double[] phases = new double[FEATURES];

  PixelFaces() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < FEATURES; i++) {
      for (int j = 0; j < directions[i].length; j++) {
        directions[i][j] = random.nextGaussian() / WIDTH;
      }
      phases[i] = random.nextDouble() * 2 * Math.PI;
    }
  }

  /** The features of the face on a picture, −1000 to 1000; empty when there is none on it. */
  Optional<short[]> features(FacePhoto picture) {
    double[][] grid = grid(picture);
    if (contrast(grid) < LEAST_CONTRAST) {
      return Optional.empty();
    }
    double[] shape = shape(grid);
    short[] features = new short[FEATURES];
    for (int i = 0; i < FEATURES; i++) {
      double angle = phases[i];
      for (int j = 0; j < shape.length; j++) {
        angle += directions[i][j] * shape[j];
      }
      features[i] = (short) Math.round(PEAK * Math.cos(angle));
    }
    return Optional.of(features);
  }

  private static double[][] grid(FacePhoto picture) {
    byte[] rgb = picture.copyRgb();
    double[][] sum = new double[ROWS][COLUMNS];
    double[][] weight = new double[ROWS][COLUMNS];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        int at = 3 * (y * picture.width() + x);
        double light = 0.299 * (rgb[at] & 0xFF) + 0.587 * (rgb[at + 1] & 0xFF) + 0.114 * (rgb[at + 2] & 0xFF);
        spread(sum, weight, picture, x, y, light);
      }
    }
    Arrays.fill(rgb, (byte) 0);
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        sum[row][column] /= Math.max(weight[row][column], 1e-9);
      }
    }
    return sum;
  }

  /** A pixel counts for the four nearest cells, the nearer the more: no jump at a cell's edge. */
  private static void spread(double[][] sum, double[][] weight, FacePhoto picture, int x, int y, double light) {
    double column = (x + 0.5) * COLUMNS / picture.width() - 0.5;
    double row = (y + 0.5) * ROWS / picture.height() - 0.5;
    int left = (int) Math.floor(column);
    int top = (int) Math.floor(row);
    for (int r = top; r <= top + 1; r++) {
      for (int c = left; c <= left + 1; c++) {
        double share = (1 - Math.abs(row - r)) * (1 - Math.abs(column - c));
        int inRow = Math.clamp(r, 0, ROWS - 1);
        int inColumn = Math.clamp(c, 0, COLUMNS - 1);
        sum[inRow][inColumn] += share * light;
        weight[inRow][inColumn] += share;
      }
    }
  }

  private static double contrast(double[][] grid) {
    double sum = 0;
    double squares = 0;
    for (double[] row : grid) {
      for (double light : row) {
        sum += light;
        squares += light * light;
      }
    }
    int cells = ROWS * COLUMNS;
    double mean = sum / cells;
    return Math.sqrt(Math.max(squares / cells - mean * mean, 0));
  }

  /** The low frequencies without the mean, finer ones raised (pictures fade with frequency), scaled to length one. */
  private static double[] shape(double[][] grid) {
    double[] shape = new double[WAVES_ACROSS * WAVES_DOWN];
    double squares = 0;
    for (int down = 0; down < WAVES_DOWN; down++) {
      for (int across = 0; across < WAVES_ACROSS; across++) {
        double value = wave(grid, across, down) * Math.hypot(across, down);
        shape[down * WAVES_ACROSS + across] = value;
        squares += value * value;
      }
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < shape.length; i++) {
      shape[i] /= length;
    }
    return shape;
  }

  private static double wave(double[][] grid, int across, int down) {
    double[] horizontal = cosines(across, COLUMNS);
    double[] vertical = cosines(down, ROWS);
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      double inRow = 0;
      for (int column = 0; column < COLUMNS; column++) {
        inRow += grid[row][column] * horizontal[column];
      }
      sum += inRow * vertical[row];
    }
    return sum;
  }

  private static double[] cosines(int wave, int length) {
    double[] cosines = new double[length];
    Arrays.setAll(cosines, i -> Math.cos(Math.PI * (i + 0.5) * wave / length));
    return cosines;
  }
}
