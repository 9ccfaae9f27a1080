package org.hall24.locker.cell;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hall24.link.Ticker;
import org.hall24.locker.board.BoardBench;
import org.hall24.locker.board.BoardSettings;
import org.hall24.locker.board.Echo;
import org.hall24.locker.board.QueryOrder;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.LockBoardEmulator;

/** A cabinet on the emulated board, with short patience; doors and time are real. */
final class CabinetBench implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(10);
  static final Item ITEM = new Item("bundle-1", "case-1");

  /** As in the street, but quick. */
  static final CabinetTiming TIMING =
      new CabinetTiming(
          Duration.ofMillis(2),
          Duration.ofMillis(10),
          5,
          3,
          Duration.ofMillis(10),
          Duration.ofMillis(25),
          Duration.ofMillis(150),
          Duration.ofMinutes(10),
          Duration.ofMillis(400));

  /** The same, but a door may stand open for as long as a test takes. */
  static final CabinetTiming DOORS_MAY_STAND =
      new CabinetTiming(
          TIMING.betweenPulses(),
          TIMING.coolDown(),
          TIMING.perMinute(),
          TIMING.attempts(),
          TIMING.watchEvery(),
          TIMING.pollEvery(),
          Duration.ofHours(1),
          TIMING.confirmWithin(),
          TIMING.strayAfter());

  final BoardBench bench;
  final InMemoryIntentLog log;
  final InMemoryCellRecords records;
  final Cabinet cabinet;
  final BlockingQueue<DoorEvent> events = new LinkedBlockingQueue<>();

  CabinetBench() {
    this(BoardBench.quick());
  }

  CabinetBench(BoardModel model) {
    this(model, TIMING);
  }

  CabinetBench(BoardModel model, CabinetTiming timing) {
    log = new InMemoryIntentLog();
    records = new InMemoryCellRecords(log);
    bench = new BoardBench(model, settings());
    cabinet = cabinet(bench, log, records, timing);
    cabinet.onDoor(events::add);
  }

  static BoardSettings settings() {
    return new BoardSettings(24, 1, 1, QueryOrder.LAST, Echo.AUTO, false, Duration.ofMillis(250));
  }

  static Cabinet cabinet(BoardBench bench, IntentLog log, CellRecords records, CabinetTiming timing) {
    return new Cabinet(CabinetMap.standard24(), bench.board, log, records, timing, Clock.systemUTC(), Ticker.system(),
        () -> UUID.randomUUID().toString(), "boot");
  }

  LockBoardEmulator steel() {
    return bench.cabinet;
  }

  static CellId cell(int n) {
    return new CellId((n < 10 ? "0" : "") + n);
  }

  OpenOutcome technician(int n) throws InterruptedException {
    return cabinet.open(OpenRequest.technician(cell(n), "tech"));
  }

  CellState state(int n) {
    return cabinet.cell(cell(n)).orElseThrow().state();
  }

  /** Waits for the next event of this kind. */
  DoorEvent next(DoorEvent.Kind kind) throws InterruptedException {
    for (DoorEvent event = events.poll(10, TimeUnit.SECONDS); event != null; event = events.poll(10, TimeUnit.SECONDS)) {
      if (event.kind() == kind) {
        return event;
      }
    }
    throw new AssertionError("no " + kind.word());
  }

  /** Somebody puts papers in and closes the door as soon as it is open. */
  void handsThatDeposit(int n) {
    cabinet.onDoor(event -> {
      if (event.kind() == DoorEvent.Kind.OPENED && event.cell().equals(cell(n))) {
        steel().putPaper(n, 2);
        Thread.ofVirtual().start(() -> steel().closeDoor(n));
      }
    });
  }

  /** Closes every door that opens. */
  void handsThatClose() {
    cabinet.onDoor(event -> {
      if (event.kind() == DoorEvent.Kind.OPENED) {
        steel().closeDoor(event.address().channel());
      }
    });
  }

  List<IntentStep.Kind> steps(OpenOutcome outcome) {
    return log.steps(outcome.attempt().evidence().intent()).stream().map(IntentStep::kind).toList();
  }

  /** No frame of the host was malformed, overlapping or forbidden. */
  void fair() {
    for (String count : List.of("malformed", "overlapping", "forbidden")) {
      if (steel().counts().getOrDefault(count, -1L) != 0) {
        throw new AssertionError(steel().counts());
      }
    }
  }

  @Override
  public void close() {
    cabinet.close();
    bench.close();
    fair();
  }
}
