package org.hall24.kiosk.journey;

/** A PIN on its way to being checked. */
public record Pin(String digits) {

  /** Nothing of it. */
  @Override
  public String toString() {
    return "Pin[•••]";
  }
}
