package org.hall24.locker.cell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hall24.link.Ticker;

/** One cell's page in the {@link CellBook}: how it is, what is kept of it, how its bolt was used. Guarded by the book. */
final class CellPage {
  private static final Duration LONGEST_STAY = Duration.ofDays(1);

  private final CellPlace place;
  private final PulseTally pulses;
  private final Clock clock;
  private final Ticker ticker;
  private CellState state = CellState.NEW;
  private Kept kept = Kept.NOTHING;
  private long since;
  /** When its reservation ends, by the monotonic clock: the wall clock jumps. */
  private long reservedUntil;
  private boolean toldSilent;

  CellPage(CellPlace place, Clock clock, Ticker ticker, MachineClock machine) {
    this.place = place;
    this.pulses = new PulseTally(ticker, machine);
    this.clock = clock;
    this.ticker = ticker;
  }

  /** Takes up what was recorded of it. Until it is looked at, it might have been opened while nobody watched. */
  void restore(CellRecord record) {
    state = Records.state(record).unseen();
    kept = new Kept(record.since(), record.last(), record.pickup());
    keepUntil();
    pulses.restore(record.pulses(), record.recentPulses());
  }

  CellPlace place() {
    return place;
  }

  CellState state() {
    return state;
  }

  Kept kept() {
    return kept;
  }

  PulseTally pulses() {
    return pulses;
  }

  CellSnapshot snapshot() {
    return new CellSnapshot(place, state, pulses.count(), kept.since(), kept.pickup());
  }

  /** What goes on record of it as it is now, with its bolt's pulses. */
  CellRecord record() {
    return record(state, kept);
  }

  /** What would go on record of it if it were so. */
  CellRecord record(CellState as, Kept with) {
    return Records.record(
        place.id(), as, pulses.count(), pulses.times(), clock.instant(), with.since(), with.last(), with.pickup());
  }

  /** It is so from now on; what must be kept of it is on record. */
  void turn(CellState after, Kept with) {
    boolean passed = !after.custody().equals(state.custody());
    if (!after.operation().getClass().equals(state.operation().getClass())) {
      since = ticker.nanos();
    }
    state = after;
    kept = with;
    if (passed) {
      keepUntil();
    }
  }

  /** How long it has been doing what it does. */
  Duration busyFor() {
    return Duration.ofNanos(ticker.nanos() - since);
  }

  /** Whether it was kept free for somebody who did not come. */
  boolean expired() {
    return state.custody() instanceof Custody.Reserved && ticker.nanos() - reservedUntil > 0;
  }

  private void keepUntil() {
    if (state.custody() instanceof Custody.Reserved(Item item, Instant until)) {
      Duration left = Duration.between(clock.instant(), until);
      Duration sane = left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST_STAY) > 0 ? LONGEST_STAY : left;
      reservedUntil = ticker.nanos() + sane.toNanos();
    }
  }

  /** That its board fell silent or answers again: told once each. */
  Optional<DoorEvent.Kind> hush(CellEvent event, CellState after) {
    boolean silent = event instanceof CellEvent.BoardSilent;
    if (silent == toldSilent || !silent && !after.answering()) {
      return Optional.empty();
    }
    toldSilent = silent;
    return Optional.of(silent ? DoorEvent.Kind.UNREACHABLE : DoorEvent.Kind.REACHABLE);
  }
}
