package org.hall24.kiosk.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hall24.queue.SqliteLibrary;
import org.hall24.queue.Store;
import org.hall24.queue.Urgency;

/**
 * A durable commit of 4 KiB beside the least that a disk can do (4 KiB in place and a data sync), and beside other houses'
 * queues; all in slices of the same minute on the same disk.
 */
final class QueueCommitBenchmark implements Benchmark {

  private static final int BYTES = 4096;
  private static final int WARM_UP = 400;
  private static final int ROUNDS = 15;
  private static final int PER_ROUND = 30;
  private static final int LIMIT_BYTES = 16 << 20;
  /** A disk that flushes faster than this has not waited for anything, and a promise about waiting means nothing on it. */
  private static final double LEAST_FLUSH_MS = 0.5;

  /** One of those that are measured. */
  private record Contender(String name, Step step, double[] slices, long[] each) {
    Contender(String name, Step step) {
      this(name, step, new double[ROUNDS], new long[ROUNDS * PER_ROUND]);
    }

    void slice(int round) throws CannotMeasure {
      long sum = 0;
      for (int i = round * PER_ROUND; i < (round + 1) * PER_ROUND; i++) {
        long began = System.nanoTime();
        try {
          step.run(i);
        } catch (Exception e) {
          throw new CannotMeasure(name + " failed: " + e.getClass().getSimpleName(), "name another folder with --work DIR");
        }
        each[i] = System.nanoTime() - began;
        sum += each[i];
      }
      slices[round] = sum;
    }

    /** Its speed as a part of another's: the middle of the rounds' ratios. */
    double beside(Contender other) {
      double[] ratios = new double[ROUNDS];
      Arrays.setAll(ratios, round -> other.slices[round] / slices[round]);
      Arrays.sort(ratios);
      return ratios[ROUNDS / 2];
    }
  }

  private interface Step {
    void run(int n) throws Exception;
  }

  @Override
  public String name() {
    return "queue.commit";
  }

  @Override
  public String says() {
    return "a durable commit of 4 KiB beside a bare loop of pwrite and fdatasync, and beside Square Tape and db-scheduler";
  }

  @Override
  public List<Measure> measure(Bench bench) throws CannotMeasure, InterruptedException {
    byte[] payload = new byte[BYTES];
    bench.random().nextBytes(payload);
    try (QueueBench queue = new QueueBench(bench);
        FileChannel channel = queue.preallocated(LIMIT_BYTES);
        Peers peers = Peers.beside()) {
      Store store = queue.store();
      Contender limit =
          new Contender(
              "pwrite + fdatasync, preallocated",
              n -> {
                channel.write(ByteBuffer.wrap(payload), (long) n * BYTES % LIMIT_BYTES);
                channel.force(false);
              });
      Contender ours = new Contender("ours", n -> commit(store, "bench-" + n, payload));
      List<Contender> all = new ArrayList<>(List.of(limit, ours));
      for (Peer peer : peers.found()) {
        open(queue, peer, payload);
        all.add(new Contender(peer.name(), n -> peer.add(payload)));
      }
      // Until the log has its stable size every commit also pays for a growing file.
      for (int i = 0; i < WARM_UP; i++) {
        commit(store, "warm-" + i, payload);
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (Contender contender : all) {
          contender.slice(round);
        }
      }
      return table(queue.disk(), all);
    } catch (IOException e) {
      throw new CannotMeasure("the disk does not take the bare loop's file: " + e.getClass().getSimpleName(), "name another folder with --work DIR");
    }
  }

  private static void open(QueueBench queue, Peer peer, byte[] payload) throws CannotMeasure {
    try {
      peer.open(Files.createTempDirectory(queue.folder(), "peer"), WARM_UP + ROUNDS * PER_ROUND, payload);
    } catch (Exception e) {
      throw new CannotMeasure(peer.name() + " does not open: " + e.getClass().getSimpleName(), "build it again: packaging/bench-peers/build");
    }
  }

  private static List<Measure> table(String disk, List<Contender> all) {
    Contender limit = all.getFirst();
    double flush = QueueBench.median(limit.each());
    String on = ", 4 KiB, median, on " + disk;
    List<Measure> table = new ArrayList<>();
    table.add(Measure.of(limit.name() + on, flush, "ms"));
    for (Contender contender : all.subList(1, all.size())) {
      boolean ours = contender == all.get(1);
      table.add(Measure.of((ours ? "ours, " + SqliteLibrary.loaded().sync() : contender.name()) + on, QueueBench.median(contender.each()), "ms"));
      double ratio = contender.beside(limit);
      String what = contender.name() + " / bare loop, median of " + ROUNDS + " interleaved rounds";
      if (ours && flush < LEAST_FLUSH_MS) {
        table.add(Measure.of(what + "; a flush costs nothing here, see packaging/slow-disk", ratio, "ratio"));
      } else {
        table.add(ours ? Measure.atLeast(what, ratio, "ratio", 0.9) : Measure.of(what, ratio, "ratio"));
      }
    }
    if (all.size() == 2) {
      table.add(Measure.of(Peers.ABSENT, 0, "peers"));
    }
    return table;
  }

  static void commit(Store store, String key, byte[] payload) {
    store.commitNow(
        Urgency.FILING,
        tx -> {
          tx.append("bench", "bench", "{}");
          tx.put("payload", "key", Map.of("key", key, "sealed", payload));
          return true;
        });
  }
}
