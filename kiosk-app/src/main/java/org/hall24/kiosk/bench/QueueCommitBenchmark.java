package org.hall24.kiosk.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.hall24.queue.SqliteLibrary;
import org.hall24.queue.Store;
import org.hall24.queue.Urgency;

/** A durable commit of 4 KiB beside the least that a disk can do: 4 KiB in place and a data sync, in the same minute. */
final class QueueCommitBenchmark implements Benchmark {

  private static final int BYTES = 4096;
  private static final int WARM_UP = 400;
  private static final int ROUNDS = 15;
  private static final int PER_ROUND = 30;
  private static final int PRODUCERS = 8;
  private static final int LIMIT_BYTES = 16 << 20;

  @Override
  public String name() {
    return "queue.commit";
  }

  @Override
  public String says() {
    return "a durable commit of 4 KiB beside a bare loop of pwrite and fdatasync, and eight producers at once";
  }

  @Override
  public List<Measure> measure(Bench bench) throws CannotMeasure, InterruptedException {
    byte[] payload = new byte[BYTES];
    bench.random().nextBytes(payload);
    AtomicLong n = new AtomicLong();
    long[] limit = new long[ROUNDS * PER_ROUND];
    long[] ours = new long[ROUNDS * PER_ROUND];
    try (QueueBench queue = new QueueBench(bench);
        FileChannel channel = queue.preallocated(LIMIT_BYTES)) {
      Store store = queue.store();
      // Until the log has its stable size every commit also pays for a growing file.
      for (int i = 0; i < WARM_UP; i++) {
        commit(store, n.incrementAndGet(), payload);
      }
      double[] ratios = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        long sliceLimit = 0;
        long sliceOurs = 0;
        for (int i = 0; i < PER_ROUND; i++) {
          int at = round * PER_ROUND + i;
          long began = System.nanoTime();
          channel.write(ByteBuffer.wrap(payload), (long) at * BYTES % LIMIT_BYTES);
          channel.force(false);
          sliceLimit += limit[at] = System.nanoTime() - began;
        }
        for (int i = 0; i < PER_ROUND; i++) {
          int at = round * PER_ROUND + i;
          long began = System.nanoTime();
          commit(store, n.incrementAndGet(), payload);
          sliceOurs += ours[at] = System.nanoTime() - began;
        }
        ratios[round] = (double) sliceLimit / sliceOurs;
      }
      java.util.Arrays.sort(ratios);
      double together = producers(store, n, payload);
      String on = " on " + queue.disk() + ", " + SqliteLibrary.loaded().sync();
      return List.of(
          Measure.of("pwrite + fdatasync of 4 KiB, preallocated, median" + on, QueueBench.median(limit), "ms"),
          Measure.of("durable commit of 4 KiB, median", QueueBench.median(ours), "ms"),
          Measure.atLeast("commits / bare loop, median of " + ROUNDS + " interleaved rounds", ratios[ROUNDS / 2], "ratio", 0.9),
          Measure.of(PRODUCERS + " producers at once", together, "commits/s"));
    } catch (IOException e) {
      throw new CannotMeasure("the disk does not take the bare loop's file: " + e.getClass().getSimpleName(), "name another folder with --work DIR");
    }
  }

  private static void commit(Store store, long n, byte[] payload) {
    store.commitNow(
        Urgency.FILING,
        tx -> {
          tx.append("bench", "bench", "{}");
          tx.put("payload", "key", Map.of("key", "bench-" + n, "sealed", payload));
          return true;
        });
  }

  private static double producers(Store store, AtomicLong n, byte[] payload) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    long began = System.nanoTime();
    for (int p = 0; p < PRODUCERS; p++) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; i < PER_ROUND * 4; i++) {
                      commit(store, n.incrementAndGet(), payload);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return PRODUCERS * PER_ROUND * 4 * 1e9 / (System.nanoTime() - began);
  }
}
