package org.hall24.locker.board;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.hall24.link.LeapTicker;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.LockBoardEmulator;
import org.hall24.locker.emulator.SimulatedBus;

/** A driver and emulated boards at the two ends of one line, in time that leaps: no load of the machine changes what happens. */
final class SimulatedBench implements AutoCloseable {
  final LeapTicker ticker = LeapTicker.eager();
  final LockBoardEmulator cabinet;
  final SimulatedBus line;
  final BoardLine board;

  SimulatedBench(Dialect dialect, BoardSettings settings, BoardModel... models) {
    cabinet = new LockBoardEmulator(dialect, List.of(models), ticker, new Random(7));
    line = new SimulatedBus(cabinet, ticker);
    board = new BoardLine(line, dialect, settings, dialect.timing(), ticker);
  }

  /** How long something takes on the line. */
  Duration takes(Work work) throws Exception {
    long from = ticker.nanos();
    work.run();
    return Duration.ofNanos(ticker.nanos() - from);
  }

  /** Something that may throw. */
  interface Work {
    void run() throws Exception;
  }

  /** Whether the host said nothing it should not. */
  void fair() {
    for (String count : List.of("malformed", "overlapping", "forbidden")) {
      if (cabinet.counts().getOrDefault(count, -1L) != 0) {
        throw new AssertionError(cabinet.counts());
      }
    }
  }

  @Override
  public void close() {
    board.close();
  }
}
