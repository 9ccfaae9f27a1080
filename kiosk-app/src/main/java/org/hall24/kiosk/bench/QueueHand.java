package org.hall24.kiosk.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.hall24.queue.Store;
import org.hall24.queue.Urgency;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.Outbox;

/** A process of its own with a benchmark's store, so that its memory is nobody else's and it can be killed. */
final class QueueHand {

  private static final int PER_UNIT = 200;
  private static final long MIB = 1L << 20;

  private QueueHand() {}

  /**
   * {@code work STATE TIMES}: accepts and claims, then prints its resident memory now and at its highest, in KiB. {@code grow STATE
   * MIB}: commits while a reader looks on, so that the log cannot be emptied; prints how many filings were acknowledged when the log
   * is so long, and stands still.
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path state = Path.of(arguments[1]);
    long n = Long.parseLong(arguments[2]);
    Store store = QueueBench.open(state);
    if (arguments[0].equals("work")) {
      try (store) {
        work(store, n);
        out.println(memory("VmRSS") + " " + memory("VmHWM"));
      }
    } else {
      out.println(grow(store, state, n * MIB));
      new CountDownLatch(1).await();
    }
  }

  private static void work(Store store, long times) {
    Outbox outbox = QueueBench.outbox(store);
    Dispatch dispatch = QueueBench.dispatch(store);
    for (int i = 0; i < times; i++) {
      outbox.accept(QueueBench.filing("hand-" + ProcessHandle.current().pid() + "-" + i));
      dispatch.due(Long.MAX_VALUE, true, 1);
    }
    // The whole check that a start begins behind the first screen belongs to what a process needs.
    store.verify();
  }

  private static long grow(Store store, Path state, long bytes) throws IOException, InterruptedException {
    CountDownLatch looking = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .start(
            () ->
                store.read(
                    q -> {
                      q.count("SELECT count(*) AS n FROM meta");
                      looking.countDown();
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                      return true;
                    }));
    looking.await();
    Outbox outbox = QueueBench.outbox(store);
    long acknowledged = 0;
    while (Files.size(state.resolve("queue.db-wal")) < bytes) {
      long from = acknowledged;
      store.commitNow(
          Urgency.REST,
          tx -> {
            for (long i = from; i < from + PER_UNIT; i++) {
              outbox.accept(tx, QueueBench.filing("grown-" + ProcessHandle.current().pid() + "-" + i));
            }
            return true;
          });
      acknowledged += PER_UNIT;
    }
    return acknowledged;
  }

  private static long memory(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow(() -> new IOException("this kernel does not tell " + name));
  }
}
