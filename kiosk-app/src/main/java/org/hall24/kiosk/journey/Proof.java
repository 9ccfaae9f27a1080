package org.hall24.kiosk.journey;

/**
 * How it was made sure that the document belongs to who stands here; part of the filing. Each is recorded as what it is: none
 * passes for another, and what was not done is never recorded.
 */
public sealed interface Proof {

  /** A chip card lay on the reader, and nothing more was asked: enough to file and to deposit. */
  record CardPresent() implements Proof {}

  /** The face module said that it is the person of the card's photo. */
  record FaceMatched() implements Proof {}

  /**
   * A code that the backend sent to the telephone it holds of the person was typed here.
   *
   * @param ref the backend's own name of that code
   */
  record PhoneCode(String ref) implements Proof {}

  /**
   * A member of staff, with card or badge and PIN, looked at person and document here.
   *
   * @param staff stable and not personal
   */
  record StaffSaw(String staff) implements Proof {}

  /** Its stable word. */
  default String word() {
    return switch (this) {
      case CardPresent _ -> "card";
      case FaceMatched _ -> "face";
      case PhoneCode _ -> "phone-code";
      case StaffSaw _ -> "staff";
    };
  }
}
