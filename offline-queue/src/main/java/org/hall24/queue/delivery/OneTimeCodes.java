package org.hall24.queue.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Codes that the backend sends to the telephone it holds of a person, and checks: an optional part of the contract. The kiosk
 * never learns the number nor the code; whether a try was one too many is for the backend to say.
 */
public interface OneTimeCodes extends AutoCloseable {

  /** What came of asking for a code. */
  sealed interface Sending {
    /**
     * It is on its way.
     *
     * @param id names it when it is checked
     * @param maskedPhone as the backend shows it, for example {@code 138****8000}
     * @param until taken up to then, by the backend's clock
     * @param digits how many it has, 4 to 8
     */
    record Sent(String id, String maskedPhone, Instant until, int digits) implements Sending {

      /** Not where it went. */
      @Override
      public String toString() {
        return "Sent[" + digits + " digits]";
      }
    }

    /** The backend has no telephone of this person. */
    record NoPhone() implements Sending {}

    /** This backend sends no codes. */
    record NotOffered() implements Sending {}

    /** Too many for this person; again after so long. */
    record TooOften(Duration after) implements Sending {}

    /** No usable answer came. */
    record Unreachable() implements Sending {}
  }

  /** What came of checking a code. */
  sealed interface Checking {
    /** It is the one that was sent. It is used up now. */
    record Right() implements Checking {}

    /** It is not; so many tries are left, at least one. */
    record Wrong(int triesLeft) implements Checking {}

    /** Too old, used up, or tried too often: only a new one helps. */
    record Gone() implements Checking {}

    /** No usable answer came; the code still holds. */
    record Unreachable() implements Checking {}
  }

  /** Whether this backend sends codes; empty when it cannot be asked now. */
  Optional<Boolean> offered();

  /**
   * Asks for a code.
   *
   * @param person SHA-256, 64 lower-case hex digits, of the document's type, a colon and its number, so that the number itself
   *     stands in no log on the way; not a secret
   * @param purpose what it is for: {@code file} or {@code collect}
   */
  Sending send(String person, String purpose);

  /** Checks what a person typed. */
  Checking check(String id, String code);

  @Override
  void close();
}
