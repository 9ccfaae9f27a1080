package org.hall24.kiosk.bench;

import java.util.List;

/** The memory of a process that works on a deep queue, beside one that works on a shallow one. */
final class QueueMemoryBenchmark implements Benchmark {

  private static final int FEW = 1_000;
  private static final int TIMES = 500;

  @Override
  public String name() {
    return "queue.memory";
  }

  @Override
  public String says() {
    return "the memory of a process with 10^3 and with 10^5 filings waiting, which accepts, claims and checks the whole store";
  }

  @Override
  public List<Measure> measure(Bench bench) throws CannotMeasure, InterruptedException {
    int rows = bench.rows().orElse(QueueBench.ROWS);
    try (QueueBench queue = new QueueBench(bench)) {
      queue.fill(FEW);
      double few = resident(queue);
      queue.fill(rows);
      double many = resident(queue);
      return List.of(
          Measure.of("resident memory at its highest, " + FEW + " waiting", few, "MiB"),
          Measure.of("resident memory at its highest, " + rows + " waiting", many, "MiB"),
          Measure.of(rows + " / " + FEW, many / few, "ratio"));
    }
  }

  private static double resident(QueueBench queue) throws CannotMeasure {
    queue.store().close();
    try (HallctlProcess hand = HallctlProcess.start(QueueHand.class, "work", queue.state().toString(), Integer.toString(TIMES))) {
      return Long.parseLong(hand.read().split(" ", -1)[1]) / 1024.0;
    } finally {
      queue.reopen();
    }
  }
}
