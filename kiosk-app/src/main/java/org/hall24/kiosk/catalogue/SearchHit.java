package org.hall24.kiosk.catalogue;

import java.util.List;

/**
 * A service that fits what was typed.
 *
 * @param marks what fitted, in order, not touching; ranges in the Chinese name, in the English one when {@code english}
 */
public record SearchHit(ServiceItem item, List<Span> marks, boolean english) {
  public SearchHit {
    marks = List.copyOf(marks);
  }

  /** A range of a name, from inclusive, to exclusive, in UTF-16 units. */
  public record Span(int from, int to) {}
}
