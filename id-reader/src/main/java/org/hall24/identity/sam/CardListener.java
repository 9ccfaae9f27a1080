package org.hall24.identity.sam;

/**
 * Told what happens on the reader, in order, on the port's own thread: return fast, hand work on. A listener never gets
 * the same presentation twice.
 */
public interface CardListener {

  /** A card was found and is being read: it should stay where it is. {@link #presented} follows, or the reader fails. */
  default void reading() {}

  /** A card was laid down and has been read, or tried. The listener wipes the photo when it no longer needs it. */
  void presented(CardRead.Presented read);

  /** The card that was there has left. */
  void removed();

  /**
   * A card lies there that was presented before this watch began, maybe to an earlier run of the program. It yields
   * nothing; {@link #removed} follows.
   */
  default void leftLying() {}
}
