package org.hall24.kiosk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hall24.link.JSerialCommPort;
import org.hall24.link.SerialSettings;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.hall24.locker.board.BoardLine;
import org.hall24.locker.board.BoardSettings;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CabinetMap;
import org.hall24.locker.cell.CabinetTiming;
import org.hall24.locker.cell.InMemoryCellRecords;
import org.hall24.locker.cell.InMemoryIntentLog;

/** What watching doors costs while nothing happens, and after the cable was pulled out: nothing may spin. */
final class DoorIdleBenchmark implements Benchmark {
  private static final int WARM_UP_SECONDS = 5;
  private static final int SETTLE_SECONDS = 3;
  private static final int BAUD = 9600;

  @Override
  public String name() {
    return "door-idle";
  }

  @Override
  public String says() {
    return "watching 24 doors: processor time of an idle board line, of one whose cable was pulled, of an absent one";
  }

  @Override
  public List<Measure> measure(Bench bench) throws CannotMeasure, InterruptedException {
    Path folder = folder();
    Path pty = folder.resolve("locker");
    try {
      double watching;
      double pulled;
      double back;
      HallctlProcess emulator = emulator(pty);
      try (BoardLine board = line(pty, bench);
          Cabinet cabinet = cabinet(board)) {
        cabinet.start();
        Processor.rest(WARM_UP_SECONDS);
        watching = Processor.share();
        // The other end of the cable is gone: what a pulled adapter looks like to the host.
        emulator.kill();
        Processor.rest(SETTLE_SECONDS);
        pulled = Processor.share();
        emulator.close();
        emulator = emulator(pty);
        Processor.rest(WARM_UP_SECONDS);
        back = board.state().usable() ? 1 : 0;
      } finally {
        emulator.close();
      }
      double absent;
      try (BoardLine board = line(Path.of("/dev/hall24-no-such-board"), bench);
          Cabinet cabinet = cabinet(board)) {
        cabinet.start();
        Processor.rest(SETTLE_SECONDS);
        absent = Processor.share();
      }
      return List.of(
          Measure.atMost("processor while watching doors", watching * 100, "% of a core", 3),
          Measure.atMost("processor after the cable was pulled", pulled * 100, "% of a core", 1),
          Measure.of("works again when it is back (1 yes, 0 no)", back, ""),
          Measure.atMost("processor of an absent board", absent * 100, "% of a core", 1));
    } finally {
      clear(pty);
      clear(folder);
    }
  }

  private static HallctlProcess emulator(Path pty) throws CannotMeasure {
    HallctlProcess emulator = HallctlProcess.start("emulate", "locker", "--driver", "lock8a", "--pty", pty.toString(), "--json");
    emulator.read();
    return emulator;
  }

  private static BoardLine line(Path port, Bench bench) {
    return new BoardLine(
        SupervisedPort.of(new JSerialCommPort(port, SerialSettings.of(BAUD), Ticker.system()), Ticker.system(), bench.random()).start(),
        Dialect.LOCK8A, BoardSettings.DEFAULTS, Dialect.LOCK8A.timing(), Ticker.system());
  }

  private static Cabinet cabinet(BoardLine board) {
    InMemoryIntentLog log = new InMemoryIntentLog();
    return new Cabinet(
        CabinetMap.standard24(), board, log, new InMemoryCellRecords(log), CabinetTiming.DEFAULTS, Clock.systemUTC(), Ticker.system(),
        () -> UUID.randomUUID().toString(), "bench");
  }

  private static Path folder() throws CannotMeasure {
    try {
      return Files.createTempDirectory("hall24-bench");
    } catch (IOException e) {
      throw new CannotMeasure("no temporary folder can be made", "make room in the temporary folder");
    }
  }

  private static void clear(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // An empty folder in the temporary one is all that stays.
    }
  }
}
