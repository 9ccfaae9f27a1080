package org.hall24.identity.sam;

import java.util.List;
import java.util.Optional;
import org.hall24.identity.card.Masked;

/**
 * What a card gave beside text and photo, as far as it was asked.
 *
 * @param newestAddresses in the order of the card, which is not published to be newest first or last; an empty list when the
 *     card has none; nothing when it was not asked or the answer was lost
 * @param fingerBytes bytes of the fingerprint templates, already wiped; 0 when the card has none or it was not asked
 */
public record CardExtras(Optional<List<String>> newestAddresses, int fingerBytes) {

  public CardExtras {
    newestAddresses = newestAddresses.map(List::copyOf);
  }

  /** Nothing beside text and photo. */
  public static CardExtras none() {
    return new CardExtras(Optional.empty(), 0);
  }

  /** Nothing of the holder. */
  @Override
  public String toString() {
    return "CardExtras[" + Masked.HIDDEN + "]";
  }
}
