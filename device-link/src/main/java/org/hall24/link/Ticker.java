package org.hall24.link;

import java.time.Duration;

/** Monotonic time and waiting, injected so that tests leap instead of sleeping. */
public interface Ticker {

  /** Nanoseconds since an arbitrary origin; never goes back. */
  long nanos();

  /**
   * Waits for the given time; zero or less returns at once.
   *
   * @throws InterruptedException when the waiting thread is told to stop
   */
  void await(Duration duration) throws InterruptedException;

  /** The machine's own monotonic clock. */
  static Ticker system() {
    return SystemTicker.INSTANCE;
  }
}
