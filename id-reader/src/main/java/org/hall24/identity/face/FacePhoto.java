package org.hall24.identity.face;

import java.util.Arrays;

/**
 * A picture of a face as plain pixels: rows from the top, three bytes a pixel in the order red, green, blue.
 *
 * <p>Holds the only copy it made; {@link #wipe()} overwrites it. Prints as its size only. Not thread-safe.
 */
public final class FacePhoto {
  /** Width of the photo on a resident ID card in pixels. */
  public static final int CARD_WIDTH = 102;

  /** Height of the photo on a resident ID card in pixels. */
  public static final int CARD_HEIGHT = 126;

  private final int width;
  private final int height;
  private final byte[] rgb;
  private boolean wiped;

  private FacePhoto(int width, int height, byte[] rgb) {
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /**
   * A photo of the given pixels, which are copied.
   *
   * @param width 1 to 65,535 pixels
   * @param height 1 to 65,535 pixels
   * @param rgb exactly {@code width × height × 3} bytes
   * @throws IllegalArgumentException when the sizes do not agree
   */
  public static FacePhoto of(int width, int height, byte[] rgb) {
    if (width < 1 || height < 1 || width > 0xFFFF || height > 0xFFFF) {
      throw new IllegalArgumentException("a photo of " + width + "×" + height + " pixels");
    }
    if (rgb.length != 3L * width * height) {
      throw new IllegalArgumentException(rgb.length + " bytes for " + width + "×" + height + " pixels of 3 bytes");
    }
    return new FacePhoto(width, height, rgb.clone());
  }

  /** A photo of the size a resident ID card carries. */
  public static FacePhoto ofCard(byte[] rgb) {
    return of(CARD_WIDTH, CARD_HEIGHT, rgb);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /**
   * A copy of the pixels, red first; the caller wipes it.
   *
   * @throws IllegalStateException after {@link #wipe()}
   */
  public byte[] copyRgb() {
    if (wiped) {
      throw new IllegalStateException("the photo was wiped");
    }
    return rgb.clone();
  }

  /** A copy that lives and is wiped by itself. */
  public FacePhoto copy() {
    return new FacePhoto(width, height, copyRgb());
  }

  /** Overwrites the pixels; wiping twice is harmless. */
  public void wipe() {
    Arrays.fill(rgb, (byte) 0);
    wiped = true;
  }

  /** Whether the pixels are gone. */
  public boolean wiped() {
    return wiped;
  }

  @Override
  public String toString() {
    return "FacePhoto[" + width + "×" + height + "]";
  }
}
