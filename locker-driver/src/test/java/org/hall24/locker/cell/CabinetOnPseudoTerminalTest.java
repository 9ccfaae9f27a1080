package org.hall24.locker.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hall24.link.EmulatorRunner;
import org.hall24.link.FaultPlan;
import org.hall24.link.JSerialCommPort;
import org.hall24.link.SerialSettings;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.hall24.locker.board.BoardLine;
import org.hall24.locker.board.BoardTiming;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.LockBoardEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cabinet as in the street: a serial port at 9600 bit/s, the board's own pulse, and a cable one can pull. */
class CabinetOnPseudoTerminalTest {
  @TempDir
  private Path folder;

  @Test
  void doors_open_on_a_serial_port_and_again_after_the_cable_was_pulled() throws Exception {
    Ticker ticker = Ticker.system();
    LockBoardEmulator steel = new LockBoardEmulator(BoardModel.STANDARD.withLeadingGarbage().withReports(), ticker, new Random(1));
    try (EmulatorRunner runner = EmulatorRunner.onPseudoTerminal(steel, folder.resolve("board"), FaultPlan.none(), ticker);
        BoardLine board = new BoardLine(
            SupervisedPort.of(new JSerialCommPort(Path.of(runner.port()), SerialSettings.of(9600), ticker), ticker, new Random(2)).start(),
            Dialect.LOCK8A, CabinetBench.settings(), BoardTiming.DEFAULTS, ticker)) {
      InMemoryIntentLog log = new InMemoryIntentLog();
      InMemoryCellRecords records = new InMemoryCellRecords(log);
      try (Cabinet cabinet = new Cabinet(CabinetMap.standard24(), board, log, records, CabinetTiming.DEFAULTS,
          Clock.systemUTC(), ticker, () -> UUID.randomUUID().toString(), "boot")) {
        cabinet.start();
        assertThat(cabinet.open(OpenRequest.technician(CabinetBench.cell(24), "tech")).word()).isEqualTo("opened");
        steel.closeDoor(24);
        CountDownLatch gone = new CountDownLatch(1);
        CountDownLatch back = new CountDownLatch(1);
        cabinet.onDoor(event -> {
          if (event.kind() == DoorEvent.Kind.UNREACHABLE) {
            gone.countDown();
          } else if (event.kind() == DoorEvent.Kind.REACHABLE) {
            back.countDown();
          }
        });
        runner.unplug();
        assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(cabinet.open(OpenRequest.technician(CabinetBench.cell(1), "tech")).word()).isEqualTo("unreachable");
        runner.plug();
        assertThat(back.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(cabinet.open(OpenRequest.technician(CabinetBench.cell(1), "tech")).word()).isEqualTo("opened");
      }
      assertThat(steel.pulses()).isEqualTo(2);
      assertThat(runner.counts()).containsEntry("malformed", 0L).containsEntry("overlapping", 0L).containsEntry("forbidden", 0L);
    }
  }
}
