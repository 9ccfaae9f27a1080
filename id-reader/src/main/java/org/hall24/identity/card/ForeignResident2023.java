package org.hall24.identity.card;

import java.time.LocalDate;
import java.util.Set;

/**
 * The permanent residence card of a foreigner, version of 2023 (letter Y), issued since 1 December 2023.
 *
 * <p>Letter, re-issue count, second part of the Latin name and link to the older number: published rules for machine-readable
 * information of 2023 (eastcoms) and CRT7xxx's scanner header. Offsets: the public decoder Johann356/readinfo alone.
 *
 * @param name the Chinese name, up to 15 UTF-16 units, possibly empty
 * @param sexCode one digit, GB/T 2261.1
 * @param issueCount two digits, how often it was issued again
 * @param birth YYYYMMDD
 * @param latinName up to 46 characters, both parts joined
 * @param number 18 characters, see {@link ForeignNumber}
 * @param validFromText YYYYMMDD
 * @param validToText YYYYMMDD
 * @param nationalityCode three letters or three digits, ISO 3166-1
 * @param link three characters that lead to the number of an earlier card by a rule that is not published; as stored
 */
public record ForeignResident2023(
    String name,
    String sexCode,
    String issueCount,
    String birth,
    String latinName,
    String number,
    String validFromText,
    String validToText,
    String nationalityCode,
    String link)
    implements ForeignResident {

  public ForeignResident2023 {
    number = CitizenNumber.normalised(number);
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.FOREIGN_PR_2023;
  }

  @Override
  public Set<Remark> remarks(LocalDate today) {
    boolean wellFormed = ForeignNumber.wellFormed2023(number);
    return new Doubts()
        .number(number, wellFormed, birthDate(), sex())
        .addIf(
            wellFormed && nationality().digits().filter(ForeignNumber.country(number)::equals).isEmpty() && nationality().known(),
            Remark.NUMBER_NATIONALITY_DIFFERS)
        .addIf(!nationality().known(), Remark.NATIONALITY_CODE_UNKNOWN)
        .person(sexCode, birthDate())
        .characters(name, latinName)
        .validity(validity(), today)
        .remarks();
  }

  /** Prints the kind and nothing of the holder. */
  @Override
  public String toString() {
    return "ForeignResident2023[" + Masked.HIDDEN + "]";
  }
}
