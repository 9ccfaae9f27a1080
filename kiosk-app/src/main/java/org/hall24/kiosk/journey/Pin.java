package org.hall24.kiosk.journey;

/** A PIN, or another secret of digits, on its way to being checked; typed digit by digit. */
public record Pin(String digits) {
  /** Nothing typed yet. */
  static final Pin NONE = new Pin("");

  /** One digit more. */
  Pin with(int digit) {
    return new Pin(digits + digit);
  }

  /** One digit less, where there is one. */
  Pin shorter() {
    return digits.isEmpty() ? this : new Pin(digits.substring(0, digits.length() - 1));
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "Pin[•••]";
  }
}
