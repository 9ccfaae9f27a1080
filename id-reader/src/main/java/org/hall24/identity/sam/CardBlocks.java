package org.hall24.identity.sam;

import java.util.Arrays;
import java.util.Optional;
import org.hall24.identity.card.CardPhoto;
import org.hall24.identity.card.CardTextBlock;

/**
 * The data of a good read: two big-endian lengths, the text block, the photo.
 *
 * @param text 256 bytes
 * @param photo 1,024 bytes, or none
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are wiped; never compared
record CardBlocks(byte[] text, byte[] photo) {
  private static final int LENGTHS = 4;

  /** Fewest bytes a good read can have: the lengths and the text. */
  static final int SHORTEST = LENGTHS + CardTextBlock.LENGTH;

  /** Splits the data by its own lengths, never by fixed offsets; empty when they do not add up. */
  static Optional<CardBlocks> parse(byte[] data) {
    if (data.length < LENGTHS) {
      return Optional.empty();
    }
    int text = unsigned(data, 0);
    int photo = unsigned(data, 2);
    boolean known = text == CardTextBlock.LENGTH && (photo == 0 || photo == CardPhoto.LENGTH);
    if (!known || data.length != LENGTHS + text + photo) {
      return Optional.empty();
    }
    return Optional.of(
        new CardBlocks(
            Arrays.copyOfRange(data, LENGTHS, LENGTHS + text), Arrays.copyOfRange(data, LENGTHS + text, data.length)));
  }

  void wipe() {
    Arrays.fill(text, (byte) 0);
    Arrays.fill(photo, (byte) 0);
  }

  @Override
  public String toString() {
    return "CardBlocks[" + text.length + " + " + photo.length + " bytes]";
  }

  private static int unsigned(byte[] bytes, int offset) {
    return (bytes[offset] & 0xFF) << 8 | (bytes[offset + 1] & 0xFF);
  }
}
