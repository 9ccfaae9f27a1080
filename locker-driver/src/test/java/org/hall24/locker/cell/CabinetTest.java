package org.hall24.locker.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hall24.locker.cell.CabinetBench.ITEM;
import static org.hall24.locker.cell.CabinetBench.SOON;
import static org.hall24.locker.cell.CabinetBench.cell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.hall24.link.LeapTicker;
import org.hall24.locker.board.BoardBench;
import org.hall24.locker.board.BoardLine;
import org.hall24.locker.board.BoardSettings;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.board.Door;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.LockBoardEmulator;
import org.hall24.locker.emulator.SimulatedBus;
import org.junit.jupiter.api.Test;

/** The cabinet on the emulated board: what a door does, what is said about it, what is on record. */
class CabinetTest {

  @Test
  void an_opening_is_one_pulse_and_everything_about_it_is_on_record() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      OpenOutcome outcome = b.technician(14);
      assertThat(outcome.word()).isEqualTo("opened");
      assertThat(outcome.messageKey()).isEqualTo("locker.open.opened");
      assertThat(outcome.attempt().pulses()).isEqualTo(1);
      assertThat(outcome.attempt().evidence().sent()).isEqualTo("8A 01 0E 11 94");
      assertThat(outcome.attempt().evidence().reply()).isEqualTo("8A 01 0E 00 85");
      assertThat(outcome.attempt().evidence().openedAfterMs()).isNotNegative();
      assertThat(b.steel().pulses(14)).isEqualTo(1);
      assertThat(b.steel().pulses()).isEqualTo(1);
      assertThat(b.steps(outcome))
          .containsSubsequence(IntentStep.Kind.SENT, IntentStep.Kind.REPLIED, IntentStep.Kind.OBSERVED, IntentStep.Kind.OUTCOME);
      b.next(DoorEvent.Kind.OPENED);
      b.steel().closeDoor(14);
      assertThat(b.next(DoorEvent.Kind.CLOSED).cell()).isEqualTo(cell(14));
      assertThat(b.log.unfinished()).isEmpty();
      assertThat(b.state(14)).isEqualTo(new CellState(new Custody.Empty(), new Operation.Idle(), Door.CLOSED, true, Service.IN_SERVICE));
    }
  }

  @Test
  void a_jammed_door_is_told_and_asking_again_is_the_same_intent() throws Exception {
    try (CabinetBench b = new CabinetBench(BoardBench.quick(), CabinetBench.DOORS_MAY_STAND)) {
      b.cabinet.start();
      b.steel().faults().jam(3);
      assertThat(b.cabinet.reserve(cell(3), ITEM, Duration.ofMinutes(5))).isEqualTo(new Cabinet.Reservation.Kept(cell(3)));
      OpenRequest request = new OpenRequest(cell(3), Purpose.DEPOSIT, "resident", "session", Optional.of(ITEM));
      OpenOutcome first = b.cabinet.open(request);
      assertThat(first.word()).isEqualTo("jammed");
      assertThat(first.attempt().evidence().note()).isEqualTo("stayed-shut");
      assertThat(b.state(3).service()).isEqualTo(Service.JAMMED);
      assertThat(b.state(3).custody().word()).isEqualTo("reserved");
      b.steel().faults().clear();
      OpenOutcome second = b.cabinet.open(request);
      assertThat(second.word()).isEqualTo("opened");
      assertThat(second.attempt().evidence().intent()).isEqualTo(first.attempt().evidence().intent());
      assertThat(second.attempt().evidence().attempt()).isEqualTo(2);
      assertThat(b.steel().pulses()).isEqualTo(2);
      assertThat(b.state(3).service()).isEqualTo(Service.IN_SERVICE);
    }
  }

  @Test
  void a_door_that_stays_jammed_is_tried_three_times_and_its_cell_given_to_nobody() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      b.steel().faults().jam(3);
      assertThat(b.cabinet.reserve(cell(3), ITEM, Duration.ofMinutes(5))).isInstanceOf(Cabinet.Reservation.Kept.class);
      OpenRequest request = new OpenRequest(cell(3), Purpose.DEPOSIT, "resident", "session", Optional.of(ITEM));
      for (int i = 0; i < 3; i++) {
        assertThat(b.cabinet.open(request).word()).isEqualTo("jammed");
      }
      OpenOutcome fourth = b.cabinet.open(request);
      assertThat(fourth.word()).isEqualTo("refused");
      assertThat(fourth.attempt().evidence().note()).isEqualTo("attempts");
      assertThat(b.cabinet.giveUp(cell(3))).isInstanceOf(Transition.Moved.class);
      assertThat(b.state(3).custody()).isEqualTo(new Custody.Empty());
      assertThat(b.state(3).allocatable()).isFalse();
      assertThat(b.steel().pulses()).isEqualTo(3);
    }
  }

  @Test
  void a_wrong_door_stops_all_hand_overs_and_takes_nothing_from_anybody() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      b.steel().faults().wrongDoor(3, 4);
      OpenOutcome outcome = b.technician(3);
      assertThat(outcome.word()).isEqualTo("wrong-door");
      assertThat(outcome.attempt().evidence().otherDoors()).containsExactly("04");
      assertThat(b.next(DoorEvent.Kind.WRONG_DOOR).cell()).isEqualTo(cell(4));
      assertThat(b.state(4).service()).isEqualTo(Service.WRONG_DOOR);
      assertThat(b.state(3).service()).isEqualTo(Service.WRONG_DOOR);
      assertThat(b.state(4).custody()).isEqualTo(new Custody.Empty());
      assertThat(b.cabinet.reserve(ITEM, Need.of(CellSize.SMALL), Duration.ofMinutes(5))).isInstanceOf(Cabinet.Reservation.Kept.class);
      CellId kept = ((Cabinet.Reservation.Kept) b.cabinet.reserve(ITEM, Need.of(CellSize.SMALL), Duration.ofMinutes(5))).cell();
      OpenOutcome next = b.cabinet.open(new OpenRequest(kept, Purpose.DEPOSIT, "resident", "session", Optional.of(ITEM)));
      assertThat(next.word()).isEqualTo("refused");
      assertThat(next.attempt().evidence().note()).isEqualTo("wrong-door");
      assertThat(b.steel().pulses()).isEqualTo(1);
    }
  }

  @Test
  void two_doors_at_once_are_a_wrong_door_too() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      b.steel().onChange(view -> {
        if (view.channel() == 3 && view.open()) {
          b.steel().forceDoor(5);
        }
      });
      assertThat(b.technician(3).word()).isEqualTo("wrong-door");
    }
  }

  @Test
  void a_door_that_stands_open_is_pulsed_all_the_same_and_told_so() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.steel().faults().stuck(6, Door.OPEN);
      b.cabinet.start();
      OpenOutcome outcome = b.technician(6);
      assertThat(outcome.word()).isEqualTo("already-open");
      assertThat(outcome.attempt().pulses()).isEqualTo(1);
      assertThat(b.steel().pulses(6)).isEqualTo(1);
    }
  }

  @Test
  void a_sensor_stuck_shut_looks_like_a_jam_and_takes_nothing_from_anybody() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      b.steel().faults().stuck(6, Door.CLOSED);
      assertThat(b.technician(6).word()).isEqualTo("jammed");
      assertThat(b.steel().doorOpen(6)).isTrue();
    }
  }

  @Test
  void a_sensor_that_contradicts_itself_is_a_sensor_fault() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      b.steel().faults().contradict(6);
      OpenOutcome outcome = b.technician(6);
      assertThat(outcome.word()).isEqualTo("sensor-fault");
      assertThat(b.state(6).service()).isEqualTo(Service.SENSOR_FAULT);
      assertThat(b.state(6).allocatable()).isFalse();
    }
  }

  @Test
  void an_unplugged_board_gets_no_order_and_works_again_when_it_is_back() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      b.bench.line.unplug();
      b.next(DoorEvent.Kind.UNREACHABLE);
      assertThat(b.state(1).shownService()).isEqualTo(Service.BOARD_UNREACHABLE);
      OpenOutcome outcome = b.technician(1);
      assertThat(outcome.word()).isEqualTo("unreachable");
      assertThat(outcome.attempt().pulses()).isZero();
      assertThat(b.log.intents()).isEmpty();
      b.bench.line.plug();
      b.next(DoorEvent.Kind.REACHABLE);
      assertThat(b.technician(1).word()).isEqualTo("opened");
      assertThat(b.steel().pulses()).isEqualTo(1);
    }
  }

  @Test
  void a_cable_pulled_after_the_order_left_is_unknown_and_looked_at_when_it_is_back() throws Exception {
    try (CabinetBench b = new CabinetBench(BoardModel.STANDARD)) {
      b.cabinet.start();
      assertThat(b.cabinet.reserve(cell(2), ITEM, Duration.ofMinutes(5))).isInstanceOf(Cabinet.Reservation.Kept.class);
      b.steel().onChange(view -> {
        if (view.open()) {
          b.bench.line.unplug();
        }
      });
      OpenOutcome outcome = b.cabinet.open(new OpenRequest(cell(2), Purpose.DEPOSIT, "resident", "session", Optional.of(ITEM)));
      assertThat(outcome.word()).isEqualTo("unknown");
      assertThat(outcome.attempt().pulses()).isEqualTo(1);
      b.bench.line.plug();
      b.next(DoorEvent.Kind.OPENED);
      assertThat(b.state(2).operation()).isInstanceOf(Operation.DoorOpen.class);
      assertThat(b.steel().pulses()).isEqualTo(1);
    }
  }

  @Test
  void a_mute_board_is_unreachable_and_a_board_gone_mute_after_the_order_is_unknown() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      b.steel().onChange(view -> b.steel().faults().mute(1000));
      assertThat(b.technician(2).word()).isEqualTo("unknown");
      assertThat(b.technician(3).word()).isEqualTo("unreachable");
      assertThat(b.steel().pulses()).isEqualTo(1);
    }
  }

  @Test
  void a_board_that_refuses_the_question_is_told_apart_from_one_that_is_silent() throws Exception {
    LeapTicker ticker = LeapTicker.eager();
    LockBoardEmulator steel = new LockBoardEmulator(Dialect.MODBUS, List.of(BoardModel.of(Dialect.MODBUS).withChannels(8)), ticker, new Random(1));
    BoardSettings settings = Dialect.MODBUS.settings().withChannels(16);
    InMemoryIntentLog log = new InMemoryIntentLog();
    try (BoardLine board = new BoardLine(new SimulatedBus(steel, ticker), Dialect.MODBUS, settings, Dialect.MODBUS.timing(), ticker);
        Cabinet cabinet =
            new Cabinet(
                CabinetMap.unnamed(List.of(1), 16), board, log, new InMemoryCellRecords(log), CabinetTiming.DEFAULTS, Clock.systemUTC(), ticker,
                () -> "intent", "boot")) {
      cabinet.begin();
      OpenOutcome outcome = cabinet.open(OpenRequest.technician(new CellId("1/3"), "tech"));
      assertThat(outcome.word()).isEqualTo("unreachable");
      assertThat(outcome.attempt().evidence().note()).isEqualTo("query-refused");
      assertThat(steel.pulses()).isZero();
    }
  }

  @Test
  void what_the_map_does_not_know_is_rejected() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      OpenOutcome outcome = b.cabinet.open(OpenRequest.technician(new CellId("99"), "tech"));
      assertThat(outcome.word()).isEqualTo("rejected");
      assertThat(b.steel().counts()).containsEntry("opens", 0L);
    }
  }

  @Test
  void the_sixth_pulse_of_a_minute_is_refused_and_a_restart_does_not_forget() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      b.handsThatClose();
      for (int i = 0; i < 5; i++) {
        assertThat(b.technician(1).word()).isEqualTo("opened");
        assertThat(b.cabinet.awaitClosed(cell(1), SOON)).isTrue();
      }
      assertThat(b.technician(1).attempt().evidence().note()).isEqualTo("per-minute");
      b.cabinet.close();
      try (Cabinet again = CabinetBench.cabinet(b.bench, b.log, b.records, CabinetBench.TIMING)) {
        assertThat(again.start()).isEmpty();
        assertThat(again.open(OpenRequest.technician(cell(1), "tech")).word()).isEqualTo("refused");
        assertThat(again.cell(cell(1)).orElseThrow().pulses()).isEqualTo(5);
      }
      assertThat(b.steel().pulses()).isEqualTo(5);
    }
  }

  @Test
  void an_intent_that_cannot_be_written_down_moves_nothing() throws Exception {
    try (BoardBench bench = new BoardBench(BoardBench.quick(), CabinetBench.settings())) {
      InMemoryIntentLog log = new InMemoryIntentLog();
      PowerCut cut = new PowerCut(log, new InMemoryCellRecords(log), 0, true);
      try (Cabinet cabinet = CabinetBench.cabinet(bench, cut, cut, CabinetBench.TIMING)) {
        cabinet.start();
        OpenOutcome outcome = cabinet.open(OpenRequest.technician(cell(1), "tech"));
        assertThat(outcome.word()).isEqualTo("failed");
        assertThat(outcome.attempt().pulses()).isZero();
        assertThat(bench.cabinet.counts()).containsEntry("opens", 0L);
      }
    }
  }

  // ---- doors nobody asked for, doors nobody closes --------------------------------------------------------------------

  @Test
  void a_door_forced_open_is_an_alarm_and_its_custody_doubtful_until_somebody_looks() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      b.steel().forceDoor(9);
      assertThat(b.next(DoorEvent.Kind.FORCED).cell()).isEqualTo(cell(9));
      assertThat(b.state(9).custody().word()).isEqualTo("unknown");
      b.steel().closeDoor(9);
      b.next(DoorEvent.Kind.CLOSED);
      assertThat(b.state(9).allocatable()).isFalse();
      assertThat(b.cabinet.inspected(cell(9), Optional.empty(), "staff")).isInstanceOf(Transition.Moved.class);
      assertThat(b.state(9).allocatable()).isTrue();
    }
  }

  @Test
  void a_door_found_open_at_the_start_is_an_alarm_only_where_something_is_at_stake() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.records.commit(new CellChange(
          Records.record(cell(7), CellState.NEW.with(new Custody.Holds(ITEM, "resident")), 0, List.of(), Instant.EPOCH), List.of(), List.of()));
      b.steel().forceDoor(7);
      b.steel().forceDoor(8);
      b.cabinet.start();
      assertThat(b.next(DoorEvent.Kind.FORCED).cell()).isEqualTo(cell(7));
      assertThat(b.state(7).custody()).isEqualTo(new Custody.Unsure(Optional.of(ITEM), "resident", "forced"));
      assertThat(b.state(8).service()).isEqualTo(Service.IN_SERVICE);
      assertThat(b.state(8).allocatable()).isFalse();
    }
  }

  @Test
  void a_door_left_open_is_told_and_well_again_when_somebody_closes_it() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      assertThat(b.technician(9).word()).isEqualTo("opened");
      assertThat(b.next(DoorEvent.Kind.LEFT_OPEN).cell()).isEqualTo(cell(9));
      assertThat(b.state(9).service()).isEqualTo(Service.AJAR);
      b.steel().closeDoor(9);
      b.next(DoorEvent.Kind.CLOSED);
      assertThat(b.state(9).allocatable()).isTrue();
    }
  }

  // ---- hand over ------------------------------------------------------------------------------------------------------

  @Test
  void papers_pass_from_the_resident_to_the_hall_to_the_courier() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      b.handsThatDeposit(1);
      HandOver handOver = new HandOver(b.cabinet, Duration.ofMinutes(5));
      HandOverOutcome in = handOver.deposit(ITEM, Optional.empty(), Need.of(CellSize.SMALL), "resident:1", "session:1", SOON);
      assertThat(in).isInstanceOf(HandOverOutcome.Done.class);
      assertThat(b.state(1).custody()).isEqualTo(new Custody.Holds(ITEM, "resident:1"));
      assertThat(b.cabinet.occupied()).extracting(c -> c.place().id()).containsExactly(cell(1));
      assertThat(b.cabinet.where(ITEM)).contains(cell(1));
      HandOverOutcome out = handOver.collect(cell(1), "courier:7", "shift", SOON);
      assertThat(out).isInstanceOf(HandOverOutcome.Done.class);
      assertThat(b.state(1).custody()).isEqualTo(new Custody.Empty());
      assertThat(b.records.transfers())
          .extracting(CustodyTransfer::item, CustodyTransfer::from, CustodyTransfer::to)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("bundle-1", "resident:1", "hall"),
              org.assertj.core.groups.Tuple.tuple("bundle-1", "hall", "courier:7"));
      assertThat(b.steel().pulses()).isEqualTo(2);
      assertThat(b.log.unfinished()).isEmpty();
    }
  }

  @Test
  void custody_does_not_pass_while_the_door_stands_open() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      HandOver handOver = new HandOver(b.cabinet, Duration.ofMinutes(5));
      HandOverOutcome in =
          handOver.deposit(ITEM, Optional.of(cell(2)), Need.of(CellSize.SMALL), "resident", "session", Duration.ofMillis(50));
      assertThat(in).isInstanceOf(HandOverOutcome.StillOpen.class);
      assertThat(b.cabinet.confirm(cell(2), true, "resident")).isEqualTo(new Transition.Refused("door-open"));
      assertThat(b.records.transfers()).isEmpty();
      assertThat(handOver.collect(cell(3), "courier", "shift", SOON)).isEqualTo(new HandOverOutcome.NoCell("nothing-inside"));
    }
  }

  @Test
  void cells_are_given_out_by_size_reach_and_wear() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      b.handsThatClose();
      assertThat(b.technician(13).word()).isEqualTo("opened");
      assertThat(b.cabinet.awaitClosed(cell(13), SOON)).isTrue();
      assertThat(b.cabinet.reserve(new Item("a", ""), Need.of(CellSize.MEDIUM), SOON)).isEqualTo(new Cabinet.Reservation.Kept(cell(14)));
      assertThat(b.cabinet.reserve(new Item("b", ""), Need.lowReach(CellSize.SMALL), SOON)).isEqualTo(new Cabinet.Reservation.Kept(cell(9)));
      assertThat(b.cabinet.reserve(new Item("a", ""), Need.of(CellSize.MEDIUM), SOON)).isEqualTo(new Cabinet.Reservation.Kept(cell(14)));
      for (int n = 0; n < 4; n++) {
        assertThat(b.cabinet.reserve(new Item("large" + n, ""), Need.of(CellSize.LARGE), SOON)).isInstanceOf(Cabinet.Reservation.Kept.class);
      }
      assertThat(b.cabinet.reserve(new Item("too many", ""), Need.of(CellSize.LARGE), SOON)).isEqualTo(new Cabinet.Reservation.NoneFree());
    }
  }

  @Test
  void openings_from_many_hands_come_one_after_another() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      AtomicInteger opened = new AtomicInteger();
      CountDownLatch done = new CountDownLatch(8);
      for (int n = 1; n <= 8; n++) {
        int channel = n;
        Thread.ofVirtual().start(() -> {
          try {
            opened.addAndGet(b.technician(channel).word().equals("opened") ? 1 : 0);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          done.countDown();
        });
      }
      done.await();
      assertThat(opened).hasValue(8);
      assertThat(b.steel().pulses()).isEqualTo(8);
    }
  }
}
