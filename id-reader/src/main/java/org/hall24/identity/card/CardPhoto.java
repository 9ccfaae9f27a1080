package org.hall24.identity.card;

/**
 * The compressed photo as the card gives it (WLT): 1,024 bytes in a format without a public decoder. Not a JPEG. Held in
 * memory only, for {@link CardPhotoDecoder}s; whoever holds it wipes it when the person leaves.
 */
public final class CardPhoto implements AutoCloseable {
  /** Bytes of a photo. */
  public static final int LENGTH = 1024;

  private final WipedBytes bytes;

  /**
   * Copies the bytes.
   *
   * @throws IllegalArgumentException when there are not 1,024
   */
  public CardPhoto(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a card photo has " + LENGTH + " bytes, not " + bytes.length);
    }
    this.bytes = new WipedBytes(bytes);
  }

  /**
   * A copy, which the caller wipes.
   *
   * @throws IllegalStateException after {@link #wipe()}
   */
  public byte[] copy() {
    return bytes.copy();
  }

  /** Overwrites the bytes; afterwards nobody gets them any more. */
  public void wipe() {
    bytes.wipe();
  }

  /** Same as {@link #wipe()}. */
  @Override
  public void close() {
    wipe();
  }

  @Override
  public String toString() {
    return "CardPhoto[" + Masked.HIDDEN + "]";
  }
}
