package org.hall24.queue.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hall24.queue.StoreReader;
import org.hall24.queue.Ticker;

/**
 * Whether this kiosk's wall clock may be wrong: a clock whose battery died starts in 1970 or on the day of its making. Nothing
 * waits for the answer; filings are marked with it, and a certificate's dates are judged by it.
 *
 * <p>The backend's {@code Date} is a witness and moves no clock: what it says is carried on by monotonic time.
 */
public final class ClockSense {

  /** No kiosk with this software stood anywhere before. */
  private static final Instant RELEASED = Instant.parse("2026-11-01T00:00:00Z");
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final int EVENTS_LOOKED_AT = 2000;

  private final Clock clock;
  private final Ticker ticker;
  private final Instant notBefore;
  private volatile Optional<Witnessed> witnessed = Optional.empty();

  private record Witnessed(Instant date, long nanos) {}

  /** The sense of a kiosk whose journal says when it last was. */
  public ClockSense(StoreReader store, Clock clock, Ticker ticker) {
    this.clock = clock;
    this.ticker = ticker;
    // What this very process wrote says what its clock says now.
    Instant now = clock.instant();
    Optional<Instant> last =
        store
            .<Optional<Long>>read(
                q ->
                    q.first(
                        "SELECT max(at_ms) AS last FROM (SELECT at_ms FROM journal ORDER BY seq DESC LIMIT ?)",
                        row -> row.number("last"),
                        EVENTS_LOOKED_AT))
            .map(Instant::ofEpochMilli);
    Instant lower = last.filter(at -> at.isAfter(now)).orElse(RELEASED);
    this.notBefore = lower.isAfter(RELEASED) ? lower : RELEASED;
  }

  /** The backend answered, and its answer bears this date. */
  public void witness(Instant date) {
    witnessed = Optional.of(new Witnessed(date, ticker.nanos()));
  }

  /** Whether the clock may be wrong now. */
  public boolean unsure() {
    Instant now = clock.instant();
    return witnessed
        .map(w -> Duration.between(w.date().plusNanos(ticker.nanos() - w.nanos()), now).abs().compareTo(TOLERANCE) > 0)
        .orElseGet(() -> now.isBefore(notBefore.minus(TOLERANCE)));
  }
}
