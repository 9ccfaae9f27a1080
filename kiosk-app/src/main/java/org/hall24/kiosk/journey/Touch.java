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

  /**
   * Ends the session; everything of the person is wiped. After a filing whose papers found no cell: go on without handing
   * them in, to the page that says so. In a round: the round is over.
   */
  record End() implements Touch {}

  record UseFace() implements Touch {}

  record WithoutFace() implements Touch {}

  /** A code to the telephone that the backend holds; on the page of the code: another one. */
  record UsePhoneCode() implements Touch {}

  /** A member of staff is to look. */
  record UseStaff() implements Touch {}

  /** The member of staff says whether person and document belong together. */
  record SamePerson(boolean same) implements Touch {}

  record Focus(String field) implements Touch {}

  /** The field now holds this. */
  record Fill(String field, String value) implements Touch {

    /** Without the value, which is the person's. */
    @Override
    public String toString() {
      return "Fill[" + field + "]";
    }
  }

  /** "It does not fit" at an open door: another, larger cell. After trouble: another cell. */
  record OtherCell() implements Touch {}

  /** "The door did not open", at a door that should stand open. After trouble: try the same door again. */
  record DoorStuck() implements Touch {}

  record AnotherService() implements Touch {}

  /** The form as it was filled in, on a sheet of paper. */
  record PrintForm() implements Touch {}

  /** A person of the staff wants in. */
  record Staff() implements Touch {}

  /** What the hand needs moves low, or back: for who sits, and for the height of the cell that is chosen. */
  record LowReach(boolean on) implements Touch {}

  /** One digit of the PIN, 0 to 9. */
  record Digit(int digit) implements Touch {

    /** Without the digit. */
    @Override
    public String toString() {
      return "Digit[]";
    }
  }

  record EraseDigit() implements Touch {}

  /** The courier opens this cell. */
  record OpenCell(String cell) implements Touch {}

  /** The courier has every paper of the cell in hand. */
  record PapersInHand() implements Touch {}

  /** The courier misses a paper. */
  record PaperMissing() implements Touch {}

  /** Something the page offers that only says a thing: help, law. */
  record Ask(String key) implements Touch {}

  /** Somebody wants to know how a filing gets on. */
  record Progress() implements Touch {}

  /** Show the filing with this number, out of those found by the card. */
  record PickCase(String acceptanceNo) implements Touch {}

  /** The certificate on the page, on paper. */
  record PrintCertificate() implements Touch {}

  /** Somebody wants to collect papers. */
  record Collect() implements Touch {}

  /** The ID card instead of the code; or instead of the digits of the phone. */
  record CardInstead() implements Touch {}

  /** Four digits of the phone instead of the ID card. */
  record PhoneInstead() implements Touch {}

  /** Open the cell once more: something was left inside, or goes back. */
  record OpenOnceMore() implements Touch {}

  /** The courier puts results in. */
  record PutResults() implements Touch {}

  /** The courier picks a result that is expected. */
  record PickResult(String acceptanceNo) implements Touch {}

  /** How large the cell must be. */
  record Size(StaffScreen.CellSize size) implements Touch {}

  /** Somebody who sits must reach the cell, or not. */
  record Seated(boolean on) implements Touch {}

  /** Staff look at the whole cabinet. */
  record Cells() implements Touch {}

  /** Staff look at how each part of the machine is; on that page: once more. */
  record Health() implements Touch {}

  /** Staff begin a stock-take. */
  record TakeStock() implements Touch {}

  /** Staff say what lies in the cell the stock-take is at. */
  record Stock(StaffScreen.StockSay say) implements Touch {}

  /** Staff choose a cell of the drawn cabinet. */
  record ChooseCell(String cell) implements Touch {}

  /** Staff want this done with the chosen cell. */
  record Keep(StaffScreen.KeepAct act) implements Touch {}
}
