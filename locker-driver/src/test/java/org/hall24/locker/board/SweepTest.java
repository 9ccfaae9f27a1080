package org.hall24.locker.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.hall24.locker.emulator.BoardModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A look at 120 doors costs what its bytes cost, and the rests between them; in time that leaps. */
class SweepTest {
  private static final int BOARDS = 5;

  @ParameterizedTest
  @CsvSource({"WKLY, 8, 34, 0", "LOCK8A, 5, 7, 0", "CU24, 6, 12, 0", "MODBUS, 8, 8, 3.5"})
  void a_sweep_over_five_boards_takes_at_most_a_fifth_more_than_its_wire_time(
      Dialect dialect, int question, int answer, double restCharacters) throws Exception {
    long character = 10_000_000_000L / dialect.baud();
    Duration rest = Duration.ofNanos(Math.round(restCharacters * 1e10 / dialect.baud()));
    BoardModel model = BoardModel.of(dialect).withChannels(24).withAnswer(rest);
    BoardModel[] models = IntStream.range(0, BOARDS).mapToObj(i -> model.at(dialect.lowestBoard() + i)).toArray(BoardModel[]::new);
    try (SimulatedBench bench = new SimulatedBench(dialect, dialect.settings().withChannels(24), models)) {
      // The first look finds out how long the answers are, and whether the line echoes.
      sweep(bench, models);
      Duration took = bench.takes(() -> sweep(bench, models));
      double wire = BOARDS * (question + answer + 2 * restCharacters) * character;
      assertThat(took.toNanos() / wire).isBetween(1.0, 1.2);
      bench.fair();
    }
  }

  private static void sweep(SimulatedBench bench, BoardModel[] models) throws InterruptedException {
    for (BoardModel model : models) {
      assertThat(bench.board.queryAll(model.address())).isInstanceOf(Reading.Doors.class);
    }
  }

  @Test
  void only_where_silence_ends_a_frame_the_line_rests_for_three_and_a_half_characters() {
    assertThat(Dialect.MODBUS.timing().rest(9_600)).isEqualTo(Duration.ofNanos(3_645_833));
    assertThat(Dialect.MODBUS.timing().rest(19_200)).isEqualTo(Duration.ofNanos(1_822_917));
    assertThat(Dialect.MODBUS.timing().rest(115_200)).isEqualTo(Duration.ofNanos(1_750_000));
    assertThat(Dialect.LOCK8A.timing().rest(9_600)).isEqualTo(Duration.ofNanos(1_562_500));
    assertThat(Dialect.CU24.timing().rest(19_200)).isEqualTo(Duration.ofNanos(781_250));
    assertThat(Dialect.CU48.timing().rest(115_200)).isEqualTo(Duration.ofNanos(130_208));
  }
}
