package org.hall24.identity.card;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** What every layout tells about its holder. Values are as the card says them; no {@code toString} shows them. */
public sealed interface IdentityDocument permits ResidentCard {

  DocumentKind kind();

  /** The name as stored, inner spaces and private-use characters kept, padding removed. */
  String name();

  /** The number a person is known by on this document, upper case. */
  String number();

  Sex sex();

  /** Empty when the card holds no readable date. */
  Optional<LocalDate> birthDate();

  Validity validity();

  /** What a person should look at twice, on the given day at the kiosk's place; never a reason to refuse by itself. */
  Set<Remark> remarks(LocalDate today);
}
