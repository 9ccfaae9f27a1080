package org.hall24.identity.sam.emulator;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hall24.identity.card.CardPhoto;
import org.hall24.identity.card.CardTextBlock;
import org.hall24.identity.card.IdentityDocument;
import org.hall24.identity.card.NewestAddress;

/** A card that can be laid on the emulated reader. Always the same object for the same piece of plastic. */
public final class EmulatedCard {
  private static final int IIN = 4;
  private static final int SERIAL = 8;
  private static final int CARD_NUMBER = 28;
  private static final int TEMPLATE = 512;

  private final byte[] text;
  private final byte[] photo;
  private final byte[] cardNumber;
  private final List<String> newestAddresses;
  private final byte[] finger;

  private EmulatedCard(byte[] text, byte[] photo, byte[] cardNumber, List<String> newestAddresses, byte[] finger) {
    this.text = text;
    this.photo = photo;
    this.cardNumber = cardNumber;
    this.newestAddresses = newestAddresses;
    this.finger = finger;
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
    return new EmulatedCard(
        text.clone(), photo.clone(), Arrays.copyOf(digest(text), CARD_NUMBER), List.of(), new byte[0]);
  }

  /** The same card after moves that were recorded in the chip; an empty text is a blank slot, up to four. */
  public EmulatedCard withNewestAddresses(String... addresses) {
    return new EmulatedCard(text, photo, cardNumber, List.of(addresses), finger);
  }

  /**
   * The same card with fingerprint templates.
   *
   * @param templates none, 512 or 1,024 bytes
   */
  public EmulatedCard withFinger(byte[] templates) {
    if (templates.length != 0 && templates.length != TEMPLATE && templates.length != 2 * TEMPLATE) {
      throw new IllegalArgumentException("no card has templates of " + templates.length + " bytes");
    }
    return new EmulatedCard(text, photo, cardNumber, newestAddresses, templates.clone());
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
    return block(text, photo);
  }

  /** Data of a good read with fingerprints: three lengths big-endian, text, photo, templates. */
  byte[] textPhotoAndFinger() {
    return block(text, photo, finger);
  }

  /** The slots of the newest addresses; empty when the card has none. */
  Optional<byte[]> newestAddressSlots() {
    return newestAddresses.isEmpty() ? Optional.empty() : Optional.of(NewestAddress.encode(newestAddresses));
  }

  private static byte[] block(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> 2 + part.length).sum();
    ByteBuffer data = ByteBuffer.allocate(length); // big-endian
    for (byte[] part : parts) {
      data.putShort((short) part.length);
    }
    for (byte[] part : parts) {
      data.put(part);
    }
    return data.array();
  }

  private static byte[] digest(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
