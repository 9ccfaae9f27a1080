package org.hall24.identity.sam.emulator;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.hall24.identity.card.CardPhoto;
import org.hall24.identity.card.CardTextBlock;
import org.hall24.identity.card.IdentityDocument;

/** A card that can be laid on the emulated reader. Always the same object for the same piece of plastic. */
public final class EmulatedCard {
  private static final int IIN = 4;
  private static final int SERIAL = 8;
  private static final int CARD_NUMBER = 28;

  private final byte[] text;
  private final byte[] photo;
  private final byte[] cardNumber;

  private EmulatedCard(byte[] text, byte[] photo, byte[] cardNumber) {
    this.text = text;
    this.photo = photo;
    this.cardNumber = cardNumber;
  }

  /**
   * A card with this content.
   *
   * @param photo 1,024 bytes, or none
   */
  public static EmulatedCard of(IdentityDocument document, byte[] photo) {
    return ofText(CardTextBlock.encode(document), photo);
  }

  /**
   * A card with this text block, of whatever layout.
   *
   * @param text 256 bytes
   * @param photo 1,024 bytes, or none
   */
  public static EmulatedCard ofText(byte[] text, byte[] photo) {
    if (text.length != CardTextBlock.LENGTH || (photo.length != 0 && photo.length != CardPhoto.LENGTH)) {
      throw new IllegalArgumentException("no card has " + text.length + " + " + photo.length + " bytes");
    }
    return new EmulatedCard(text.clone(), photo.clone(), Arrays.copyOf(digest(text), CARD_NUMBER));
  }

  /** Data of a good find. Not zero, as on some cards: a host must not compare it with a constant. */
  byte[] iin() {
    return Arrays.copyOf(cardNumber, IIN);
  }

  /** Data of a good select. */
  byte[] serial() {
    return Arrays.copyOfRange(cardNumber, IIN, IIN + SERIAL);
  }

  byte[] cardNumber() {
    return cardNumber.clone();
  }

  /** Data of a good read: both lengths big-endian, text, photo. */
  byte[] textAndPhoto() {
    byte[] data = new byte[4 + text.length + photo.length];
    data[0] = (byte) (text.length >> 8);
    data[1] = (byte) text.length;
    data[2] = (byte) (photo.length >> 8);
    data[3] = (byte) photo.length;
    System.arraycopy(text, 0, data, 4, text.length);
    System.arraycopy(photo, 0, data, 4 + text.length, photo.length);
    return data;
  }

  private static byte[] digest(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
