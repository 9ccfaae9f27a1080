package org.hall24.identity.sam;

/**
 * What is asked of a card beside text and photo. Nothing more than a person needs is ever asked.
 *
 * @param newestAddress the addresses given to the card after it was printed
 * @param finger whether the card holds fingerprint templates; only their size is told, the bytes are wiped unread
 */
public record ReadWish(boolean newestAddress, boolean finger) {

  /** Text and photo only. */
  public static ReadWish textAndPhoto() {
    return new ReadWish(false, false);
  }

  /** Text, photo and the newest addresses. */
  public static ReadWish withNewestAddress() {
    return new ReadWish(true, false);
  }

  ReadWish and(ReadWish other) {
    return new ReadWish(newestAddress || other.newestAddress, finger || other.finger);
  }
}
