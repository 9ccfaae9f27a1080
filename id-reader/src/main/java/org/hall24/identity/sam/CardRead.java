package org.hall24.identity.sam;

import org.hall24.identity.card.IdentityDocument;
import org.hall24.identity.card.PhotoReading;
import org.hall24.link.DeviceState;

/** What became of waiting for a card. No {@code toString} shows a person's data. */
public sealed interface CardRead {

  /** A card was laid on the reader, and this is what it gave. Each presentation yields exactly one of these. */
  sealed interface Presented extends CardRead {}

  /**
   * A whole, verified reading of the card that lies there now.
   *
   * @param photo wiped by whoever receives the reading, when the person leaves
   * @param extras what else was wished for
   */
  record Read(IdentityDocument document, PhotoReading photo, CardExtras extras) implements Presented {}

  /**
   * A card of another layout, not looked into.
   *
   * @param type the letter nobody published, as {@code type-U+0051}
   */
  record UnknownDocument(String type) implements Presented {}

  /** The card is there but gave nothing that may be used. */
  record Unreadable(Why why) implements Presented {}

  /** The card was taken away before it was read whole. */
  record RemovedMidRead() implements Presented {}

  /** Time is up and no card was laid down. */
  record NoCard() implements CardRead {}

  /** Time is up and the card of an earlier presentation still lies there: it must be lifted first. */
  record LeftLying() implements CardRead {}

  /** Time is up and the reader did not work. */
  record NotReady(DeviceState state) implements CardRead {}

  /** Why a card cannot be used, in what a person can do about it. */
  enum Why {
    /** It moved or the line was disturbed again and again: lay it down once more, and still. */
    READ_FAILED,
    /** Card and module do not accept each other: damaged, foreign or forged. */
    NOT_GENUINE,
    /** The content did not verify. */
    NOT_VERIFIED,
    /** Not a card of this family. */
    UNKNOWN_CARD,
    /** The reader sent blocks of a length nobody published. */
    UNKNOWN_FORMAT
  }
}
