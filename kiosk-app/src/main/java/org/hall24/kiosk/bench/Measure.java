package org.hall24.kiosk.bench;

import java.util.Locale;
import java.util.Optional;

/**
 * One figure.
 *
 * @param what what it is a figure of, for example {@code read / wire time}
 * @param value the figure
 * @param unit its unit; {@code ratio} for a ratio
 * @param bound what it should keep to, when something is promised
 */
public record Measure(String what, double value, String unit, Optional<Bound> bound) {

  /** A bound on a figure. */
  public record Bound(boolean atMost, double limit) {
    @Override
    public String toString() {
      return (atMost ? "≤ " : "≥ ") + String.format(Locale.ROOT, "%s", limit);
    }
  }

  /** A figure without a promise. */
  public static Measure of(String what, double value, String unit) {
    return new Measure(what, value, unit, Optional.empty());
  }

  /** A figure that should not be more. */
  public static Measure atMost(String what, double value, String unit, double limit) {
    return new Measure(what, value, unit, Optional.of(new Bound(true, limit)));
  }

  /** A figure that should not be less. */
  public static Measure atLeast(String what, double value, String unit, double limit) {
    return new Measure(what, value, unit, Optional.of(new Bound(false, limit)));
  }

  /** Whether it keeps to its bound; nothing when there is none. */
  public Optional<Boolean> holds() {
    return bound.map(b -> b.atMost() ? value <= b.limit() : value >= b.limit());
  }
}
