package org.hall24.kiosk.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.Outbox;

/**
 * Accepting and claiming with few and with very many filings waiting: it must not get slower. The deep queue is measured beside a
 * shallow one of the same minute, in turns, so that what else the machine does falls on both.
 */
final class QueueDepthBenchmark implements Benchmark {

  private static final int FEW = 1_000;
  private static final List<Integer> DEPTHS = List.of(100_000, 1_000_000);
  private static final int ROUNDS = 20;
  private static final int PER_ROUND = 20;
  private static final double FLAT = 1.5;

  /** Nanoseconds of each accepting and of each claiming. */
  private record Times(long[] accept, long[] claim) {
    Times() {
      this(new long[ROUNDS * PER_ROUND], new long[ROUNDS * PER_ROUND]);
    }
  }

  @Override
  public String name() {
    return "queue.depth";
  }

  @Override
  public String says() {
    return "accept and claim with 10^3 and 10^5 filings waiting; with 10^6: --rows 1000000, some minutes";
  }

  @Override
  public List<Measure> measure(Bench bench) throws CannotMeasure, InterruptedException {
    List<Measure> measures = new ArrayList<>();
    int most = bench.rows().orElse(QueueBench.ROWS);
    try (QueueBench shallow = new QueueBench(bench);
        QueueBench deep = new QueueBench(bench)) {
      shallow.fill(FEW);
      for (int depth : depths(most)) {
        deep.fill(depth);
        Times few = new Times();
        Times many = new Times();
        round(shallow, new Times(), 0, "warm-" + depth);
        for (int round = 0; round < ROUNDS; round++) {
          round(shallow, few, round, depth + "-" + round);
          round(deep, many, round, depth + "-" + round);
        }
        add(measures, "accept", depth, few.accept(), many.accept(), shallow.disk());
        add(measures, "claim", depth, few.claim(), many.claim(), shallow.disk());
      }
    }
    return measures;
  }

  /** 10^5, 10^6, as far as somebody wants to go; anything else he wants, alone. */
  private static List<Integer> depths(int most) {
    List<Integer> depths = new ArrayList<>(DEPTHS.stream().filter(depth -> depth < most).toList());
    depths.add(most);
    return depths;
  }

  private static void round(QueueBench queue, Times times, int round, String name) {
    Outbox outbox = queue.outbox();
    Dispatch dispatch = queue.dispatch();
    for (int i = round * PER_ROUND; i < (round + 1) * PER_ROUND; i++) {
      long began = System.nanoTime();
      outbox.accept(QueueBench.filing("at-" + name + "-" + i));
      times.accept()[i] = System.nanoTime() - began;
      began = System.nanoTime();
      dispatch.due(Long.MAX_VALUE, true, 1);
      times.claim()[i] = System.nanoTime() - began;
    }
  }

  private static void add(List<Measure> measures, String what, int depth, long[] few, long[] many, String disk) {
    measures.add(Measure.of(what + ", " + FEW + " waiting, median on " + disk, QueueBench.median(few), "ms"));
    measures.add(Measure.of(what + ", " + depth + " waiting, median on " + disk, QueueBench.median(many), "ms"));
    double[] ratios = new double[ROUNDS];
    Arrays.setAll(ratios, round -> median(many, round) / median(few, round));
    Arrays.sort(ratios);
    measures.add(Measure.atMost(what + ", " + depth + " / " + FEW + ", median of interleaved rounds", ratios[ROUNDS / 2], "ratio", FLAT));
  }

  private static double median(long[] nanos, int round) {
    return QueueBench.median(Arrays.copyOfRange(nanos, round * PER_ROUND, (round + 1) * PER_ROUND));
  }
}
