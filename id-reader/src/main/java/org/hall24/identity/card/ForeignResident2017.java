package org.hall24.identity.card;

import java.time.LocalDate;
import java.util.Set;

/**
 * The permanent residence card of a foreigner, version of 2017 (letter I).
 *
 * <p>Layout: the published field list (afzhan) and the public decoder Johann356/readinfo agree. It has no address, ethnic
 * group or name of an issuing authority.
 *
 * @param latinName up to 60 characters, upper case
 * @param sexCode one digit, GB/T 2261.1
 * @param number 3 letters and 12 digits, upper case
 * @param nationalityCode three letters, ISO 3166-1
 * @param name the Chinese name, up to 15 UTF-16 units, possibly empty
 * @param validFromText YYYYMMDD, the day of issue
 * @param validToText YYYYMMDD
 * @param birth YYYYMMDD
 * @param cardVersion two characters
 * @param acceptingAuthority code of the authority that accepted the application, four characters
 */
public record ForeignResident2017(
    String latinName,
    String sexCode,
    String number,
    String nationalityCode,
    String name,
    String validFromText,
    String validToText,
    String birth,
    String cardVersion,
    String acceptingAuthority)
    implements ForeignResident {

  public ForeignResident2017 {
    number = CitizenNumber.normalised(number);
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.FOREIGN_PR_2017;
  }

  @Override
  public Set<Remark> remarks(LocalDate today) {
    boolean wellFormed = ForeignNumber.wellFormed2017(number);
    return new Doubts()
        .addIf(!wellFormed, Remark.NUMBER_SHAPE)
        .addIf(
            wellFormed && nationality().known() && !number.startsWith(nationality().letters()),
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
    return "ForeignResident2017[" + Masked.HIDDEN + "]";
  }
}
