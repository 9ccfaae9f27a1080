package org.hall24.kiosk.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
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
      Processor.used();
      Processor.rest(WARM_UP_SECONDS);
      long requests = hand.requests.get();
      long allocated = allocated();
      looking = Processor.share();
      allocated = allocated() - allocated;
      looks = hand.requests.get() - requests;
      if (looks == 0) {
        throw new CannotMeasure("the emulated reader was not asked once", "try again when the machine is less busy");
      }
      perLook = allocated / looks;
      close(watch);
      Processor.rest(SETTLE_SECONDS);
      quiet = Processor.share();
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
      Processor.rest(SETTLE_SECONDS);
      double share = Processor.share();
      close(watch);
      return share;
    }
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
