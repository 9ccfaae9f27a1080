package org.hall24.locker.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.hall24.link.LeapTicker;
import org.hall24.link.Priority;
import org.hall24.locker.board.BoardLine;
import org.hall24.locker.board.BoardSettings;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.board.Echo;
import org.hall24.locker.board.WatchedBus;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.LockBoardEmulator;
import org.hall24.locker.emulator.SimulatedBus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Boards that carry out an order and say nothing to it, as a WKLY of the field does and a KERONG by its protocol. */
class SilentOrderTest {

  @ParameterizedTest
  @EnumSource(names = {"WKLY", "CU16", "CU24", "CU48"})
  void a_door_is_opened_when_it_is_seen_open_whatever_its_board_says(Dialect dialect) throws Exception {
    opens(dialect, false, "opened");
  }

  @ParameterizedTest
  @EnumSource(names = {"WKLY", "CU16", "CU24", "CU48"})
  void a_door_that_stays_shut_is_a_jam_though_its_board_says_nothing(Dialect dialect) throws Exception {
    opens(dialect, true, "jammed");
  }

  private static void opens(Dialect dialect, boolean jam, String expected) throws Exception {
    LeapTicker ticker = LeapTicker.eager();
    LockBoardEmulator steel = new LockBoardEmulator(dialect, List.of(BoardModel.of(dialect)), ticker, new Random(1));
    // The order alone stands in an exchange of that urgency, on a line that is known not to echo.
    WatchedBus line =
        new WatchedBus(
            new SimulatedBus(steel, ticker),
            priority -> steel.faults().loseReply(priority == Priority.MOTION ? 1 : 0),
            () -> steel.faults().loseReply(0));
    BoardSettings settings = dialect.settings().with(Echo.NO);
    InMemoryIntentLog log = new InMemoryIntentLog();
    int board = dialect.lowestBoard();
    try (BoardLine boards = new BoardLine(line, dialect, settings, dialect.timing(), ticker);
        Cabinet cabinet =
            new Cabinet(
                CabinetMap.unnamed(List.of(board), settings.channels()), boards, log, new InMemoryCellRecords(log),
                CabinetTiming.DEFAULTS, Clock.systemUTC(), ticker, () -> "intent", "boot")) {
      if (jam) {
        steel.faults().jam(3);
      }
      cabinet.begin();
      OpenOutcome outcome = cabinet.open(OpenRequest.technician(new CellId(board + "/3"), "tech"));
      assertThat(outcome.word()).isEqualTo(expected);
      assertThat(outcome.attempt().evidence().reply()).isIn("silent", "no-answer-due");
      assertThat(steel.pulses()).isEqualTo(1);
    }
  }
}
