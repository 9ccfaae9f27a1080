package org.hall24.kiosk.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Interrupts the thread of a command when its time is up; closing it in time keeps it from doing so. */
final class Deadline implements AutoCloseable {

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread verb;
  private boolean over;

  Deadline(Duration atMost, Thread verb) {
    this.verb = verb;
    Thread.ofVirtual().name("deadline").start(() -> watch(atMost));
  }

  private void watch(Duration atMost) {
    try {
      if (!done.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
        strike();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void strike() {
    if (done.getCount() > 0) {
      over = true;
      verb.interrupt();
    }
  }

  /** Whether the time was up. */
  synchronized boolean over() {
    return over;
  }

  @Override
  public synchronized void close() {
    done.countDown();
  }
}
