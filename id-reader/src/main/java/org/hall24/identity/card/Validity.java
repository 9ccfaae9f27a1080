package org.hall24.identity.card;

import java.time.LocalDate;
import java.util.Optional;

/**
 * From when to when a document holds.
 *
 * @param from first day; empty when unreadable
 * @param to last day; empty when unreadable or when {@code longTerm}
 * @param longTerm the card says 长期: it does not run out
 */
public record Validity(Optional<LocalDate> from, Optional<LocalDate> to, boolean longTerm) {
  /** What a card that does not run out says in place of its last day. */
  static final String LONG_TERM = "长期";

  public Validity {
    if (longTerm && to.isPresent()) {
      throw new IllegalArgumentException("a long-term document has no last day");
    }
  }

  /** A term with both days known. */
  public static Validity between(LocalDate from, LocalDate to) {
    return new Validity(Optional.of(from), Optional.of(to), false);
  }

  /** A term without end. */
  public static Validity longTermFrom(LocalDate from) {
    return new Validity(Optional.of(from), Optional.empty(), true);
  }

  static Validity parse(String from, String to) {
    boolean longTerm = to.equals(LONG_TERM);
    return new Validity(CardDate.parse(from), longTerm ? Optional.empty() : CardDate.parse(to), longTerm);
  }

  /** Whether both bounds could be read. */
  public boolean readable() {
    return from.isPresent() && (longTerm || to.isPresent());
  }

  @Override
  public String toString() {
    return "Validity[" + Masked.HIDDEN + "]";
  }
}
