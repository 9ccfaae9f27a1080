package org.hall24.identity.sam;

import java.util.Arrays;
import java.util.Optional;
import org.hall24.identity.card.CardPhoto;
import org.hall24.identity.card.CardTextBlock;

/**
 * The data of a good read: big-endian lengths of the text block, the photo and, when it was asked for, the fingerprint
 * templates; then these themselves.
 *
 * @param text 256 bytes
 * @param photo 1,024 bytes, or none
 * @param fingerBytes how many bytes of templates there were; they are never taken out of the reply
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are wiped; never compared
record CardBlocks(byte[] text, byte[] photo, int fingerBytes) {
  private static final int LENGTHS = 4;
  private static final int LENGTHS_WITH_FINGER = 6;

  /** Fewest bytes a good read can have: the lengths and the text. */
  static final int SHORTEST = LENGTHS + CardTextBlock.LENGTH;

  /**
   * Splits the data by its own lengths, never by fixed offsets; empty when they do not add up. Whether there are two lengths
   * or three, the sum tells.
   */
  static Optional<CardBlocks> parse(byte[] data) {
    if (data.length < SHORTEST) {
      return Optional.empty();
    }
    int text = unsigned(data, 0);
    int photo = unsigned(data, 2);
    if (text != CardTextBlock.LENGTH || (photo != 0 && photo != CardPhoto.LENGTH)) {
      return Optional.empty();
    }
    if (data.length == LENGTHS + text + photo) {
      return Optional.of(split(data, LENGTHS, text, photo, 0));
    }
    int finger = unsigned(data, LENGTHS);
    return data.length == LENGTHS_WITH_FINGER + text + photo + finger
        ? Optional.of(split(data, LENGTHS_WITH_FINGER, text, photo, finger))
        : Optional.empty();
  }

  private static CardBlocks split(byte[] data, int at, int text, int photo, int finger) {
    return new CardBlocks(
        Arrays.copyOfRange(data, at, at + text), Arrays.copyOfRange(data, at + text, at + text + photo), finger);
  }

  void wipe() {
    Arrays.fill(text, (byte) 0);
    Arrays.fill(photo, (byte) 0);
  }

  @Override
  public String toString() {
    return "CardBlocks[" + text.length + " + " + photo.length + " + " + fingerBytes + " bytes]";
  }

  private static int unsigned(byte[] bytes, int offset) {
    return (bytes[offset] & 0xFF) << 8 | (bytes[offset + 1] & 0xFF);
  }
}
