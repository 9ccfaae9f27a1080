package org.hall24.locker.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.hall24.link.DeviceState;
import org.hall24.locker.emulator.BoardModel;
import org.junit.jupiter.api.Test;

/** The driver against the emulated board, over a line in memory. */
class Lock8aBoardTest {
  private static final LockAddress THIRD = new LockAddress(1, 3);

  private static BoardSettings echo(Echo echo) {
    return BoardSettings.DEFAULTS.with(echo);
  }

  private static void fair(BoardBench bench) {
    Map<String, Long> counts = bench.cabinet.counts();
    assertThat(counts).containsEntry("malformed", 0L).containsEntry("overlapping", 0L).containsEntry("forbidden", 0L);
  }

  @Test
  void one_order_is_one_pulse_and_the_mark_comes_before_the_answer() throws Exception {
    try (BoardBench bench = new BoardBench(BoardBench.quick(), BoardSettings.DEFAULTS)) {
      List<String> marks = Collections.synchronizedList(new ArrayList<>());
      assertThat(bench.board.open(THIRD, marks::add))
          .isEqualTo(new Pulse.Answered("8A 01 03 11 99", "8A 01 03 00 88", Door.OPEN, false));
      assertThat(marks).containsExactly("8A 01 03 11 99");
      assertThat(bench.cabinet.pulses()).isEqualTo(1);
      assertThat(bench.board.queryAll(1)).isInstanceOfSatisfying(Reading.Doors.class, doors -> {
        assertThat(doors.door(3)).isEqualTo(Door.OPEN);
        assertThat(doors.doors().values().stream().filter(d -> d == Door.CLOSED)).hasSize(23);
      });
      assertThat(bench.board.query(THIRD)).isInstanceOfSatisfying(Reading.Doors.class, d -> assertThat(d.door(3)).isEqualTo(Door.OPEN));
      fair(bench);
    }
  }

  @Test
  void every_wiring_is_read_right_when_the_settings_say_so() throws Exception {
    for (int closed = 0; closed <= 1; closed++) {
      for (QueryOrder order : QueryOrder.values()) {
        BoardSettings settings = new BoardSettings(24, closed, closed, order, Echo.AUTO, false, Duration.ofSeconds(1));
        try (BoardBench bench = new BoardBench(BoardBench.quick().wired(closed, order), settings)) {
          bench.cabinet.forceDoor(2);
          bench.cabinet.forceDoor(24);
          assertThat(bench.board.queryAll(1)).isInstanceOfSatisfying(Reading.Doors.class, doors ->
              assertThat(doors.doors().entrySet().stream().filter(e -> e.getValue() == Door.OPEN).map(Map.Entry::getKey))
                  .containsExactly(2, 24));
          fair(bench);
        }
      }
    }
  }

  @Test
  void garbage_noise_and_bytes_one_by_one_do_no_harm() throws Exception {
    try (BoardBench bench = new BoardBench(BoardBench.quick().withLeadingGarbage(), BoardSettings.DEFAULTS)) {
      bench.cabinet.faults().noise(true);
      bench.cabinet.faults().split(Duration.ofMillis(3));
      for (int channel = 1; channel <= 3; channel++) {
        assertThat(bench.board.open(new LockAddress(1, channel), hex -> {})).isInstanceOf(Pulse.Answered.class);
        assertThat(bench.board.queryAll(1)).isInstanceOf(Reading.Doors.class);
      }
      assertThat(bench.cabinet.pulses()).isEqualTo(3);
      fair(bench);
    }
  }

  @Test
  void a_board_that_never_answers_gets_exactly_one_order() throws Exception {
    try (BoardBench bench = new BoardBench(BoardBench.quick(), echo(Echo.NO))) {
      bench.cabinet.faults().mute(1);
      assertThat(bench.board.open(THIRD, hex -> {})).isEqualTo(new Pulse.Unanswered("8A 01 03 11 99", "silent"));
      assertThat(bench.cabinet.counts()).containsEntry("opens", 1L).containsEntry("pulses", 0L);
      fair(bench);
    }
  }

  @Test
  void before_it_knows_whether_the_line_echoes_nothing_is_opened() throws Exception {
    try (BoardBench bench = new BoardBench(BoardBench.quick(), BoardSettings.DEFAULTS)) {
      bench.cabinet.faults().mute(1);
      assertThat(bench.board.open(THIRD, hex -> {})).isEqualTo(new Pulse.NotSent("silent"));
      assertThat(bench.cabinet.counts()).containsEntry("opens", 0L);
      fair(bench);
    }
  }

  @Test
  void an_echoing_line_is_found_out_and_its_echo_is_never_the_answer() throws Exception {
    try (BoardBench bench = new BoardBench(BoardBench.quick(), BoardSettings.DEFAULTS)) {
      bench.cabinet.faults().echo(true);
      assertThat(bench.board.queryAll(1)).isInstanceOf(Reading.Doors.class);
      bench.cabinet.faults().jam(3);
      assertThat(bench.board.open(THIRD, hex -> {}))
          .isEqualTo(new Pulse.Answered("8A 01 03 11 99", "8A 01 03 11 99", Door.CLOSED, true));
      bench.cabinet.faults().mute(1);
      assertThat(bench.board.open(new LockAddress(1, 4), hex -> {})).isEqualTo(new Pulse.Unanswered("8A 01 04 11 9E", "echo-only"));
      fair(bench);
    }
  }

