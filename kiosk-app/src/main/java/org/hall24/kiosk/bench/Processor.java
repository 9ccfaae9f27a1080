package org.hall24.kiosk.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What this process costs while it has nothing to do. */
final class Processor {
  private static final int SECONDS = 10;

  private Processor() {}

  /** How much of a core this process uses in the next ten seconds. */
  static double share() throws InterruptedException {
    long used = used();
    long from = System.nanoTime();
    rest(SECONDS);
    return (used() - used) / (double) (System.nanoTime() - from);
  }

  /** Processor time used so far, nanoseconds. */
  static long used() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getProcessCpuTime()
        : ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  static void rest(int seconds) throws InterruptedException {
    new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
  }
}
