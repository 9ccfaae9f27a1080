package org.hall24.kiosk.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hall24.queue.outbox.Acceptance;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.Outbox;

/** Accepting and claiming with few and with very many filings waiting: it must not get slower. */
final class QueueDepthBenchmark implements Benchmark {

  /** More than a build's patience: {@code -Dhall24.bench.rows=1000000}. */
  private static final int MOST = Integer.getInteger("hall24.bench.rows", 100_000);

  private static final int FEW = 1_000;
  private static final int TIMES = 200;
  private static final int AT_ONCE = 2_000;

  @Override
  public String name() {
    return "queue.depth";
  }

  @Override
  public String says() {
    return "accept and claim with 10^3, 10^5 and (by property) 10^6 filings waiting; opening, and the heap, at that depth";
  }

  @Override
  public List<Measure> measure(Bench bench) throws CannotMeasure, InterruptedException {
    List<Measure> measures = new ArrayList<>();
    try (QueueBench queue = new QueueBench(bench)) {
      int rows = fill(queue, 0, FEW);
      double[] few = at(queue, rows);
      measures.add(Measure.of("accept, " + FEW + " waiting, median on " + queue.disk(), few[0], "ms"));
      measures.add(Measure.of("claim, " + FEW + " waiting, median", few[1], "ms"));
      for (int depth = 100_000; depth <= MOST; depth *= 10) {
        rows = fill(queue, rows, depth);
        double[] many = at(queue, rows);
        measures.add(Measure.of("accept, " + depth + " waiting, median", many[0], "ms"));
        measures.add(Measure.atMost("accept, " + depth + " / " + FEW, many[0] / few[0], "ratio", 1.5));
        measures.add(Measure.of("claim, " + depth + " waiting, median", many[1], "ms"));
        measures.add(Measure.atMost("claim, " + depth + " / " + FEW, many[1] / few[1], "ratio", 1.5));
      }
      measures.add(Measure.of("open with " + rows + " waiting", queue.reopen() / 1e6, "ms"));
      System.gc();
      Runtime heap = Runtime.getRuntime();
      measures.add(Measure.of("heap in use with " + rows + " waiting", (heap.totalMemory() - heap.freeMemory()) / 1048576.0, "MiB"));
    }
    return measures;
  }

  private static int fill(QueueBench queue, int from, int to) {
    Outbox outbox = queue.outbox();
    List<CompletableFuture<Acceptance>> waiting = new ArrayList<>();
    for (int i = from; i < to; i++) {
      waiting.add(outbox.acceptAsync(QueueBench.filing("bench-" + i)));
      if (waiting.size() == AT_ONCE) {
        waiting.forEach(CompletableFuture::join);
        waiting.clear();
      }
    }
    waiting.forEach(CompletableFuture::join);
    return to;
  }

  private static double[] at(QueueBench queue, int rows) {
    Outbox outbox = queue.outbox();
    Dispatch dispatch = queue.dispatch();
    long[] accept = new long[TIMES];
    long[] claim = new long[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long began = System.nanoTime();
      outbox.accept(QueueBench.filing("at-" + rows + "-" + i));
      accept[i] = System.nanoTime() - began;
      began = System.nanoTime();
      dispatch.due(Long.MAX_VALUE, true, 1);
      claim[i] = System.nanoTime() - began;
    }
    return new double[] {QueueBench.median(accept), QueueBench.median(claim)};
  }
}
