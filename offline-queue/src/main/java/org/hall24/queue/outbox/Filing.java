package org.hall24.queue.outbox;

import java.util.List;
import java.util.Map;

/**
 * What a resident files. Holds personal data: it prints as its reference only, and lies sealed from the moment it is accepted.
 *
 * @param ref the journey that files it; the same reference again gets the same number and files nothing new
 * @param service the service's code in the catalogue
 * @param clockUnsure whether the kiosk's clock may be wrong
 * @param applicant the applicant's fields, values as JSON knows them
 * @param answers the form's fields, values as JSON knows them
 * @param consents what the resident agreed to
 */
public record Filing(
    String ref,
    String service,
    boolean clockUnsure,
    Map<String, ?> applicant,
    Map<String, ?> answers,
    List<? extends Map<String, ?>> consents) {

  /** Keeps its own copies. */
  public Filing {
    applicant = Map.copyOf(applicant);
    answers = Map.copyOf(answers);
    consents = List.copyOf(consents);
  }

  @Override
  public String toString() {
    return "Filing[ref=" + ref + ", service=" + service + "]";
  }
}
