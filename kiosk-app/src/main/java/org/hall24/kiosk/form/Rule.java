package org.hall24.kiosk.form;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What makes an answer sound. A rule answers with the stable key of what is wrong; empty answers are {@link Required}'s. */
public sealed interface Rule {

  /** The key of what is wrong with this answer, if anything is. */
  Optional<String> error(String value);

  /** Something must stand there: {@code required}. */
  record Required() implements Rule {
    @Override
    public Optional<String> error(String value) {
      return value.isBlank() ? Optional.of("required") : Optional.empty();
    }
  }

  /** Length in characters as a person counts them: {@code too-short}, {@code too-long}. */
  record Length(int min, int max) implements Rule {
    @Override
    public Optional<String> error(String value) {
      int length = value.codePointCount(0, value.length());
      if (length < min) {
        return Optional.of("too-short");
      }
      return length > max ? Optional.of("too-long") : Optional.empty();
    }
  }

  /** Digits and nothing else: {@code digits-only}. */
  record Digits() implements Rule {
    @Override
    public Optional<String> error(String value) {
      return value.chars().allMatch(c -> c >= '0' && c <= '9') ? Optional.empty() : Optional.of("digits-only");
    }
  }

  /** The whole value matches. */
  record Matches(Pattern pattern, String errorKey) implements Rule {
    @Override
    public Optional<String> error(String value) {
      return pattern.matcher(value).matches() ? Optional.empty() : Optional.of(errorKey);
    }
  }

  /** An ISO date within both days: {@code date-format}, {@code too-early}, {@code too-late}. */
  record DateWithin(LocalDate earliest, LocalDate latest) implements Rule {
    @Override
    public Optional<String> error(String value) {
      try {
        LocalDate date = LocalDate.parse(value);
        if (date.isBefore(earliest)) {
          return Optional.of("too-early");
        }
        return date.isAfter(latest) ? Optional.of("too-late") : Optional.empty();
      } catch (DateTimeParseException e) {
        return Optional.of("date-format");
      }
    }
  }

  /** One of the choices: {@code not-a-choice}. */
  record OneOf(Set<String> values) implements Rule {
    public OneOf {
      values = Set.copyOf(values);
    }

    @Override
    public Optional<String> error(String value) {
      return values.contains(value) ? Optional.empty() : Optional.of("not-a-choice");
    }
  }
}
