package org.hall24.link;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** Monotonic time and waiting, injected so that tests leap instead of sleeping. */
public interface Ticker {

  /** Nanoseconds since an arbitrary origin; never goes back. */
  long nanos();

  /** The moment after the given time, on {@link #nanos()}; "for ever" is a moment that does not come. */
  default long in(Duration time) {
    return nanos() + Nanos.of(time);
  }

  /** Whether a moment of {@link #nanos()} has come. */
  default boolean past(long moment) {
    return nanos() - moment >= 0;
  }

  /** The earlier one of a moment and the one after the given time. */
  default long sooner(long moment, Duration time) {
    long other = in(time);
    return moment - other < 0 ? moment : other;
  }

  /**
   * Waits for the given time; zero or less returns at once.
   *
   * @throws InterruptedException when the waiting thread is told to stop
   */
  void await(Duration duration) throws InterruptedException;

  /**
   * Waits until somebody signals the condition or the time is up, whichever is first; may also return for no reason, so
   * the caller looks again at what it waits for.
   *
   * @param lock the lock of the condition, held by the caller
   * @param condition what is signalled
   * @param atMost how long to wait; zero or less returns at once
   * @throws InterruptedException when the waiting thread is told to stop
   */
  @SuppressWarnings("WaitNotInLoop") // the caller loops, as it must with any condition
  default void awaitSignal(Lock lock, Condition condition, Duration atMost) throws InterruptedException {
    if (atMost.isPositive()) {
      var unused = condition.await(Nanos.of(atMost), TimeUnit.NANOSECONDS);
    }
  }

  /** The machine's own monotonic clock. */
  static Ticker system() {
    return SystemTicker.INSTANCE;
  }
}
