package org.hall24.identity.card;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.Set;

/**
 * The resident identity card. Components are what the chip says, padding removed; the typed views read them.
 *
 * <p>Layout: public decoders YinanSoft SerialReader, dathlin/HslCommunication and the NFC wiki's summary of GA/T 490.
 *
 * @param name up to 15 UTF-16 units
 * @param sexCode one digit, GB/T 2261.1
 * @param ethnicCode two digits, GB/T 3304
 * @param birth YYYYMMDD
 * @param address up to 35 UTF-16 units
 * @param number 18 characters, {@code x} made {@code X}
 * @param authority up to 15 UTF-16 units
 * @param validFromText YYYYMMDD
 * @param validToText YYYYMMDD or 长期
 */
public record ResidentCard(
    String name,
    String sexCode,
    String ethnicCode,
    String birth,
    String address,
    String number,
    String authority,
    String validFromText,
    String validToText)
    implements IdentityDocument {

  public ResidentCard {
    number = CitizenNumber.normalised(number);
  }

  /** A card from typed values, for emulators and tests. */
  public static ResidentCard of(
      String name,
      Sex sex,
      EthnicGroup ethnicity,
      LocalDate birth,
      String address,
      String number,
      String authority,
      Validity validity) {
    return new ResidentCard(
        name,
        sex.code(),
        ethnicity.code(),
        CardDate.print(birth),
        address,
        number,
        authority,
        validity.from().map(CardDate::print).orElse(""),
        validity.longTerm() ? Validity.LONG_TERM : validity.to().map(CardDate::print).orElse(""));
  }

  @Override
  public DocumentKind kind() {
    return DocumentKind.RESIDENT;
  }

  @Override
  public Optional<String> displayAddress() {
    return Optional.of(RareCharacters.normalised(address));
  }

  /** The ethnic group; its name is {@link EthnicGroup#name()}. */
  public EthnicGroup ethnicity() {
    return new EthnicGroup(ethnicCode);
  }

  @Override
  public Set<Remark> remarks(LocalDate today) {
    Validity validity = validity();
    return new Doubts()
        .number(number, CitizenNumber.wellFormed(number), birthDate(), sex())
        .person(sexCode, birthDate())
        .addIf(!ethnicity().known(), Remark.ETHNIC_CODE_UNKNOWN)
        .characters(name, address)
        .validity(validity, today)
        .addIf(
            validity.readable() && birthDate().isPresent() && !termAsInLaw(validity, birthDate().get()),
            Remark.VALIDITY_TERM_UNUSUAL)
        .remarks();
  }

  // Art. 5: under 16 five years, 16 to 25 ten, 26 to 45 twenty, from 46 without end.
  private static boolean termAsInLaw(Validity validity, LocalDate birth) {
    LocalDate from = validity.from().orElseThrow();
    int age = Period.between(birth, from).getYears();
    if (age >= 46 || validity.longTerm()) {
      return age >= 46 && validity.longTerm();
    }
    int years = age < 16 ? 5 : age < 26 ? 10 : 20;
    return validity.to().orElseThrow().equals(from.plusYears(years));
  }

  /** Prints the kind and nothing of the holder. */
  @Override
  public String toString() {
    return "ResidentCard[" + Masked.HIDDEN + "]";
  }
}
