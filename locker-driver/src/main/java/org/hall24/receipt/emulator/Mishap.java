package org.hall24.receipt.emulator;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that happens to the printer when its head has worked through so many bytes, and how it ends.
 *
 * <p>As text: {@code paper-out at=N}, with {@code for=SECONDS} or {@code looks=N} (the host's questions after which a hand
 * mends it) behind it, or neither: then it stays.
 *
 * @param kind what happens
 * @param at after how many bytes; 0 at once
 * @param lasts how long; empty when no time ends it
 * @param looks how many answered status questions end it; 0 when none do
 */
public record Mishap(Kind kind, long at, Optional<Duration> lasts, int looks) {

  /** What happens. */
  public enum Kind {
    /** The roll ends; mended, a full one is in. */
    PAPER_OUT,
    /** The cover is opened; mended, it is shut. */
    COVER,
    /** It goes off the line for a cause it does not name. */
    OFFLINE,
    /** The power goes off: buffers and modes are lost, nothing is answered; mended, it is on again. */
    POWER,
    /** The blade sticks at the next cut. */
    BLADE
  }

  /** It stays. */
  public static Mishap lasting(Kind kind, long at) {
    return new Mishap(kind, at, Optional.empty(), 0);
  }

  /** It ends after so many answered questions. */
  public static Mishap untilAsked(Kind kind, long at, int looks) {
    return new Mishap(kind, at, Optional.empty(), looks);
  }

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  public static Mishap parse(String rule) {
    String[] words = rule.strip().split("\\s+");
    Kind kind;
    try {
      kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw notUnderstood(e);
    }
    long at = 0;
    Optional<Duration> lasts = Optional.empty();
    int looks = 0;
    for (int i = 1; i < words.length; i++) {
      String[] pair = words[i].split("=", 2);
      try {
        switch (pair[0]) {
          case "at" -> at = Long.parseLong(pair[1]);
          case "for" -> lasts = Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(pair[1]) * 1000)));
          case "looks" -> looks = Integer.parseInt(pair[1]);
          default -> throw new IllegalArgumentException(words[i]);
        }
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw notUnderstood(e);
      }
    }
    if (at < 0 || looks < 0 || lasts.map(Duration::isNegative).orElse(false)) {
      throw notUnderstood(null);
    }
    return new Mishap(kind, at, lasts, looks);
  }

  private static IllegalArgumentException notUnderstood(@org.jspecify.annotations.Nullable Exception cause) {
    return new IllegalArgumentException(
        "paper-out, cover, offline, power or blade, with at=BYTES and for=SECONDS or looks=N, is understood", cause);
  }
}
