package org.hall24.kiosk.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hall24.queue.Store;

/** Several producers at once, beside one: what shares a flush must be faster together, and nobody may starve. */
final class QueueProducersBenchmark implements Benchmark {

  private static final int BYTES = 4096;
  private static final int WARM_UP = 400;
  private static final int EACH = 150;
  private static final List<Integer> PRODUCERS = List.of(1, 8, 32);

  @Override
  public String name() {
    return "queue.producers";
  }

  @Override
  public String says() {
    return "durable commits of 4 KiB by one, eight and thirty-two producers at once: commits per second, and how long one waits";
  }

  @Override
  public List<Measure> measure(Bench bench) throws CannotMeasure, InterruptedException {
    byte[] payload = new byte[BYTES];
    bench.random().nextBytes(payload);
    List<Measure> measures = new ArrayList<>();
    try (QueueBench queue = new QueueBench(bench)) {
      for (int i = 0; i < WARM_UP; i++) {
        QueueCommitBenchmark.commit(queue.store(), "warm-" + i, payload);
      }
      for (int producers : PRODUCERS) {
        long[] waits = new long[producers * EACH];
        double perSecond = together(queue.store(), producers, payload, waits);
        Arrays.sort(waits);
        String who = producers + (producers == 1 ? " producer" : " producers");
        measures.add(Measure.of(who + " on " + queue.disk(), perSecond, "commits/s"));
        measures.add(Measure.of(who + ", one waits, median", waits[waits.length / 2] / 1e6, "ms"));
        measures.add(Measure.of(who + ", one waits, 99 of 100", waits[waits.length * 99 / 100] / 1e6, "ms"));
      }
    }
    return measures;
  }

  private static double together(Store store, int producers, byte[] payload, long[] waits) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    long start = System.nanoTime();
    for (int p = 0; p < producers; p++) {
      int producer = p;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; i < EACH; i++) {
                      long began = System.nanoTime();
                      QueueCommitBenchmark.commit(store, producers + "-" + producer + "-" + i, payload);
                      waits[producer * EACH + i] = System.nanoTime() - began;
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return producers * EACH * 1e9 / (System.nanoTime() - start);
  }
}
