package org.hall24.kiosk.binding;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.journey.Applicant;
import org.hall24.kiosk.journey.FilingDraft;

/** The filings of the session in hand, as far as their papers need them; forgotten when the session is wiped. */
final class CaseBook {
  private final Map<String, Case> cases = new ConcurrentHashMap<>();

  /**
   * A committed filing.
   *
   * @param key its idempotency key, also the reference of its bundle of originals
   * @param item the service, with the way of delivery that was chosen
   * @param draft as it was filled in
   */
  record Case(long session, String acceptanceNo, String key, ServiceItem item, FilingDraft draft, Instant acceptedAt) {
    Applicant applicant() {
      return draft.applicant();
    }

    /** The originals the applicant hands in, by the names on the papers. */
    List<String> originals() {
      return item.papersToHandIn();
    }

    @Override
    public String toString() {
      return "Case[" + acceptanceNo + "]";
    }
  }

  void add(Case filed) {
    cases.put(filed.acceptanceNo(), filed);
  }

  Optional<Case> find(String acceptanceNo) {
    return Optional.ofNullable(cases.get(acceptanceNo));
  }

  /** The acceptance numbers of the session in hand. */
  List<String> numbers() {
    return List.copyOf(cases.keySet());
  }

  /** The number under which a key of this session was accepted. */
  Optional<Case> withKey(String key) {
    return cases.values().stream().filter(c -> c.key().equals(key)).findFirst();
  }

  void wipe(long session) {
    cases.values().removeIf(c -> c.session() <= session);
  }
}
