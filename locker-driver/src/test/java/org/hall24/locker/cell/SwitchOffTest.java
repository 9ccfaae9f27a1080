package org.hall24.locker.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.hall24.link.EmulatorRunner;
import org.hall24.link.FaultPlan;
import org.hall24.link.JSerialCommPort;
import org.hall24.link.SerialSettings;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.hall24.locker.board.BoardLine;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.LockBoardEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At the start whatever a relay board may still hold is let go, and nothing is energised; over a real serial port. */
class SwitchOffTest {
  @TempDir
  private Path folder;

  private LockBoardEmulator start(Dialect dialect, boolean echo) throws Exception {
    Ticker ticker = Ticker.system();
    BoardModel model = BoardModel.of(dialect);
    LockBoardEmulator steel = new LockBoardEmulator(dialect, List.of(model, model.at(dialect.lowestBoard() + 1)), ticker, new Random(1));
    steel.faults().echo(echo);
    try (EmulatorRunner runner = EmulatorRunner.onPseudoTerminal(steel, folder.resolve("board"), FaultPlan.none(), ticker);
        BoardLine board = new BoardLine(
            SupervisedPort.of(new JSerialCommPort(Path.of(runner.port()), SerialSettings.of(dialect.baud()), ticker), ticker, new Random(2)).start(),
            dialect, dialect.settings(), dialect.timing(), ticker)) {
      InMemoryIntentLog log = new InMemoryIntentLog();
      CabinetMap map = CabinetMap.unnamed(List.of(dialect.lowestBoard(), dialect.lowestBoard() + 1), dialect.usualChannels());
      try (Cabinet cabinet = new Cabinet(map, board, log, new InMemoryCellRecords(log), CabinetTiming.DEFAULTS, Clock.systemUTC(), ticker,
          () -> UUID.randomUUID().toString(), "boot")) {
        cabinet.start();
      }
      assertThat(steel.counts()).containsEntry("malformed", 0L).containsEntry("overlapping", 0L).containsEntry("forbidden", 0L);
      assertThat(steel.counts()).containsEntry("opens", 0L).containsEntry("pulses", 0L);
    }
    return steel;
  }

  @Test
  void all_relays_of_every_board_are_switched_off_at_the_start() throws Exception {
    assertThat(start(Dialect.MODBUS, false).counts()).containsEntry("switchedOff", 2L);
  }

  @Test
  void on_an_echoing_line_too() throws Exception {
    assertThat(start(Dialect.MODBUS, true).counts()).containsEntry("switchedOff", 2L);
  }

  @Test
  void boards_that_time_their_own_pulse_are_only_looked_at() throws Exception {
    assertThat(start(Dialect.LOCK8A, false).counts()).containsEntry("switchedOff", 0L);
  }
}
