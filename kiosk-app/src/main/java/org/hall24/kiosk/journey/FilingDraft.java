package org.hall24.kiosk.journey;

import java.util.List;
import java.util.Map;
import org.hall24.kiosk.catalogue.ServiceItem;

/**
 * A filing, ready to be made durable.
 *
 * @param id the same for every attempt at the same filing, so that trying again cannot file twice; unique while the process
 *     runs, no more
 * @param answers by field key, in the order of the form
 * @param faceMatched true only after the face module said it is the same person
 * @param language {@code zh} or {@code en}: of the receipt and the slip
 */
public record FilingDraft(
    Ticket id,
    ServiceItem item,
    Applicant applicant,
    Map<String, String> answers,
    List<Consent> consents,
    boolean faceMatched,
    String language) {
  public FilingDraft {
    consents = List.copyOf(consents);
  }

  /** Nothing of the person. */
  @Override
  public String toString() {
    return "FilingDraft[" + id + ", " + item.code() + "]";
  }
}
