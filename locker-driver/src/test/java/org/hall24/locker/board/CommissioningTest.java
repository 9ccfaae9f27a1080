package org.hall24.locker.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hall24.link.LeapTicker;
import org.hall24.locker.board.Commissioning.Result;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.LockBoardEmulator;
import org.hall24.locker.emulator.SimulatedBus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CommissioningTest {

  private static List<LockAddress> bolts(int board, int channels) {
    List<LockAddress> bolts = new ArrayList<>();
    for (int channel = 1; channel <= channels; channel++) {
      bolts.add(new LockAddress(board, channel));
    }
    return bolts;
  }

  /** A technician who does what is asked, and one more thing. */
  private static Result learn(Dialect dialect, BoardModel model, int channels, Consumer<SimulatedBench> fault) throws InterruptedException {
    BoardSettings set = dialect.settings().withChannels(channels);
    try (SimulatedBench bench = new SimulatedBench(dialect, Commissioning.raw(dialect, set), model)) {
      fault.accept(bench);
      Commissioning.Hands hands = new Commissioning.Hands() {
        @Override
        public void openWithKey(LockAddress bolt) {
          bench.cabinet.forceDoor(bolt.board(), bolt.channel());
        }

        @Override
        public void shut(LockAddress bolt) {
          bench.cabinet.closeDoor(bolt.board(), bolt.channel());
        }
      };
      Result result = new Commissioning(bench.board, bench.ticker, Duration.ofSeconds(5), hands).learn(dialect, set, bolts(model.address(), channels));
      assertThat(bench.cabinet.pulses()).isZero();
      bench.fair();
      return result;
    }
  }

  @ParameterizedTest
  @CsvSource({"0, FIRST, 24", "0, LAST, 24", "1, FIRST, 24", "1, LAST, 24", "1, FIRST, 8", "0, LAST, 8", "1, FIRST, 50", "0, FIRST, 18"})
  void order_and_polarity_of_an_8a_board_are_found_out(int closed, QueryOrder order, int channels) throws Exception {
    Result result = learn(Dialect.LOCK8A, BoardModel.STANDARD.withChannels(channels).wired(closed, order), channels, bench -> {});
    assertThat(result).isInstanceOfSatisfying(Result.Learned.class, learned -> {
      assertThat(learned.settings().closedWhen()).isEqualTo(closed);
      assertThat(learned.settings().closedWhenAll()).isEqualTo(closed);
      assertThat(learned.settings().queryOrder()).isEqualTo(order);
    });
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void polarity_is_found_out_in_every_dialect(Dialect dialect) throws Exception {
    for (int closed = 0; closed <= 1; closed++) {
      int wired = closed;
      assertThat(learn(dialect, BoardModel.of(dialect).wired(closed, QueryOrder.LAST), dialect.usualChannels(), bench -> {}))
          .isInstanceOfSatisfying(Result.Learned.class, learned -> {
            assertThat(learned.settings().closedWhen()).isEqualTo(wired);
            assertThat(learned.settings().closedWhenAll()).isEqualTo(wired);
          });
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void whether_the_line_echoes_is_found_out_and_kept(Dialect dialect) throws Exception {
    for (boolean echoing : new boolean[] {false, true}) {
      Result result = learn(dialect, BoardModel.of(dialect), 3, bench -> bench.cabinet.faults().echo(echoing));
      assertThat(result).isInstanceOfSatisfying(Result.Learned.class, learned -> {
        CabinetProfile profile =
            new CabinetProfile(dialect.word(), CabinetProfile.keys(learned.settings()), "abc", learned.patterns(), 3, "2026-01-01T00:00:00.000Z");
        assertThat(profile.keys()).containsEntry("echo", echoing ? "yes" : "no");
        assertThat(CabinetProfile.parse(profile.text()).orElseThrow().echo()).isEqualTo(echoing ? Echo.YES : Echo.NO);
        assertThat(profile.wiring()).doesNotContainKey("echo");
        assertThat(profile.holdsFor(dialect.word(), learned.settings().with(Echo.AUTO), "abc")).isTrue();
        assertThat(profile.holdsFor(dialect.word(), learned.settings().with(echoing ? Echo.NO : Echo.YES), "abc")).isFalse();
      });
    }
  }

  @Test
  void a_door_whose_sensor_does_not_change_is_refused() throws Exception {
    assertThat(learn(Dialect.WKLY, BoardModel.of(Dialect.WKLY), 24, bench -> bench.cabinet.faults().stuck(5, Door.CLOSED)))
        .isEqualTo(new Result.Refused("no-change", java.util.Optional.of(new LockAddress(0, 5)), new TreeSet<>()));
  }

  @Test
  void one_contact_that_contradicts_all_contacts_is_refused() throws Exception {
    assertThat(learn(Dialect.WKLY, BoardModel.of(Dialect.WKLY), 4, bench -> bench.cabinet.faults().contradict(3)))
        .isInstanceOfSatisfying(Result.Refused.class, no -> assertThat(no.reason()).isEqualTo("one-contradicts"));
  }

  @Test
  void a_flapping_sensor_or_a_silent_board_is_refused() throws Exception {
    assertThat(learn(Dialect.CU16, BoardModel.of(Dialect.CU16), 16, bench -> {
      for (int channel = 1; channel <= 16; channel++) {
        bench.cabinet.faults().flap(channel);
      }
    })).isInstanceOf(Result.Refused.class);
    assertThat(learn(Dialect.CU16, BoardModel.of(Dialect.CU16), 16, bench -> bench.cabinet.faults().mute(99)))
        .isInstanceOfSatisfying(Result.Refused.class, no -> assertThat(no.reason()).isEqualTo("silent"));
  }

  @Test
  void two_doors_at_once_or_the_door_of_another_bolt_are_refused() throws Exception {
    for (boolean both : List.of(true, false)) {
      try (SimulatedBench bench = new SimulatedBench(Dialect.LOCK8A, Commissioning.raw(Dialect.LOCK8A, BoardSettings.DEFAULTS), BoardModel.STANDARD)) {
        Commissioning.Hands clumsy = new Commissioning.Hands() {
          @Override
          public void openWithKey(LockAddress bolt) {
            bench.cabinet.forceDoor(bolt.channel() + 1);
            if (both) {
              bench.cabinet.forceDoor(bolt.channel());
            }
          }

          @Override
          public void shut(LockAddress bolt) {
            bench.cabinet.closeDoor(bolt.channel() + 1);
          }
        };
        assertThat(new Commissioning(bench.board, bench.ticker, Duration.ofSeconds(5), clumsy).learn(Dialect.LOCK8A, BoardSettings.DEFAULTS, bolts(1, 3)))
            .isInstanceOfSatisfying(Result.Refused.class, no -> assertThat(no.reason()).isEqualTo(both ? "several-change" : "crossed"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WINNSEN", "LOCK8A", "CU48"})
  void one_lost_answer_is_asked_for_again_wherever_it_is_lost(Dialect dialect) throws Exception {
    AtomicInteger exchanges = new AtomicInteger();
    Result whole = losing(dialect, -1, exchanges);
    assertThat(whole).isInstanceOf(Result.Learned.class);
    int all = exchanges.get();
    for (int lost = 0; lost < all; lost++) {
      assertThat(losing(dialect, lost, new AtomicInteger())).as("answer %d of %d", lost, all).isEqualTo(whole);
    }
  }

  private static Result losing(Dialect dialect, int lost, AtomicInteger exchanges) throws Exception {
    BoardSettings set = dialect.settings().withChannels(3);
    LeapTicker ticker = LeapTicker.eager();
    LockBoardEmulator steel = new LockBoardEmulator(dialect, List.of(BoardModel.of(dialect)), ticker, new Random(7));
    WatchedBus line = new WatchedBus(
        new SimulatedBus(steel, ticker),
        priority -> steel.faults().loseReply(exchanges.getAndIncrement() == lost ? 1 : 0),
        () -> {});
    try (BoardLine board = new BoardLine(line, dialect, Commissioning.raw(dialect, set), dialect.timing(), ticker)) {
      Commissioning.Hands hands = new Commissioning.Hands() {
        @Override
        public void openWithKey(LockAddress bolt) {
          steel.forceDoor(bolt.board(), bolt.channel());
        }

        @Override
        public void shut(LockAddress bolt) {
          steel.closeDoor(bolt.board(), bolt.channel());
        }
      };
      return new Commissioning(board, ticker, Duration.ofSeconds(10), hands).learn(dialect, set, bolts(dialect.lowestBoard(), 3));
    }
  }

  @Test
  void a_board_that_tells_one_contact_the_other_way_round_than_all_is_learned_so_and_read_right() throws Exception {
    Result result = learn(Dialect.LOCK8A, BoardModel.STANDARD.wired(1, QueryOrder.LAST), 24, bench -> contradictEverywhere(bench.cabinet));
    assertThat(result).isInstanceOfSatisfying(Result.Learned.class, learned ->
        assertThat(learned.settings().closedWhen()).isNotEqualTo(learned.settings().closedWhenAll()));
    BoardSettings settings = ((Result.Learned) result).settings();
    try (SimulatedBench bench = new SimulatedBench(Dialect.LOCK8A, settings, BoardModel.STANDARD.wired(1, QueryOrder.LAST))) {
      contradictEverywhere(bench.cabinet);
      bench.cabinet.forceDoor(5);
      Reading.Doors all = (Reading.Doors) bench.board.queryAll(1);
      for (int channel = 1; channel <= 24; channel++) {
        Door door = channel == 5 ? Door.OPEN : Door.CLOSED;
        assertThat(all.door(channel)).isEqualTo(door);
        assertThat(((Reading.Doors) bench.board.query(new LockAddress(1, channel))).door(channel)).isEqualTo(door);
      }
    }
  }

  private static void contradictEverywhere(LockBoardEmulator steel) {
    for (int channel = 1; channel <= 24; channel++) {
      steel.faults().contradict(channel);
    }
  }

  @Test
  void a_profile_is_read_back_as_it_was_and_one_that_was_touched_is_none() {
    CabinetProfile profile = new CabinetProfile(
        "lock8a", CabinetProfile.keys(BoardSettings.DEFAULTS), "abc", new TreeMap<>(java.util.Map.of(1, "111")), 24, "2026-01-01T00:00:00.000Z");
    assertThat(CabinetProfile.parse(profile.text())).contains(profile);
    assertThat(CabinetProfile.parse(profile.text().replace("closed-when=1", "closed-when=0"))).isEmpty();
    assertThat(profile.holdsFor("lock8a", BoardSettings.DEFAULTS, "abc")).isTrue();
    assertThat(profile.holdsFor("lock8a", BoardSettings.DEFAULTS, "other")).isFalse();
    assertThat(profile.holdsFor("lock8a", BoardSettings.DEFAULTS.wired(0, 0, QueryOrder.LAST), "abc")).isFalse();
  }
}
