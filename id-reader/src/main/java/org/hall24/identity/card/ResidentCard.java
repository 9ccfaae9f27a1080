package org.hall24.identity.card;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.EnumSet;
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

  /** The name with the public private-use leftovers replaced by their real characters, for showing and printing. */
  public String displayName() {
    return RareCharacters.normalised(name);
  }

  /** The address, made readable as {@link #displayName()}. */
  public String displayAddress() {
    return RareCharacters.normalised(address);
  }

  @Override
  public Sex sex() {
    return Sex.ofCode(sexCode).orElse(Sex.UNKNOWN);
  }

  /** The ethnic group; its name is {@link EthnicGroup#name()}. */
  public EthnicGroup ethnicity() {
    return new EthnicGroup(ethnicCode);
  }

  @Override
  public Optional<LocalDate> birthDate() {
    return CardDate.parse(birth);
  }

  @Override
  public Validity validity() {
    return Validity.parse(validFromText, validToText);
  }

  @Override
  public Set<Remark> remarks(LocalDate today) {
    var remarks = EnumSet.noneOf(Remark.class);
    addNumberRemarks(remarks);
    addCodeRemarks(remarks);
    addValidityRemarks(remarks, today);
    return Collections.unmodifiableSet(remarks);
  }

  private void addNumberRemarks(Set<Remark> remarks) {
    if (!CitizenNumber.wellFormed(number)) {
      remarks.add(Remark.NUMBER_SHAPE);
      return;
    }
    if (!CitizenNumber.checks(number)) {
      remarks.add(Remark.NUMBER_CHECK_DIGIT);
    }
    if (birthDate().isPresent() && !birthDate().equals(CitizenNumber.birthDate(number))) {
      remarks.add(Remark.NUMBER_BIRTH_DIFFERS);
    }
    boolean sexKnown = sex() == Sex.MALE || sex() == Sex.FEMALE;
    if (sexKnown && CitizenNumber.sex(number).filter(sex()::equals).isEmpty()) {
      remarks.add(Remark.NUMBER_SEX_DIFFERS);
    }
  }

  private void addCodeRemarks(Set<Remark> remarks) {
    if (Sex.ofCode(sexCode).isEmpty()) {
      remarks.add(Remark.SEX_CODE_UNKNOWN);
    }
    if (!ethnicity().known()) {
      remarks.add(Remark.ETHNIC_CODE_UNKNOWN);
    }
    if (birthDate().isEmpty()) {
      remarks.add(Remark.BIRTH_DATE_UNREADABLE);
    }
    if (RareCharacters.hasPrivateUse(displayName()) || RareCharacters.hasPrivateUse(displayAddress())) {
      remarks.add(Remark.PRIVATE_USE_CHARACTERS);
    }
    if (RareCharacters.hasUnpairedSurrogate(name) || RareCharacters.hasUnpairedSurrogate(address)) {
      remarks.add(Remark.BROKEN_CHARACTERS);
    }
  }

  private void addValidityRemarks(Set<Remark> remarks, LocalDate today) {
    Validity validity = validity();
    if (!validity.readable()) {
      remarks.add(Remark.VALIDITY_UNREADABLE);
    }
    if (validity.to().filter(today::isAfter).isPresent()) {
      remarks.add(Remark.EXPIRED);
    }
    if (validity.from().filter(today::isBefore).isPresent()) {
      remarks.add(Remark.NOT_YET_VALID);
    }
    if (validity.readable() && birthDate().isPresent() && !termAsInLaw(validity, birthDate().get())) {
      remarks.add(Remark.VALIDITY_TERM_UNUSUAL);
    }
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
