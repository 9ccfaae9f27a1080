package org.hall24.link;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** {@link System#nanoTime()} and parking. */
enum SystemTicker implements Ticker {
  INSTANCE;

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void await(Duration duration) throws InterruptedException {
    long end = nanos() + duration.toNanos();
    for (long left = end - nanos(); left > 0; left = end - nanos()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(this, left);
    }
  }
}
