package org.hall24.kiosk.bench;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hall24.identity.sam.CardListener;
import org.hall24.identity.sam.CardRead;

/** A card laid on the reader, from the question that finds it to the whole reading, beside the time its bytes take on the wire. */
final class CardReadBenchmark implements Benchmark {
  private static final int WARM_UP = 10;
  private static final int READS = 40;
  private static final long PATIENCE_SECONDS = 20;

  @Override
  public String name() {
    return "card-read";
  }

  @Override
  public String says() {
    return "find, select and read of a card at 115200 bit/s, beside the wire time of its bytes";
  }

  @Override
  public List<Measure> measure(Bench bench) throws CannotMeasure, InterruptedException {
    double[] ratios = new double[READS];
    double[] millis = new double[READS];
    double wire = 0;
    try (ReaderAtHand hand = new ReaderAtHand(bench.random())) {
      BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
      AutoCloseable watch = hand.reader.watch(new Watcher(hand, seen));
      for (int i = -WARM_UP; i < READS; i++) {
        hand.emulator.type("lay");
        Seen read = next(seen);
        hand.emulator.type("lift");
        next(seen);
        wire = ReaderAtHand.wireMillis(read.bytes);
        if (i >= 0) {
          millis[i] = read.nanos / 1e6;
          ratios[i] = millis[i] / wire;
        }
      }
      close(watch);
    }
    Arrays.sort(ratios);
    Arrays.sort(millis);
    return List.of(
        Measure.of("readings", READS, "cards"),
        Measure.of("wire time of the bytes of one", wire, "ms"),
        Measure.of("a reading, median", millis[READS / 2], "ms"),
        Measure.of("a reading, slowest", millis[READS - 1], "ms"),
        Measure.atMost("reading / wire time, median", ratios[READS / 2], "×", 1.05),
        Measure.of("reading / wire time, slowest", ratios[READS - 1], "×"));
  }

  private static Seen next(BlockingQueue<Seen> seen) throws CannotMeasure, InterruptedException {
    Seen next = seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new CannotMeasure("no card was read within " + PATIENCE_SECONDS + " s", "run it on a machine that has less to do");
    }
    return next;
  }

  private static void close(AutoCloseable watch) {
    try {
      watch.close();
    } catch (Exception e) {
      throw new IllegalStateException("a watch would not end", e);
    }
  }

  /** A card that was read (how long it took, how many bytes), or lifted. */
  private record Seen(long nanos, long bytes) {}

  private record Watcher(ReaderAtHand hand, BlockingQueue<Seen> seen) implements CardListener {
    @Override
    public void presented(CardRead.Presented read) {
      long nanos = System.nanoTime() - hand.findAt;
      if (read instanceof CardRead.Read whole) {
        whole.photo().close();
        seen.add(new Seen(nanos, hand.bytes.get() - hand.bytesBeforeFind));
      }
    }

    @Override
    public void removed() {
      seen.add(new Seen(0, 0));
    }
  }
}
