package org.hall24.identity.card;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Gathers the remarks on one card. Every layout asks for those that its fields call for. */
final class Doubts {
  private final EnumSet<Remark> remarks = EnumSet.noneOf(Remark.class);

  Set<Remark> remarks() {
    return Collections.unmodifiableSet(remarks);
  }

  Doubts addIf(boolean doubtful, Remark remark) {
    if (doubtful) {
      remarks.add(remark);
    }
    return this;
  }

  /** A number of 18 characters by GB 11643, against what else the card says. */
  Doubts number(String number, boolean wellFormed, Optional<LocalDate> birth, Sex sex) {
    if (!wellFormed) {
      return addIf(true, Remark.NUMBER_SHAPE);
    }
    boolean sexKnown = sex == Sex.MALE || sex == Sex.FEMALE;
    return addIf(!CitizenNumber.checks(number), Remark.NUMBER_CHECK_DIGIT)
        .addIf(birth.isPresent() && !birth.equals(CitizenNumber.birthDate(number)), Remark.NUMBER_BIRTH_DIFFERS)
        .addIf(sexKnown && CitizenNumber.sex(number).filter(sex::equals).isEmpty(), Remark.NUMBER_SEX_DIFFERS);
  }

  Doubts person(String sexCode, Optional<LocalDate> birth) {
    return addIf(Sex.ofCode(sexCode).isEmpty(), Remark.SEX_CODE_UNKNOWN)
        .addIf(birth.isEmpty(), Remark.BIRTH_DATE_UNREADABLE);
  }

  /** Texts as stored: what has a public meaning is no doubt. */
  Doubts characters(String... texts) {
    for (String text : texts) {
      addIf(RareCharacters.hasPrivateUse(RareCharacters.normalised(text)), Remark.PRIVATE_USE_CHARACTERS);
      addIf(RareCharacters.hasUnpairedSurrogate(text), Remark.BROKEN_CHARACTERS);
    }
    return this;
  }

  Doubts validity(Validity validity, LocalDate today) {
    return addIf(!validity.readable(), Remark.VALIDITY_UNREADABLE)
        .addIf(validity.to().filter(today::isAfter).isPresent(), Remark.EXPIRED)
        .addIf(validity.from().filter(today::isBefore).isPresent(), Remark.NOT_YET_VALID);
  }
}
