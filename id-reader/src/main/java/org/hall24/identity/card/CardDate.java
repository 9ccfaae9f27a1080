package org.hall24.identity.card;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Dates on the chip: eight digits, YYYYMMDD. */
final class CardDate {
  private CardDate() {}

  static Optional<LocalDate> parse(String text) {
    if (text.length() != 8 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(text.substring(0, 4)),
              Integer.parseInt(text.substring(4, 6)),
              Integer.parseInt(text.substring(6, 8))));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  static String print(LocalDate date) {
    return String.format(Locale.ROOT, "%04d%02d%02d", date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }
}
