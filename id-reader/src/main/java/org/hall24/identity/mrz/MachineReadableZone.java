package org.hall24.identity.mrz;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.hall24.identity.card.Sex;

/**
 * What a zone says. Personal throughout: it prints as its format and whether it holds, nothing else.
 *
 * @param documentCode the letters that begin the zone, for example {@code P}, {@code PO}, {@code CS}
 * @param surname empty when the zone carries no name
 * @param givenNames empty when there are none
 * @param nameChinese the name in characters, where the zone carries it
 * @param documentNumber without fillers, a long number joined
 * @param issuer the issuing state's letters; {@code CHN} for the exit-entry permits, whose zones do not say it
 * @param nationality empty where the zone does not say it
 * @param birthDate empty when it is unknown or no date
 * @param sex empty where the zone does not say it
 * @param expiryDate empty when it is no date
 * @param optionalData without fillers at its end; without the tail of a long number
 * @param checks which of the zone's check digits hold
 * @param repaired whether letters that look like digits were read as those digits, because the check digits hold then
 */
public record MachineReadableZone(
    MrzFormat format,
    String documentCode,
    String surname,
    String givenNames,
    Optional<String> nameChinese,
    String documentNumber,
    String issuer,
    Optional<String> nationality,
    Optional<LocalDate> birthDate,
    Optional<Sex> sex,
    Optional<LocalDate> expiryDate,
    String optionalData,
    Map<MrzCheck, Boolean> checks,
    boolean repaired) {

  public MachineReadableZone {
    checks = Collections.unmodifiableMap(new EnumMap<>(checks));
  }

  /** Whether every check digit holds. Names have none. */
  public boolean valid() {
    return !checks.containsValue(false);
  }

  MachineReadableZone asRepaired() {
    return new MachineReadableZone(
        format, documentCode, surname, givenNames, nameChinese, documentNumber, issuer, nationality, birthDate, sex, expiryDate,
        optionalData, checks, true);
  }

  @Override
  public String toString() {
    return "MachineReadableZone[" + format.word() + ", " + (valid() ? "valid" : "not valid") + "]";
  }
}