  @Test
  void a_line_that_only_echoes_is_a_silent_board() throws Exception {
    try (BoardBench bench = new BoardBench(BoardBench.quick(), BoardSettings.DEFAULTS)) {
      bench.cabinet.faults().echo(true);
      bench.cabinet.faults().mute(3);
      assertThat(bench.board.queryAll(1)).isEqualTo(new Reading.Silent(1, "echo-only"));
      assertThat(bench.board.open(THIRD, hex -> {})).isEqualTo(new Pulse.NotSent("silent"));
      assertThat(bench.board.state()).isEqualTo(new DeviceState.Failed("silent"));
      assertThat(bench.cabinet.pulses()).isZero();
      fair(bench);
    }
  }

  @Test
  void a_late_answer_never_answers_the_next_question() throws Exception {
    try (BoardBench bench = new BoardBench(BoardBench.quick(), echo(Echo.NO))) {
      bench.cabinet.faults().late(1, Duration.ofMillis(600));
      assertThat(bench.board.queryAll(1)).isEqualTo(new Reading.Silent(1, "silent"));
      bench.cabinet.forceDoor(9);
      assertThat(bench.board.queryAll(1))
          .isInstanceOfSatisfying(Reading.Doors.class, doors -> assertThat(doors.door(9)).isEqualTo(Door.OPEN));
      fair(bench);
    }
  }

  @Test
  void an_answer_that_names_another_channel_is_dropped() throws Exception {
    try (BoardBench bench = new BoardBench(BoardBench.quick(), echo(Echo.NO))) {
      bench.cabinet.faults().misaddress(1);
      assertThat(bench.board.open(THIRD, hex -> {})).isEqualTo(new Pulse.Unanswered("8A 01 03 11 99", "garbled"));
      fair(bench);
    }
  }

  @Test
  void reports_in_between_complete_nothing_and_disturb_nothing() throws Exception {
    try (BoardBench bench = new BoardBench(BoardBench.quick().withReports(), BoardSettings.DEFAULTS)) {
      for (int i = 0; i < 20; i++) {
        bench.cabinet.forceDoor(5);
        assertThat(bench.board.queryAll(1)).isInstanceOf(Reading.Doors.class);
        bench.cabinet.closeDoor(5);
        assertThat(bench.board.query(THIRD)).isInstanceOf(Reading.Doors.class);
      }
      fair(bench);
    }
  }

  @Test
  void a_board_of_another_address_stays_silent() throws Exception {
    try (BoardBench bench = new BoardBench(BoardBench.quick().at(2), echo(Echo.NO))) {
      assertThat(bench.board.queryAll(1)).isEqualTo(new Reading.Silent(1, "silent"));
      assertThat(bench.board.queryAll(2)).isInstanceOf(Reading.Doors.class);
      assertThat(bench.board.state()).isEqualTo(new DeviceState.Degraded("silent"));
      fair(bench);
    }
  }

  @Test
  void what_lies_outside_the_board_is_never_sent() throws Exception {
    try (BoardBench bench = new BoardBench(BoardBench.quick(), BoardSettings.DEFAULTS)) {
      assertThat(bench.board.open(new LockAddress(1, 25), hex -> {})).isEqualTo(new Pulse.NotSent("outside"));
      assertThat(bench.board.open(new LockAddress(0, 1), hex -> {})).isEqualTo(new Pulse.NotSent("outside"));
      assertThat(bench.cabinet.counts()).containsEntry("opens", 0L).containsEntry("outOfRange", 0L);
    }
  }

  @Test
  void a_pulled_cable_is_told_and_the_line_works_again_when_it_is_back() throws Exception {
    try (BoardBench bench = new BoardBench(BoardBench.quick(), BoardSettings.DEFAULTS)) {
      assertThat(bench.board.queryAll(1)).isInstanceOf(Reading.Doors.class);
      bench.line.unplug();
      bench.awaitUsable(false);
      assertThat(bench.board.open(THIRD, hex -> {})).isEqualTo(new Pulse.NotSent("not-ready"));
      assertThat(bench.board.queryAll(1)).isInstanceOf(Reading.NotReady.class);
      bench.line.plug();
      bench.awaitUsable(true);
      assertThat(bench.board.open(THIRD, hex -> {})).isInstanceOf(Pulse.Answered.class);
      assertThat(bench.cabinet.pulses()).isEqualTo(1);
      fair(bench);
    }
  }

  @Test
  void a_cable_pulled_after_the_order_left_means_it_may_have_opened() throws Exception {
    try (BoardBench bench = new BoardBench(BoardModel.STANDARD, echo(Echo.NO))) {
      bench.awaitUsable(true);
      assertThat(bench.board.open(THIRD, hex -> bench.line.unplug()))
          .isEqualTo(new Pulse.Unanswered("8A 01 03 11 99", "line-lost"));
      fair(bench);
    }
  }
}
