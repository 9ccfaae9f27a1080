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
 * @param proof how it was made sure that the document is the person's own
 * @param language {@code zh} or {@code en}: of the receipt and the slip
 */
public record FilingDraft(
    Ticket id,
    ServiceItem item,
    Applicant applicant,
    Map<String, String> answers,
    List<Consent> consents,
    Proof proof,
    String language) {
  public FilingDraft {
    consents = List.copyOf(consents);
  }

  /** True only after the face module said it is the same person. */
  public boolean faceMatched() {
    return proof instanceof Proof.FaceMatched;
  }

  /** Nothing of the person. */
  @Override
  public String toString() {
    return "FilingDraft[" + id + ", " + item.code() + "]";
  }
}
