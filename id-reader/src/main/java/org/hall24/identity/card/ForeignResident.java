package org.hall24.identity.card;

import java.util.Optional;

/** What the permanent residence cards of foreigners tell alike. */
public sealed interface ForeignResident extends IdentityDocument permits ForeignResident2017, ForeignResident2023 {

  /** The name in Latin letters, possibly empty. */
  String latinName();

  @Override
  default Optional<String> nameLatin() {
    return Optional.of(latinName()).filter(latin -> !latin.isEmpty());
  }

  /** The nationality as the card says it, ISO 3166-1. */
  String nationalityCode();

  /** The nationality. */
  default Nationality nationality() {
    return new Nationality(nationalityCode());
  }
}
