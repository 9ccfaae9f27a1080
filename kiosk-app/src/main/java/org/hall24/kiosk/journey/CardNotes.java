package org.hall24.kiosk.journey;

import org.hall24.kiosk.journey.Screen.CardNote;

/** What the reader says while nobody has laid a card down. */
final class CardNotes {
  private CardNotes() {}

  /** The first word of a page that waits for a card. */
  static CardNote first(Hall hall) {
    return hall.conditions().cardReader().isEmpty() ? CardNote.PUT_CARD : CardNote.READER_AWAY;
  }

  /** A cable pulled or put back while the page stands. */
  static CardNote after(CardNote note, Hall hall) {
    boolean away = !hall.conditions().cardReader().isEmpty();
    if (away) {
      return CardNote.READER_AWAY;
    }
    return note == CardNote.READER_AWAY ? CardNote.PUT_CARD : note;
  }
}
