package org.hall24.kiosk.journey;

import java.time.Instant;

/**
 * What a person was asked and answered; part of the filing.
 *
 * @param kind what about: {@code face-verification}
 * @param answer {@code given}, {@code refused}, {@code withdrawn} or {@code not-offered}
 */
public record Consent(String kind, String answer, Instant at) {

  static Consent face(String answer, Instant at) {
    return new Consent("face-verification", answer, at);
  }
}
