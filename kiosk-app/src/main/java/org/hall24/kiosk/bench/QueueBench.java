package org.hall24.kiosk.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hall24.queue.Opening;
import org.hall24.queue.Store;
import org.hall24.queue.StorePolicies;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.Urgency;
import org.hall24.queue.outbox.CaseSealer;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.Filing;
import org.hall24.queue.outbox.Keys;
import org.hall24.queue.outbox.Outbox;

/** What the queue's benchmarks share: a store of their own on the disk that is measured, and the bare loop that bounds it. */
final class QueueBench implements AutoCloseable {

  /** How many filings wait when nobody says how many: they are written in less than a minute. */
  static final int ROWS = 100_000;

  private static final int PER_UNIT = 500;

  private final Path folder;
  private Store store;
  private int rows;

  QueueBench(Benchmark.Bench bench) throws Benchmark.CannotMeasure {
    try {
      folder = bench.work().isEmpty() ? Files.createTempDirectory("hall24-bench") : Files.createTempDirectory(bench.work().get(), "hall24-bench");
      store = open(state());
    } catch (IOException e) {
      throw new Benchmark.CannotMeasure("no folder to work in: " + e.getClass().getSimpleName(), "name one with --work DIR");
    }
  }

  /** Opens a benchmark's store. */
  static Store open(Path state) throws Benchmark.CannotMeasure {
    return switch (Store.open(StoreSettings.in(state).with(StorePolicies.DEFAULTS.withReserve(0)))) {
      case Opening.Opened(Store opened) -> opened;
      case Opening other -> throw new Benchmark.CannotMeasure("the store does not open: " + other, "name another folder with --work DIR");
    };
  }

  Path folder() {
    return folder;
  }

  /** The folder of the store. */
  Path state() {
    return folder.resolve("state");
  }

  Store store() {
    return store;
  }

  /** Opens the store again after somebody else had it. */
  void reopen() throws Benchmark.CannotMeasure {
    store = open(state());
  }

  Outbox outbox() {
    return outbox(store);
  }

  static Outbox outbox(Store store) {
    return new Outbox(
        store, new CaseSealer(store), new Keys(Clock.systemUTC(), new SecureRandom()), new Outbox.Identity("bench", "BENCH", ZoneId.of("UTC")));
  }

  Dispatch dispatch() {
    return dispatch(store);
  }

  static Dispatch dispatch(Store store) {
    return new Dispatch(store, new CaseSealer(store));
  }

  /**
   * Has so many filings wait: accepted like any other, sealed, journalled and chained, only many in one unit, so that the disk is
   * not waited for each time.
   */
  void fill(int to) {
    Outbox outbox = outbox();
    while (rows < to) {
      int from = rows;
      int upTo = Math.min(to, from + PER_UNIT);
      store.commitNow(
          Urgency.REST,
          tx -> {
            for (int i = from; i < upTo; i++) {
              outbox.accept(tx, filing("row-" + i));
            }
            return true;
          });
      rows = upTo;
    }
  }

  static Filing filing(String ref) {
    return new Filing(ref, "bench", false, Map.of("test", true), Map.of("note", "x".repeat(700)), List.of());
  }

  /** The disk and its file system: a figure without it says nothing. */
  String disk() {
    try {
      var disk = Files.getFileStore(folder);
      return disk.name() + " (" + disk.type() + ")";
    } catch (IOException e) {
      return "an unknown disk";
    }
  }

  /** A file of real blocks, to be overwritten in place. */
  FileChannel preallocated(int bytes) throws IOException {
    FileChannel channel = FileChannel.open(folder.resolve("limit"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    byte[] chunk = new byte[1 << 16];
    Arrays.fill(chunk, (byte) 0x5a);
    for (long at = 0; at < bytes; at += chunk.length) {
      channel.write(ByteBuffer.wrap(chunk), at);
    }
    channel.force(true);
    return channel;
  }

  /** The middle of some nanoseconds, in milliseconds. */
  static double median(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] / 1e6;
  }

  @Override
  public void close() {
    store.close();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      // What is left is a folder of a benchmark, under a name that says so.
    }
  }
}
