package org.hall24.kiosk.journey;

/**
 * What somebody gives to get papers out of a cell. Never printed.
 *
 * @param digits of the pick-up code, as far as typed
 * @param second the number of the ID card or four digits of the phone; empty while none was asked for
 */
public record PickUp(String digits, String second) {
  /** The longest code, in digits. */
  public static final int LONGEST = 16;

  /** The shortest code, in digits. */
  public static final int SHORTEST = 8;

  static final PickUp NOTHING = new PickUp("", "");

  PickUp with(int digit) {
    return digits.length() < LONGEST ? new PickUp(digits + digit, second) : this;
  }

  PickUp shorter() {
    return digits.isEmpty() ? this : new PickUp(digits.substring(0, digits.length() - 1), second);
  }

  PickUp proven(String newSecond) {
    return new PickUp(digits, newSecond);
  }

  boolean longEnough() {
    return digits.length() >= SHORTEST;
  }

  /** Without the code. */
  @Override
  public String toString() {
    return "PickUp[•••]";
  }
}
