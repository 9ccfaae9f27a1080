package org.hall24.kiosk.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hall24.identity.sam.CardListener;
import org.hall24.identity.sam.CardRead;
import org.hall24.identity.sam.SamReader;
import org.hall24.identity.sam.SamSettings;
import org.hall24.link.JSerialCommPort;
import org.hall24.link.SerialSettings;
import org.hall24.link.Ticker;

/** What waiting for a card costs: memory per look, and processor time while a reader is idle or absent. */
final class CardIdleBenchmark implements Benchmark {
  // All in all under a minute: a technician waits before it.
  private static final int WARM_UP_SECONDS = 10;
  private static final int SECONDS = 10;
  private static final int SETTLE_SECONDS = 2;

  @Override
  public String name() {
    return "card-idle";
  }

  @Override
  public String says() {
    return "waiting for a card: bytes allocated per look, processor time of an idle and of an absent reader";
  }

  @Override
  public List<Measure> measure(Bench bench) throws CannotMeasure, InterruptedException {
    double perLook;
    double looks;
    double looking;
    double quiet;
    try (ReaderAtHand hand = new ReaderAtHand(bench.random())) {
      AutoCloseable watch = hand.reader.watch(new Nobody());
      // The first question loads the classes that answer it.
      allocated();
      cpu();
      sleep(WARM_UP_SECONDS);
      long requests = hand.requests.get();
      long cpu = cpu();
      long allocated = allocated();
      sleep(SECONDS);
      allocated = allocated() - allocated;
      looking = (cpu() - cpu) / (SECONDS * 1e9);
      looks = hand.requests.get() - requests;
      if (looks == 0) {
        throw new CannotMeasure("the emulated reader was not asked once in " + SECONDS + " s", "try again when the machine is less busy");
      }
      perLook = allocated / looks;
      close(watch);
      sleep(SETTLE_SECONDS);
      cpu = cpu();
      sleep(SECONDS);
      quiet = (cpu() - cpu) / (SECONDS * 1e9);
    }
    double absent = absent(bench);
    return List.of(
        Measure.of("looks for a card", looks, "looks"),
        Measure.atMost("allocated per look", perLook, "bytes", 1024),
        Measure.atMost("processor while looking for cards", looking * 100, "% of a core", 1),
        Measure.atMost("processor while nobody waits", quiet * 100, "% of a core", 1),
        Measure.atMost("processor of an absent reader", absent * 100, "% of a core", 1));
  }

  private static double absent(Bench bench) throws InterruptedException {
    JSerialCommPort nowhere = new JSerialCommPort(Path.of("/dev/hall24-no-such-reader"), SerialSettings.of(115_200), Ticker.system());
    try (SamReader reader = new SamReader(nowhere, SamSettings.defaults(), Ticker.system(), bench.random(), List.of())) {
      AutoCloseable watch = reader.watch(new Nobody());
      sleep(SETTLE_SECONDS);
      long cpu = cpu();
      sleep(SECONDS);
      double share = (cpu() - cpu) / (SECONDS * 1e9);
      close(watch);
      return share;
    }
  }

  private static void sleep(int seconds) throws InterruptedException {
    new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
  }

  private static long allocated() throws CannotMeasure {
    if (ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads) {
      long bytes = threads.getTotalThreadAllocatedBytes();
      if (bytes >= 0) {
        return bytes;
      }
    }
    throw new CannotMeasure("this Java does not count what is allocated", "use the Java of the package");
  }

  private static long cpu() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getProcessCpuTime()
        : ProcessHandle.current().info().totalCpuDuration().map(java.time.Duration::toNanos).orElse(0L);
  }

  private static void close(AutoCloseable watch) {
    try {
      watch.close();
    } catch (Exception e) {
      throw new IllegalStateException("a watch would not end", e);
    }
  }

  /** No card comes. */
  private static final class Nobody implements CardListener {
    @Override
    public void presented(CardRead.Presented read) {}

    @Override
    public void removed() {}
  }
}
