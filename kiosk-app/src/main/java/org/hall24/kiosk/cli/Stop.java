package org.hall24.kiosk.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether somebody wants the command to end: Ctrl-C, a service manager, a test. Fired once, from any thread. */
public final class Stop {

  private final CountDownLatch fired = new CountDownLatch(1);

  /** Asks the command to end, with its devices left in order. */
  public void fire() {
    fired.countDown();
  }

  boolean isFired() {
    return fired.getCount() == 0;
  }

  /**
   * Waits, but not longer than the command lives.
   *
   * @return whether the command shall end
   */
  boolean await(Duration atMost) throws InterruptedException {
    return fired.await(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
  }

  /** Waits until the command shall end. */
  void await() throws InterruptedException {
    fired.await();
  }
}
