package org.hall24.locker.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.hall24.link.DeviceState;
import org.hall24.locker.emulator.BoardModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The driver against emulated boards of every dialect, in time that leaps. */
class BoardLineTest {

  private static SimulatedBench bench(Dialect dialect) {
    return new SimulatedBench(dialect, dialect.settings(), BoardModel.of(dialect));
  }

  private static LockAddress bolt(Dialect dialect, int channel) {
    return new LockAddress(dialect.lowestBoard(), channel);
  }

  private static Door door(SimulatedBench bench, int board, int channel) throws InterruptedException {
    // A relay board answers before the spring has pushed the door.
    bench.ticker.leap(Duration.ofMillis(100));
    return bench.board.queryAll(board) instanceof Reading.Doors doors ? doors.door(channel) : Door.UNKNOWN;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void one_order_is_one_pulse_of_one_door_and_the_mark_comes_before_the_answer(Dialect dialect) throws Exception {
    try (SimulatedBench bench = bench(dialect)) {
      int board = dialect.lowestBoard();
      assertThat(door(bench, board, 3)).isEqualTo(Door.CLOSED);
      List<Long> pulsesAtMark = new ArrayList<>();
      Pulse pulse = bench.board.open(bolt(dialect, 3), hex -> pulsesAtMark.add((long) bench.cabinet.cells().size()));
      assertThat(pulse).isNotInstanceOfAny(Pulse.NotSent.class, Pulse.Refused.class);
      assertThat(pulsesAtMark).hasSize(1);
      assertThat(bench.cabinet.pulses()).isEqualTo(1);
      bench.ticker.leap(Duration.ofMillis(100));
      assertThat(bench.board.queryAll(board)).isInstanceOfSatisfying(Reading.Doors.class, doors -> {
        assertThat(doors.door(3)).isEqualTo(Door.OPEN);
        assertThat(doors.doors().values().stream().filter(d -> d == Door.CLOSED)).hasSize(dialect.usualChannels() - 1);
      });
      bench.fair();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void channels_count_from_one_to_the_last_with_every_dialect(Dialect dialect) throws Exception {
    try (SimulatedBench bench = bench(dialect)) {
      for (int channel = 1; channel <= dialect.usualChannels(); channel++) {
        bench.board.open(bolt(dialect, channel), hex -> {});
        assertThat(bench.cabinet.pulses(channel)).as("channel %d", channel).isEqualTo(1);
      }
      assertThat(bench.cabinet.pulses()).isEqualTo(dialect.usualChannels());
      assertThat(bench.board.open(bolt(dialect, dialect.usualChannels() + 1), hex -> {})).isEqualTo(new Pulse.NotSent("outside"));
      bench.fair();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void either_polarity_is_read_right_when_the_settings_say_so(Dialect dialect) throws Exception {
    for (int closed = 0; closed <= 1; closed++) {
      try (SimulatedBench bench = new SimulatedBench(
          dialect, dialect.settings().wired(closed, closed, QueryOrder.LAST), BoardModel.of(dialect).wired(closed, QueryOrder.LAST))) {
        bench.cabinet.forceDoor(2);
        bench.cabinet.forceDoor(dialect.usualChannels());
        assertThat(bench.board.queryAll(dialect.lowestBoard())).isInstanceOfSatisfying(Reading.Doors.class, doors ->
            assertThat(doors.doors().entrySet().stream().filter(e -> e.getValue() == Door.OPEN).map(Map.Entry::getKey))
                .containsExactly(2, dialect.usualChannels()));
        bench.fair();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void garbage_noise_and_bytes_one_by_one_do_no_harm(Dialect dialect) throws Exception {
    try (SimulatedBench bench = new SimulatedBench(dialect, dialect.settings(), BoardModel.of(dialect).withLeadingGarbage())) {
      bench.cabinet.faults().noise(true);
      bench.cabinet.faults().split(Duration.ofMillis(3));
      for (int channel = 1; channel <= 3; channel++) {
        bench.board.open(bolt(dialect, channel), hex -> {});
        assertThat(door(bench, dialect.lowestBoard(), channel)).isEqualTo(Door.OPEN);
      }
      assertThat(bench.cabinet.pulses()).isEqualTo(3);
      bench.fair();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void a_board_that_never_answers_gets_exactly_one_order(Dialect dialect) throws Exception {
    try (SimulatedBench bench = new SimulatedBench(dialect, dialect.settings().with(Echo.NO), BoardModel.of(dialect))) {
      bench.cabinet.faults().mute(1);
      assertThat(bench.board.open(bolt(dialect, 3), hex -> {})).isInstanceOf(Pulse.Unanswered.class);
      assertThat(bench.cabinet.counts()).containsEntry("opens", 1L).containsEntry("pulses", 0L);
      bench.fair();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void before_it_knows_whether_the_line_echoes_nothing_is_opened(Dialect dialect) throws Exception {
    try (SimulatedBench bench = bench(dialect)) {
      bench.cabinet.faults().mute(1);
      assertThat(bench.board.open(bolt(dialect, 3), hex -> {})).isEqualTo(new Pulse.NotSent("silent"));
      assertThat(bench.cabinet.counts()).containsEntry("opens", 0L);
      bench.fair();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void a_line_that_only_echoes_is_a_silent_board_and_never_a_success(Dialect dialect) throws Exception {
    try (SimulatedBench bench = bench(dialect)) {
      bench.cabinet.faults().echo(true);
      assertThat(bench.board.queryAll(dialect.lowestBoard())).isInstanceOf(Reading.Doors.class);
      bench.cabinet.faults().mute(100);
      assertThat(bench.board.open(bolt(dialect, 3), hex -> {}))
          .isInstanceOfSatisfying(Pulse.Unanswered.class, u -> assertThat(u.reason()).isIn("echo-only", "no-answer-due"));
      assertThat(bench.board.queryAll(dialect.lowestBoard()))
          .isEqualTo(new Reading.Silent(dialect.lowestBoard(), "echo-only"));
      assertThat(bench.cabinet.pulses()).isZero();
      bench.fair();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void on_an_echoing_line_doors_are_read_and_opened_as_on_any_other(Dialect dialect) throws Exception {
    try (SimulatedBench bench = bench(dialect)) {
      bench.cabinet.faults().echo(true);
      bench.board.open(bolt(dialect, 3), hex -> {});
      assertThat(door(bench, dialect.lowestBoard(), 3)).isEqualTo(Door.OPEN);
      assertThat(bench.cabinet.pulses()).isEqualTo(1);
      bench.fair();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void a_late_answer_never_answers_the_next_question(Dialect dialect) throws Exception {
    for (int late = 350; late <= 1500; late += 50) {
      try (SimulatedBench bench = new SimulatedBench(dialect, dialect.settings().with(Echo.NO), BoardModel.of(dialect))) {
        bench.cabinet.faults().late(1, Duration.ofMillis(late));
        bench.board.queryAll(dialect.lowestBoard());
        bench.cabinet.forceDoor(2);
        assertThat(door(bench, dialect.lowestBoard(), 2)).as("%d ms late", late).isEqualTo(Door.OPEN);
        bench.fair();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.INCLUDE, names = {"LOCK8A", "WKLY", "WINNSEN", "MODBUS"})
  void an_answer_that_names_another_channel_is_dropped(Dialect dialect) throws Exception {
    try (SimulatedBench bench = new SimulatedBench(dialect, dialect.settings().with(Echo.NO), BoardModel.of(dialect))) {
      bench.cabinet.faults().misaddress(1);
      assertThat(bench.board.open(bolt(dialect, 3), hex -> {}))
          .isInstanceOfSatisfying(Pulse.Unanswered.class, u -> assertThat(u.reason()).isEqualTo("garbled"));
      bench.fair();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.INCLUDE, names = {"WKLY", "WINNSEN", "MODBUS"})
  void a_board_that_says_no_is_told_as_that_and_moves_nothing(Dialect dialect) throws Exception {
    try (SimulatedBench bench = bench(dialect)) {
      bench.cabinet.faults().coolDown(1);
      assertThat(bench.board.open(bolt(dialect, 3), hex -> {}))
          .isInstanceOfSatisfying(Pulse.Refused.class, no -> assertThat(no.reason()).isIn("cool-down", "board-error"));
      assertThat(bench.cabinet.pulses()).isZero();
      bench.fair();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.INCLUDE, names = {"LOCK8A", "WKLY"})
  void reports_in_between_complete_nothing_and_disturb_nothing(Dialect dialect) throws Exception {
    try (SimulatedBench bench = new SimulatedBench(dialect, dialect.settings(), BoardModel.of(dialect).withReports())) {
      for (int i = 0; i < 40; i++) {
        bench.cabinet.forceDoor(5);
        assertThat(bench.board.queryAll(dialect.lowestBoard())).isInstanceOf(Reading.Doors.class);
        bench.cabinet.closeDoor(5);
        assertThat(bench.board.query(bolt(dialect, 3))).isInstanceOf(Reading.Doors.class);
      }
      bench.fair();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.INCLUDE, names = {"CU16", "CU24", "CU48"})
  void what_lies_in_a_cell_is_told_by_boards_that_see_it(Dialect dialect) throws Exception {
    try (SimulatedBench bench = new SimulatedBench(dialect, dialect.settings(), BoardModel.of(dialect).withAnsweredOrders())) {
      // Its status comes before the spring has pushed the door.
      assertThat(bench.board.open(bolt(dialect, 9), hex -> {}))
          .isInstanceOfSatisfying(Pulse.Answered.class, told -> assertThat(told.door()).isEqualTo(Door.CLOSED));
      assertThat(door(bench, 0, 9)).isEqualTo(Door.OPEN);
      bench.cabinet.putPaper(9, 1);
      assertThat(bench.board.queryAll(0)).isInstanceOfSatisfying(Reading.Doors.class, doors -> {
        assertThat(doors.item(9)).isEqualTo(Presence.PRESENT);
        assertThat(doors.item(8)).isEqualTo(Presence.ABSENT);
      });
      bench.fair();
    }
  }

  @Test
  void both_orders_of_a_winnsen_answer_are_read_and_a_set_one_only_as_set() throws Exception {
    for (FieldOrder real : List.of(FieldOrder.LOCK_STATUS, FieldOrder.STATUS_LOCK)) {
      for (FieldOrder set : List.of(FieldOrder.USUAL, FieldOrder.LOCK_STATUS, FieldOrder.STATUS_LOCK)) {
        try (SimulatedBench bench = new SimulatedBench(
            Dialect.WINNSEN, Dialect.WINNSEN.settings().with(set).withChannels(4), BoardModel.of(Dialect.WINNSEN).withChannels(4).with(real))) {
          bench.cabinet.forceDoor(2);
          boolean fits = set == FieldOrder.USUAL || set == real;
          assertThat(door(bench, 1, 2)).isEqualTo(fits ? Door.OPEN : Door.UNKNOWN);
          if (fits) {
            assertThat(door(bench, 1, 1)).isEqualTo(Door.CLOSED);
            assertThat(door(bench, 1, 3)).isEqualTo(Door.CLOSED);
          }
          bench.fair();
        }
      }
    }
  }

  @Test
  void a_station_with_fewer_locks_than_set_shows_those_it_has() throws Exception {
    try (SimulatedBench bench = new SimulatedBench(
        Dialect.WINNSEN, Dialect.WINNSEN.settings(), BoardModel.of(Dialect.WINNSEN).withChannels(6))) {
      assertThat(bench.board.queryAll(1)).isInstanceOfSatisfying(Reading.Doors.class, doors -> {
        assertThat(doors.door(6)).isEqualTo(Door.CLOSED);
        assertThat(doors.door(7)).isEqualTo(Door.UNKNOWN);
        assertThat(doors.doors()).hasSize(24);
      });
    }
  }

  @Test
  void an_8a_board_with_channel_and_board_swapped_works_when_set_so() throws Exception {
    try (SimulatedBench bench = new SimulatedBench(
        Dialect.LOCK8A, BoardSettings.DEFAULTS.with(FieldOrder.CHANNEL_BOARD), BoardModel.STANDARD.at(2).with(FieldOrder.CHANNEL_BOARD))) {
      assertThat(bench.board.open(new LockAddress(2, 5), hex -> {})).isInstanceOf(Pulse.Answered.class);
      assertThat(bench.cabinet.pulses(5)).isEqualTo(1);
      assertThat(bench.board.query(new LockAddress(2, 5)))
          .isInstanceOfSatisfying(Reading.Doors.class, doors -> assertThat(doors.door(5)).isEqualTo(Door.OPEN));
      bench.fair();
    }
  }

  @Test
  void a_cu48_with_24_channels_set_is_a_cu24() throws Exception {
    try (SimulatedBench bench = new SimulatedBench(
        Dialect.CU48, Dialect.CU48.settings().withChannels(24), BoardModel.of(Dialect.CU48).withChannels(24))) {
      assertThat(bench.board.open(new LockAddress(0, 3), hex -> assertThat(hex).isEqualTo("02 00 02 51 03 58")))
          .isInstanceOf(Pulse.Unanswered.class);
      assertThat(door(bench, 0, 3)).isEqualTo(Door.OPEN);
      bench.fair();
    }
  }

  // ---- several boards -------------------------------------------------------------------------------------------------

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void several_boards_on_one_line_are_each_their_own(Dialect dialect) throws Exception {
    int first = dialect.lowestBoard();
    BoardModel model = BoardModel.of(dialect);
    try (SimulatedBench bench = new SimulatedBench(dialect, dialect.settings(), model, model.at(first + 1), model.at(first + 4))) {
      bench.board.open(new LockAddress(first + 4, 2), hex -> {});
      assertThat(door(bench, first + 4, 2)).isEqualTo(Door.OPEN);
      assertThat(door(bench, first, 2)).isEqualTo(Door.CLOSED);
      assertThat(door(bench, first + 1, 2)).isEqualTo(Door.CLOSED);
      assertThat(bench.board.queryAll(first + 2)).isEqualTo(new Reading.Silent(first + 2, "silent"));
      assertThat(bench.board.state()).isEqualTo(new DeviceState.Degraded("silent"));
      assertThat(bench.cabinet.pulses()).isEqualTo(1);
      bench.fair();
    }
  }

  @Test
  void a_dead_board_is_left_alone_for_a_while_and_slows_nobody() throws Exception {
    try (SimulatedBench bench = new SimulatedBench(Dialect.LOCK8A, BoardSettings.DEFAULTS, BoardModel.STANDARD, BoardModel.STANDARD.at(2))) {
      bench.cabinet.faults(2).mute(Integer.MAX_VALUE);
      bench.board.queryAll(2);
      bench.board.queryAll(2);
      long asked = bench.cabinet.counts().getOrDefault("queries", 0L);
      Duration ten = bench.takes(() -> {
        for (int i = 0; i < 10; i++) {
          assertThat(bench.board.queryAll(1)).isInstanceOf(Reading.Doors.class);
          assertThat(bench.board.queryAll(2)).isEqualTo(new Reading.Silent(2, "resting"));
        }
      });
      assertThat(ten).isLessThan(Duration.ofSeconds(1));
      assertThat(bench.cabinet.counts().getOrDefault("queries", 0L) - asked).isEqualTo(10);
    }
  }

  @Test
  void a_board_somebody_waits_for_is_asked_at_once_however_long_it_was_silent() throws Exception {
    try (SimulatedBench bench = bench(Dialect.LOCK8A)) {
      bench.cabinet.faults().mute(Integer.MAX_VALUE);
      for (int i = 0; i < 5; i++) {
        bench.board.queryAll(1);
        bench.ticker.leap(Duration.ofSeconds(10));
      }
      bench.board.queryAll(1);
      bench.cabinet.faults().clear();
      assertThat(bench.board.queryAll(1)).isEqualTo(new Reading.Silent(1, "resting"));
      bench.board.attend(1);
      assertThat(bench.board.queryAll(1)).isInstanceOf(Reading.Doors.class);
      assertThat(bench.board.state()).isEqualTo(new DeviceState.Ready());
    }
  }

  @Test
  void a_board_that_is_back_is_found_within_seconds_without_anybody_waiting() throws Exception {
    try (SimulatedBench bench = bench(Dialect.WKLY)) {
      bench.cabinet.faults().mute(Integer.MAX_VALUE);
      for (int i = 0; i < 200; i++) {
        bench.board.queryAll(0);
        bench.ticker.leap(Duration.ofMillis(500));
      }
      bench.cabinet.faults().clear();
      Duration back = bench.takes(() -> {
        while (!(bench.board.queryAll(0) instanceof Reading.Doors)) {
          bench.ticker.leap(Duration.ofMillis(500));
        }
      });
      assertThat(back).isLessThan(Duration.ofSeconds(5));
    }
  }

  // ---- the cable ------------------------------------------------------------------------------------------------------

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void a_pulled_cable_is_told_and_the_line_works_again_when_it_is_back(Dialect dialect) throws Exception {
    try (SimulatedBench bench = bench(dialect)) {
      int board = dialect.lowestBoard();
      assertThat(bench.board.queryAll(board)).isInstanceOf(Reading.Doors.class);
      bench.line.unplug();
      assertThat(bench.board.open(bolt(dialect, 3), hex -> {})).isEqualTo(new Pulse.NotSent("not-ready"));
      assertThat(bench.board.queryAll(board)).isInstanceOf(Reading.NotReady.class);
      bench.line.plug();
      bench.board.open(bolt(dialect, 3), hex -> {});
      assertThat(door(bench, board, 3)).isEqualTo(Door.OPEN);
      assertThat(bench.cabinet.pulses()).isEqualTo(1);
      bench.fair();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void a_cable_pulled_after_the_order_left_means_it_may_have_opened(Dialect dialect) throws Exception {
    try (SimulatedBench bench = new SimulatedBench(dialect, dialect.settings().with(Echo.NO), BoardModel.of(dialect))) {
      bench.line.unplugAfterNextWrite();
      assertThat(bench.board.open(bolt(dialect, 3), hex -> {}))
          .isInstanceOfSatisfying(Pulse.Unanswered.class, u -> assertThat(u.reason()).isEqualTo("line-lost"));
      bench.fair();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void whatever_goes_wrong_an_order_is_never_sent_twice_and_never_for_another_door(Dialect dialect) throws Exception {
    List<String> faults = List.of(
        "mute 1", "lose-reply 1", "late 1 900", "late 2 2500", "misaddress 1", "noise on", "split 3", "jam 2", "stuck 2 closed",
        "flap 2", "contradict 2", "reboot 1500", "cool-down 1");
    Random random = new Random(11);
    for (int i = 0; i < 60; i++) {
      try (SimulatedBench bench = bench(dialect)) {
        bench.cabinet.faults().echo(random.nextBoolean());
        bench.board.queryAll(dialect.lowestBoard());
        for (int n = random.nextInt(1, 4); n > 0; n--) {
          bench.cabinet.apply(faults.get(random.nextInt(faults.size())));
        }
        bench.board.open(bolt(dialect, 2), hex -> {});
        assertThat(bench.cabinet.counts().get("opens")).isLessThanOrEqualTo(1);
        assertThat(new TreeSet<>(bench.cabinet.cells().stream().filter(c -> c.pulses() > 0).map(c -> c.channel()).toList()))
            .isSubsetOf(2);
        bench.board.queryAll(dialect.lowestBoard());
        bench.fair();
      }
    }
  }
}
