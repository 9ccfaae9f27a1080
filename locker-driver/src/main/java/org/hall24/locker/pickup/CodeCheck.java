package org.hall24.locker.pickup;

import java.time.Duration;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.Item;

/** What became of a code that somebody gave. */
public sealed interface CodeCheck {

  /**
   * It gives out what lies in this cell. It is used up when the collection is confirmed, not before.
   *
   * @param authority for the record: names the code without telling it
   */
  record Right(CellId cell, Item item, String authority) implements CodeCheck {}

  /** It was used up a moment ago: the same cell may be opened once more. */
  record Again(CellId cell, Item item, String authority) implements CodeCheck {}

  /** It is right, and for these papers a second factor is needed. */
  record SecondNeeded() implements CodeCheck {}

  /**
   * It is not right, or the second factor is not; which of both is not told.
   *
   * @param delay how long codes that begin alike are not looked at now
   */
  record Wrong(Duration delay) implements CodeCheck {}

  /** It was not looked at, because of wrong tries before. */
  record TooSoon(Duration delay) implements CodeCheck {}

  /** It was a code once and opens nothing any more. Told, because whoever has it has no use for a riddle. */
  record Spent(SpentCodes.Why why) implements CodeCheck {}
}
