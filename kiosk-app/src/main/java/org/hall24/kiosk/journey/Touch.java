package org.hall24.kiosk.journey;

import org.hall24.kiosk.catalogue.ServiceItem;

/** What a person can do on a page. Anything that does not fit the page shown is ignored by the journey. */
public sealed interface Touch {

  /** The first touch on the attract page. */
  record Begin() implements Touch {}

  /** Any sign of life: a key or touch that does nothing else. */
  record Alive() implements Touch {}

  /** The language of the pages, the receipt and the slip from now on, as {@code zh} or {@code en}. */
  record Language(String tag) implements Touch {}

  record OpenSearch(Screen.Group group) implements Touch {}

  /** The text in the search field is now this. */
  record Query(String text) implements Touch {}

  record Choose(ServiceItem item) implements Touch {}

  /** The green button of the page. */
  record GoOn() implements Touch {}

  record Back() implements Touch {}

  /** Ends the session; everything of the person is wiped. */
  record End() implements Touch {}

  record UseFace() implements Touch {}

  record WithoutFace() implements Touch {}

  record Focus(String field) implements Touch {}

  record Fill(String field, String value) implements Touch {}

  /** "It does not fit": another, larger cell. */
  record OtherCell() implements Touch {}

  /** "The door did not open". */
  record DoorStuck() implements Touch {}

  record AnotherService() implements Touch {}

  /** A person of the staff wants in. */
  record Staff() implements Touch {}

  record Digit(int digit) implements Touch {}

  record EraseDigit() implements Touch {}

  /** The courier opens this cell. */
  record OpenCell(String cell) implements Touch {}

  /** The courier has every paper of the cell in hand. */
  record PapersInHand() implements Touch {}

  /** The courier misses a paper. */
  record PaperMissing() implements Touch {}

  /** Something the page offers that only says a thing: help, law, collecting, progress. */
  record Ask(String key) implements Touch {}
}
