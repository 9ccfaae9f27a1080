package org.hall24.identity.card;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What every layout tells about its holder. Values are as the card says them, padding removed; the typed views read them. No
 * {@code toString} shows them.
 */
public sealed interface IdentityDocument
    permits ResidentCard, ResidencePermit, ForeignResident {

  /** Which of the documents it is. */
  DocumentKind kind();

  /** The Chinese name as stored, inner spaces and private-use characters kept, padding removed; may be empty on a foreigner's card. */
  String name();

  /** The name in Latin letters, on foreigners' cards; its own spaces and commas kept. */
  default Optional<String> nameLatin() {
    return Optional.empty();
  }

  /**
   * The name for showing and printing: the Chinese one with the public private-use leftovers replaced by their real
   * characters, or the Latin one where the card has no other.
   */
  default String displayName() {
    return name().isEmpty() ? nameLatin().orElse("") : RareCharacters.normalised(name());
  }

  /** The number a person is known by on this document, upper case. */
  String number();

  /** The sex as the card says it: one digit, GB/T 2261.1. */
  String sexCode();

  /** The sex; unknown for a code outside the standard. */
  default Sex sex() {
    return Sex.ofCode(sexCode()).orElse(Sex.UNKNOWN);
  }

  /** The birth date as the card says it: YYYYMMDD. */
  String birth();

  /** Empty when the card holds no readable date. */
  default Optional<LocalDate> birthDate() {
    return CardDate.parse(birth());
  }

  /** The address made readable as {@link #displayName()}; empty on cards that have none. */
  default Optional<String> displayAddress() {
    return Optional.empty();
  }

  /** The first day of validity as the card says it: YYYYMMDD. */
  String validFromText();

  /** The last day of validity as the card says it: YYYYMMDD, or 长期 on a card that does not run out. */
  String validToText();

  /** From when to when the document holds. */
  default Validity validity() {
    return Validity.parse(validFromText(), validToText());
  }

  /** What a person should look at twice, on the given day at the kiosk's place; never a reason to refuse by itself. */
  Set<Remark> remarks(LocalDate today);
}
