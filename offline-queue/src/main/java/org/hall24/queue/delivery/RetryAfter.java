package org.hall24.queue.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads Retry-After (RFC 9110 §10.2.3): seconds, or a date that is held against the answer's own Date, never our clock. */
final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
  private static final Duration MOST = Duration.ofHours(24);

  private RetryAfter() {}

  /** The wait from 0 to 24 h; nothing when it is missing, unreadable or outside. */
  static Optional<Duration> parse(Optional<String> header, Optional<String> date) {
    return header
        .map(String::strip)
        .flatMap(
            text ->
                SECONDS.matcher(text).matches()
                    ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                    : instant(text).flatMap(until -> date.flatMap(RetryAfter::instant).map(now -> Duration.between(now, until))))
        .filter(wait -> !wait.isNegative() && wait.compareTo(MOST) <= 0);
  }

  private static Optional<ZonedDateTime> instant(String text) {
    try {
      return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
