package org.hall24.locker.cell;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.hall24.link.Ticker;

/**
 * How often a bolt was pulsed, and when last: what the rest of its coil is reckoned from. Guarded by whoever holds it.
 *
 * <p>At most five pulses are remembered by their time, as many as a minute allows.
 */
final class PulseTally {
  private static final int RECENT = 5;

  private final Ticker ticker;
  private final MachineClock machine;
  private final Deque<Pulsed> recent = new ArrayDeque<>();
  private long count;

  /** A pulse by the machine's clock, which is kept, and by the ticker, which is reckoned with. */
  private record Pulsed(PulseTime at, long nanos) {}

  PulseTally(Ticker ticker, MachineClock machine) {
    this.ticker = ticker;
    this.machine = machine;
  }

  /** Takes up what was recorded before the program started. */
  void restore(long pulses, List<PulseTime> times) {
    count = pulses;
    times.forEach(this::remember);
  }

  /** The bolt is pulsed now. */
  void pulse() {
    count++;
    remember(PulseTime.now(machine));
  }

  private void remember(PulseTime at) {
    recent.addLast(new Pulsed(at, ticker.nanos() - at.ago(machine).toNanos()));
    if (recent.size() > RECENT) {
      recent.removeFirst();
    }
  }

  /** How often in all. */
  long count() {
    return count;
  }

  /** When last, oldest first. */
  List<PulseTime> times() {
    return recent.stream().map(Pulsed::at).toList();
  }

  /** How much of a rest after the last pulse is still to come; not positive when it is over. */
  Duration left(Duration rest) {
    Pulsed last = recent.peekLast();
    return last == null ? Duration.ZERO : rest.minusNanos(ticker.nanos() - last.nanos);
  }

  /** How often in the last minute, as far as remembered. */
  int inMinute() {
    long minuteAgo = ticker.nanos() - Duration.ofMinutes(1).toNanos();
    return (int) recent.stream().filter(pulsed -> pulsed.nanos - minuteAgo > 0).count();
  }
}
