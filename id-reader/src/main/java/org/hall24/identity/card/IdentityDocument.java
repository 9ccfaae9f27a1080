package org.hall24.identity.card;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What every layout tells about its holder. Values are as the card says them, padding removed; the typed views read them. No
 * {@code toString} shows them.
 */
public sealed interface IdentityDocument
    permits ResidentCard, ResidencePermit, ForeignResident2017, ForeignResident2023 {

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

  Sex sex();

  /** Empty when the card holds no readable date. */
  Optional<LocalDate> birthDate();

  /** The address made readable as {@link #displayName()}; empty on cards that have none. */
  default Optional<String> displayAddress() {
    return Optional.empty();
  }

  Validity validity();

  /** What a person should look at twice, on the given day at the kiosk's place; never a reason to refuse by itself. */
  Set<Remark> remarks(LocalDate today);
}
