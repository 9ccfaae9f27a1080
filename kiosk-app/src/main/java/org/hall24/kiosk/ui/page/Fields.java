package org.hall24.kiosk.ui.page;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.hall24.kiosk.journey.Screen.Field;
import org.hall24.kiosk.ui.look.Words;

/** How values of a form are shown. */
final class Fields {

  private Fields() {}

  /** The value as people write it in the language of the page. */
  static String shown(Words words, Field field) {
    return switch (field.kind()) {
      case DATE -> date(field).map(words::day).orElse("");
      case CHOICE ->
          field.options().stream()
              .filter(o -> o.value().equals(field.value()))
              .map(o -> words.language().pick(o.labelZh(), o.labelEn()))
              .findFirst()
              .orElse("");
      case FIXED, TEXT, DIGITS -> date(field).map(words::day).orElse(field.value());
    };
  }

  /** The value as a day, if it is one in ISO 8601. */
  static Optional<LocalDate> date(Field field) {
    try {
      return field.value().isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(field.value()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Where the value comes from when it was not typed, else empty. */
  static String source(Words words, Field field) {
    return field.source().isEmpty() || field.value().isEmpty() ? "" : words.say("form.source", field.source());
  }
}
