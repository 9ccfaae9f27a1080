package org.hall24.locker.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hall24.locker.emulator.BoardModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Boards that tell a door change unasked: a hint to look, never an answer. */
class ReportsTest {
  private static final Duration UNTIL_IT_IS_TOLD = Duration.ofMillis(1300);

  private static SimulatedBench bench(Dialect dialect, boolean set) {
    return new SimulatedBench(dialect, dialect.settings().withReports(set), BoardModel.of(dialect).withReports());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.INCLUDE, names = {"LOCK8A", "WKLY"})
  void a_report_on_a_quiet_line_is_heard_once(Dialect dialect) throws Exception {
    try (SimulatedBench bench = bench(dialect, true)) {
      bench.board.queryAll(dialect.lowestBoard());
      assertThat(bench.board.reported()).isFalse();
      bench.cabinet.forceDoor(5);
      assertThat(bench.board.reported()).isFalse();
      bench.ticker.leap(UNTIL_IT_IS_TOLD);
      assertThat(bench.board.reported()).isTrue();
      assertThat(bench.board.reported()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.INCLUDE, names = {"LOCK8A", "WKLY"})
  void a_report_just_before_a_question_is_not_lost(Dialect dialect) throws Exception {
    try (SimulatedBench bench = bench(dialect, true)) {
      bench.board.queryAll(dialect.lowestBoard());
      bench.cabinet.forceDoor(5);
      assertThat(bench.board.reported()).isFalse();
      bench.ticker.leap(UNTIL_IT_IS_TOLD);
      assertThat(bench.board.queryAll(dialect.lowestBoard()))
          .isInstanceOfSatisfying(Reading.Doors.class, doors -> assertThat(doors.door(5)).isEqualTo(Door.OPEN));
      assertThat(bench.board.reported()).isTrue();
      bench.fair();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.INCLUDE, names = {"LOCK8A", "WKLY"})
  void where_reports_are_not_set_they_are_noise(Dialect dialect) throws Exception {
    try (SimulatedBench bench = bench(dialect, false)) {
      bench.board.queryAll(dialect.lowestBoard());
      bench.cabinet.forceDoor(5);
      assertThat(bench.board.reported()).isFalse();
      bench.ticker.leap(UNTIL_IT_IS_TOLD);
      assertThat(bench.board.reported()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void rubbish_is_no_report(Dialect dialect) throws Exception {
    try (SimulatedBench bench = bench(dialect, true)) {
      bench.cabinet.faults().noise(true);
      for (int i = 0; i < 50; i++) {
        bench.board.queryAll(dialect.lowestBoard());
        assertThat(bench.board.reported()).isFalse();
      }
    }
  }
}
