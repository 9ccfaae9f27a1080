package org.hall24.identity.card;

import java.util.Locale;

/** A doubt about what a card says: shown, recorded by its word, never a rejection by itself. */
public enum Remark {
  /**
   * The number does not have the shape of its document: 17 digits and a digit or X, from 1 to 8 for citizens and 9 for
   * foreigners; 3 letters and 12 digits on foreigners' cards of 2017.
   */
  NUMBER_SHAPE,
  /** The last character of the number does not follow from the others (GB 11643). */
  NUMBER_CHECK_DIGIT,
  /** The number tells another birth date than the card. */
  NUMBER_BIRTH_DIFFERS,
  /** The number tells another sex than the card. */
  NUMBER_SEX_DIFFERS,
  /** The number tells another nationality than the card. */
  NUMBER_NATIONALITY_DIFFERS,
  /** The number of a residence permit does not begin with 810000, 820000 or 830000. */
  NUMBER_REGION_UNEXPECTED,
  /** The travel permit's number is neither H or M and 8 or 10 digits, nor 8 or 10 digits. */
  PERMIT_NUMBER_SHAPE,
  /** The sex code is outside GB/T 2261.1. */
  SEX_CODE_UNKNOWN,
  /** The ethnic code is outside GB/T 3304. */
  ETHNIC_CODE_UNKNOWN,
  /** The nationality is outside ISO 3166-1. */
  NATIONALITY_CODE_UNKNOWN,
  /** The birth date is not a date. */
  BIRTH_DATE_UNREADABLE,
  /** A bound of the validity is neither a date nor, for the end, 长期. */
  VALIDITY_UNREADABLE,
  /** The term is not the one the law gives at that age (Resident Identity Card Law, art. 5). */
  VALIDITY_TERM_UNUSUAL,
  /** The card has run out. */
  EXPIRED,
  /** The card is not valid yet. */
  NOT_YET_VALID,
  /** Name or address holds characters of the police's own set, for which no public table exists. */
  PRIVATE_USE_CHARACTERS,
  /** Name or address holds half of a surrogate pair. */
  BROKEN_CHARACTERS;

  /** The stable word of this remark, for example {@code number-check-digit}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
