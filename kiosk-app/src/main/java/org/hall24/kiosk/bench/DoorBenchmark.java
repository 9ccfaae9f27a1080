package org.hall24.kiosk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.hall24.kiosk.binding.JournalCellRecords;
import org.hall24.kiosk.binding.JournalIntentLog;
import org.hall24.link.EmulatorRunner;
import org.hall24.link.FaultPlan;
import org.hall24.link.MemoryLine;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.hall24.locker.board.BoardLine;
import org.hall24.locker.board.BoardSettings;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CabinetMap;
import org.hall24.locker.cell.CabinetTiming;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.IntentHistory;
import org.hall24.locker.cell.IntentLog;
import org.hall24.locker.cell.IntentStep;
import org.hall24.locker.cell.OpenIntent;
import org.hall24.locker.cell.OpenOutcome;
import org.hall24.locker.cell.OpenRequest;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.LockBoardEmulator;
import org.hall24.queue.Opening;
import org.hall24.queue.Store;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.outbox.CaseSealer;
import org.hall24.queue.outbox.Keys;
import org.hall24.queue.outbox.Outbox;

/** From the durable intent in the journal to the last byte of the order at the board, on a line at 9600 bit/s. */
final class DoorBenchmark implements Benchmark {
  private static final int OPENINGS = 60;
  private static final int WARM_UP = 15;
  private static final int ORDER_BYTES = 5;

  @Override
  public String name() {
    return "door";
  }

  @Override
  public String says() {
    return "an order to open: from the commit of its intent to its last byte at the board, beside its wire time at 9600 bit/s";
  }

  /** Notes when an intent has become durable. */
  private record Stopwatch(IntentLog log, AtomicLong committed) implements IntentLog {
    @Override
    public void intend(OpenIntent intent) {
      log.intend(intent);
      committed.set(System.nanoTime());
    }

    @Override
    public void note(IntentStep step) {
      log.note(step);
    }

    @Override
    public List<IntentHistory> unfinished() {
      return log.unfinished();
    }
  }

  @Override
  public List<Measure> measure(Bench bench) throws CannotMeasure, InterruptedException {
    Path folder;
    try {
      folder = bench.work().isPresent() ? Files.createTempDirectory(bench.work().get(), "door") : Files.createTempDirectory("door");
    } catch (IOException e) {
      throw new CannotMeasure("no folder for a journal: " + e.getClass().getSimpleName(), "name one that can be written");
    }
    try {
      if (!(Store.open(StoreSettings.in(folder)) instanceof Opening.Opened(Store store))) {
        throw new CannotMeasure("a journal cannot be made in " + folder, "name another folder");
      }
      try (store) {
        return measure(store);
      }
    } finally {
      clear(folder);
    }
  }

  private static List<Measure> measure(Store store) throws InterruptedException {
    Outbox outbox =
        new Outbox(store, new CaseSealer(store), new Keys(Clock.systemUTC(), new java.security.SecureRandom()), new Outbox.Identity("BENCH-01", "BENCH", ZoneOffset.UTC));
    AtomicLong committed = new AtomicLong();
    AtomicLong arrived = new AtomicLong();
    MemoryLine cable = MemoryLine.pair("bench");
    LockBoardEmulator steel = new LockBoardEmulator(BoardModel.STANDARD.withPulse(Duration.ofMillis(20)), Ticker.system(), new Random(1));
    AtomicLong pulses = new AtomicLong();
    steel.onChange(cell -> {
      if (steel.pulses() > pulses.get()) {
        pulses.set(steel.pulses());
        arrived.set(System.nanoTime());
      }
    });
    CabinetTiming timing =
        new CabinetTiming(
            Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE, 3, Duration.ofMillis(20), Duration.ofSeconds(10), Duration.ofMinutes(1),
            Duration.ofMinutes(10), Duration.ofSeconds(2));
    List<Double> beyond = new ArrayList<>();
    double wire = ORDER_BYTES * 10 / 9.6;
    try (EmulatorRunner runner = EmulatorRunner.inMemory(steel, cable, FaultPlan.none(), Ticker.system());
        BoardLine board =
            new BoardLine(
                SupervisedPort.of(cable.hostPort(), Ticker.system(), new Random(2)).start(), Dialect.LOCK8A, BoardSettings.DEFAULTS,
                Dialect.LOCK8A.timing(), Ticker.system());
        Cabinet cabinet =
            new Cabinet(
                CabinetMap.standard24(), board, new Stopwatch(new JournalIntentLog(store), committed), new JournalCellRecords(store, outbox), timing,
                Clock.systemUTC(), Ticker.system(), () -> UUID.randomUUID().toString(), "bench")) {
      cabinet.start();
      for (int i = 0; i < WARM_UP + OPENINGS; i++) {
        int channel = i % 24 + 1;
        OpenOutcome outcome = cabinet.open(OpenRequest.technician(new CellId((channel < 10 ? "0" : "") + channel), "bench"));
        if (outcome instanceof OpenOutcome.Opened && i >= WARM_UP) {
          beyond.add((arrived.get() - committed.get()) / 1e6 - wire);
        }
        steel.closeDoor(channel);
      }
      long unfair = runner.counts().entrySet().stream().filter(e -> List.of("malformed", "overlapping", "forbidden").contains(e.getKey())).mapToLong(e -> e.getValue()).sum();
      beyond.sort(Comparator.naturalOrder());
      return List.of(
          Measure.of("openings", beyond.size(), "doors"),
          Measure.of("wire time of an order", wire, "ms"),
          Measure.atMost("last byte after the commit, beyond wire time, median", beyond.get(beyond.size() / 2), "ms", 2),
          Measure.of("the same, worst of ten", beyond.get(beyond.size() * 9 / 10), "ms"),
          Measure.atMost("frames of ours that were wrong", unfair, "frames", 0));
    }
  }

  private static void clear(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the benchmark's own folder would not go away: " + folder);
    }
  }
}
