package org.hall24.kiosk.bench;

import java.util.List;

/** Every benchmark, in the order in which they run. */
public final class Benchmarks {

  /** All of them. */
  public static final List<Benchmark> ALL =
      List.of(
          new PdfBenchmark(),
          new ReceiptBytesBenchmark(),
          new ReceiptTimeBenchmark(),
          new SearchBenchmark(),
          new DoorBenchmark(),
          new SweepBenchmark(),
          new DoorEventsBenchmark(),
          new DoorCyclesBenchmark(),
          new DoorIdleBenchmark(),
          new CardReadBenchmark(),
          new CardIdleBenchmark(),
          new IdReadStartBenchmark(),
          new DrainBenchmark(),
          new QueueCommitBenchmark(),
          new QueueProducersBenchmark(),
          new QueueDepthBenchmark(),
          new QueueMemoryBenchmark(),
          new QueueReopenBenchmark());

  private Benchmarks() {}

  /** Those of this name, or those whose name begins with it and a dot. */
  public static List<Benchmark> named(String name) {
    return ALL.stream().filter(b -> b.name().equals(name) || b.name().startsWith(name + ".")).toList();
  }
}
