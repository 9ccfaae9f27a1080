package org.hall24.kiosk.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.hall24.queue.Opening;
import org.hall24.queue.Store;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.Ticker;
import org.hall24.queue.delivery.DeliverySettings;
import org.hall24.queue.delivery.DeliveryWorker;
import org.hall24.queue.delivery.HttpBackend;
import org.hall24.queue.outbox.Acceptance;
import org.hall24.queue.outbox.CaseSealer;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.Draft;
import org.hall24.queue.outbox.Filing;
import org.hall24.queue.outbox.Keys;
import org.hall24.queue.outbox.Outbox;
import org.hall24.queue.outbox.OutboxShelf;
import org.hall24.queue.sandbox.FaultPlan;
import org.hall24.queue.sandbox.SandboxAuthority;
import org.hall24.queue.sandbox.SandboxBackend;
import org.hall24.queue.sandbox.SandboxTls;

/** How fast a backlog leaves the kiosk: to a sandbox over https on this machine, which writes everything to its own disk file. */
final class DrainBenchmark implements Benchmark {

  private static final int FILINGS = 400;
  private static final int PAPERS = 6;
  private static final int PAPER_BYTES = 8 << 20;
  private static final double MEGABYTE = 1e6;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "queue.drain";
  }

  @Override
  public String says() {
    return "a backlog delivered to a sandbox over https on this machine: filings, and megabytes of attachments";
  }

  @Override
  public List<Measure> measure(Bench bench) throws CannotMeasure, InterruptedException {
    Path folder = null;
    try {
      folder = bench.work().isPresent() ? Files.createTempDirectory(bench.work().get(), "drain-") : Files.createTempDirectory("hall24-drain-");
      return measure(bench, folder);
    } catch (IOException e) {
      throw new CannotMeasure("the folder of the measurement cannot be written: " + e.getMessage(), "name a folder with room, or free some");
    } finally {
      if (folder != null) {
        remove(folder);
      }
    }
  }

  private static List<Measure> measure(Bench bench, Path folder) throws IOException, CannotMeasure, InterruptedException {
    SandboxAuthority authority = SandboxAuthority.create();
    Path ca = authority.writeCa(folder);
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    try (SandboxBackend backend =
            SandboxBackend.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.of(folder.resolve("backend.db")),
                new FaultPlan(), clock, Optional.of(SandboxTls.here(authority)));
        Store store = open(folder.resolve("state"))) {
      CaseSealer sealer = new CaseSealer(store);
      Outbox outbox = new Outbox(store, sealer, new Keys(clock, random), new Outbox.Identity("BENCH-01", "BENCH", ZoneId.of("Asia/Shanghai")));
      DeliverySettings settings = DeliverySettings.of(HttpUrl.get(backend.url().toString()), "BENCH-01").withCa(ca);
      try (DeliveryWorker worker =
          new DeliveryWorker(
              new Dispatch(store, sealer), new OutboxShelf(store), new HttpBackend(settings, () -> false), settings, clock,
              Ticker.system(), bench.random())) {
        for (int i = 0; i < FILINGS; i++) {
          accepted(outbox.accept(filing(i)));
        }
        double filings = FILINGS / drained(worker, FILINGS);
        byte[] paper = new byte[PAPER_BYTES];
        bench.random().nextBytes(paper);
        for (int i = 0; i < PAPERS; i++) {
          try (Draft draft = outbox.draft()) {
            draft.attach("scan.bin", "application/octet-stream", new ByteArrayInputStream(paper));
            accepted(outbox.accept(filing(FILINGS + i), draft));
          }
        }
        double bytes = (double) PAPERS * PAPER_BYTES / drained(worker, PAPERS);
        return List.of(
            Measure.of("filings delivered", filings, "filings/s"), Measure.of("attachments delivered", bytes / MEGABYTE, "MB/s"));
      }
    }
  }

  private static double drained(DeliveryWorker worker, int items) throws CannotMeasure, InterruptedException {
    long start = System.nanoTime();
    DeliveryWorker.Drained drained = worker.drain(PATIENCE);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (drained.delivered() != items) {
      throw new CannotMeasure(drained.delivered() + " of " + items + " arrived (" + worker.status().reason() + ")", "measure on a machine that is not busy");
    }
    return seconds;
  }

  private static void accepted(Acceptance acceptance) throws CannotMeasure {
    if (acceptance instanceof Acceptance.NotAccepted not) {
      throw new CannotMeasure("a filing was not accepted: " + not.reason(), "name a folder with room, or free some");
    }
  }

  private static Filing filing(int n) {
    return new Filing(
        "bench:" + n, "hlth-002", false, Map.of("test", true, "name", "TEST"), Map.of("note", "TEST ".repeat(200)),
        List.of(Map.of("kind", "test", "answer", "TEST")));
  }

  private static Store open(Path state) throws CannotMeasure {
    return switch (Store.open(StoreSettings.in(state))) {
      case Opening.Opened(Store store) -> store;
      case Opening other -> throw new CannotMeasure("no store at " + state + ": " + other, "name another folder");
    };
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      // What is left lies in a temporary folder.
    }
  }
}
