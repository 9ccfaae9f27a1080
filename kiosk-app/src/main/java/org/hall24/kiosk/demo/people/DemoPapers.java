package org.hall24.kiosk.demo.people;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hall24.identity.mrz.CheckDigit;
import org.hall24.identity.scan.SignedCode;

/**
 * What can be held before the demo's scanner: a passport, a travel permit, a badge of staff. Nobody real: the passport is of
 * Utopia, the state of ICAO's specimens.
 *
 * @param id what scripts call it
 * @param labelZh what it is, on the hall's panel
 */
public record DemoPapers(String id, String labelZh) {
  /** A passport of a state that does not exist. */
  public static final String PASSPORT = "passport";

  /** A mainland travel permit of a Hong Kong resident. */
  public static final String PERMIT = "permit";

  /** The courier's badge. */
  public static final String BADGE = "badge";

  private static final int LINE = 44;
  private static final int SHORT_LINE = 30;

  /** Everything there is to show. */
  public static List<DemoPapers> all() {
    return List.of(
        new DemoPapers(PASSPORT, "护照 · Passport"), new DemoPapers(PERMIT, "来往通行证 · Permit"), new DemoPapers(BADGE, "工作牌 · Badge"));
  }

  /**
   * What a scanner reads on it.
   *
   * @param issuer signs badges
   * @param now the hall's time
   * @throws IllegalArgumentException when nothing is called so
   */
  public static String text(String id, KeyPair issuer, Instant now) {
    return switch (id) {
      case PASSPORT -> passport();
      case PERMIT -> permit();
      case BADGE -> new SignedCode(SignedCode.Kind.BADGE, "COURIER-1", now.plus(Duration.ofDays(365))).sign(issuer);
      default -> throw new IllegalArgumentException("nothing to scan is called " + id);
    };
  }

  private static String passport() {
    String number = checked("U01234567");
    String birth = checked("880214");
    String expiry = checked("330630");
    String optional = "<<<<<<<<<<<<<<<";
    String composite = String.valueOf(CheckDigit.of(number + birth + expiry + optional));
    return filled("P<UTOEXEMPLAR<<MARIA<ANNA", LINE) + "\n" + number + "UTO" + birth + "F" + expiry + optional + composite;
  }

  private static String permit() {
    String first = "CR" + checked("CC7000001") + "<<<" + checked("330112") + "M" + checked("860521");
    String second = filled("<<<<<<<<<<<<<<<<<<<Z9999990", SHORT_LINE);
    return first + "\n" + second + "\n" + filled("CHEUNG<<TAI<MAN", SHORT_LINE);
  }

  private static String checked(String field) {
    return field + CheckDigit.of(field);
  }

  private static String filled(String text, int length) {
    return text + "<".repeat(length - text.length());
  }

  /** What each is to a screen, by its id: nothing of it is anybody's. */
  public static Map<String, String> names() {
    return Map.of(PASSPORT, "EXEMPLAR, MARIA ANNA", PERMIT, "CHEUNG, TAI MAN");
  }
}
