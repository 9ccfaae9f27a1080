package org.hall24.queue;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Monotonic time and waiting for a bell, injected so that tests leap instead of sleeping. */
public interface Ticker {

  /** Nanoseconds since an arbitrary origin; never goes back. */
  long nanos();

  /**
   * Waits until the bell rings or the time is up; zero or less returns at once.
   *
   * @return whether the bell rang; one ring is taken from it
   * @throws InterruptedException when the waiting thread is told to stop
   */
  boolean await(Semaphore bell, Duration atMost) throws InterruptedException;

  /**
   * The same while other threads are at work that ring the bell when they end: a clock that leaps does not leap over work.
   *
   * @throws InterruptedException when the waiting thread is told to stop
   */
  default boolean awaitWork(Semaphore bell, Duration atMost) throws InterruptedException {
    return await(bell, atMost);
  }

  /** The machine's own monotonic clock. */
  static Ticker system() {
    return new Ticker() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public boolean await(Semaphore bell, Duration atMost) throws InterruptedException {
        return bell.tryAcquire(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
      }
    };
  }
}
