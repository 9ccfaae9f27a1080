package org.hall24.kiosk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.hall24.queue.outbox.OutboxShelf;

/** A process is killed when its log is long: how long the next one takes until it can claim, and that it finds everything. */
final class QueueReopenBenchmark implements Benchmark {

  private static final List<Integer> LOG_MIB = List.of(4, 64);

  @Override
  public String name() {
    return "queue.reopen";
  }

  @Override
  public String says() {
    return "opening and the first claim after a SIGKILL with a log of 4 and of 64 MiB, with 10^5 filings waiting";
  }

  @Override
  public List<Measure> measure(Bench bench) throws CannotMeasure, InterruptedException {
    List<Measure> measures = new ArrayList<>();
    try (QueueBench queue = new QueueBench(bench)) {
      queue.fill(bench.rows().orElse(QueueBench.ROWS));
      for (int mib : LOG_MIB) {
        measures.addAll(killed(queue, mib));
      }
    }
    return measures;
  }

  private static List<Measure> killed(QueueBench queue, int mib) throws CannotMeasure, InterruptedException {
    long before = waiting(queue);
    queue.store().close();
    long acknowledged;
    double log;
    try (HallctlProcess hand = HallctlProcess.start(QueueHand.class, "grow", queue.state().toString(), Integer.toString(mib))) {
      acknowledged = Long.parseLong(hand.read());
      hand.kill();
      log = Files.size(queue.state().resolve("queue.db-wal")) / 1048576.0;
    } catch (IOException e) {
      throw new CannotMeasure("the log is not there", "run it again");
    }
    long began = System.nanoTime();
    queue.reopen();
    queue.dispatch().due(Long.MAX_VALUE, true, 1);
    double took = (System.nanoTime() - began) / 1e6;
    String at = "killed with a log of " + Math.round(log) + " MiB, " + before + " waiting: ";
    return List.of(
        Measure.of(at + "open and first claim on " + queue.disk(), took, "ms"),
        Measure.atMost(at + "acknowledged and not there", before + acknowledged - waiting(queue), "filings", 0));
  }

  private static long waiting(QueueBench queue) {
    return new OutboxShelf(queue.store()).counts().pending();
  }
}
