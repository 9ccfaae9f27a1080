package org.hall24.identity.card;

/** A decoded photo: rows from the top, three bytes R, G, B a pixel. Whoever holds it wipes it when the person leaves. */
public final class PhotoImage implements AutoCloseable {
  /** Width of the photo on the card, pixels. */
  public static final int CARD_WIDTH = 102;

  /** Height of the photo on the card, pixels. */
  public static final int CARD_HEIGHT = 126;

  private final int width;
  private final int height;
  private final WipedBytes rgb;

  /**
   * Copies the pixels.
   *
   * @param rgb {@code width × height × 3} bytes
   * @throws IllegalArgumentException when the sizes do not fit
   */
  public PhotoImage(int width, int height, byte[] rgb) {
    if (width < 1 || height < 1 || rgb.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
      throw new IllegalArgumentException(rgb.length + " bytes are no RGB image of " + width + "×" + height);
    }
    this.width = width;
    this.height = height;
    this.rgb = new WipedBytes(rgb);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /**
   * A copy of the pixels, which the caller wipes.
   *
   * @throws IllegalStateException after {@link #wipe()}
   */
  public byte[] copyRgb() {
    return rgb.copy();
  }

  /** Overwrites the pixels; afterwards nobody gets them any more. */
  public void wipe() {
    rgb.wipe();
  }

  /** Same as {@link #wipe()}. */
  @Override
  public void close() {
    wipe();
  }

  @Override
  public String toString() {
    return "PhotoImage[" + width + "×" + height + "]";
  }
}
