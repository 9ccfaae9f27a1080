package org.hall24.locker.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hall24.locker.cell.CabinetBench.ITEM;
import static org.hall24.locker.cell.CabinetBench.SOON;
import static org.hall24.locker.cell.CabinetBench.cell;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hall24.locker.pickup.CellKeeping;
import org.hall24.locker.pickup.CodeCheck;
import org.hall24.locker.pickup.CodeTries;
import org.hall24.locker.pickup.PickupCode;
import org.hall24.locker.pickup.PickupDesk;
import org.hall24.locker.pickup.SpentCodes;
import org.junit.jupiter.api.Test;

/** Who may do what at a cell, for how long, and what is kept of it. */
class CabinetRulesTest {
  private static final byte[] KEY = new byte[32];
  private static final Duration WEEK = Duration.ofDays(7);

  private static PickupDesk desk(CabinetBench b) {
    return new PickupDesk(b.cabinet, KEY, CodeTries.inMemory(), SpentCodes.inMemory(), Clock.systemUTC(), new SecureRandom());
  }

  private static void closeWhenOpen(CabinetBench b, int n) {
    b.cabinet.onDoor(
        event -> {
          if (event.kind() == DoorEvent.Kind.OPENED && event.cell().equals(cell(n))) {
            Thread.startVirtualThread(() -> b.steel().closeDoor(n));
          }
        });
  }

  private static PickupCode deposited(CabinetBench b, PickupDesk desk, int n, ItemKind kind, List<String> seconds) throws Exception {
    closeWhenOpen(b, n);
    PickupDesk.Made made = desk.make(ITEM, kind, seconds, WEEK);
    assertThat(
            new HandOver(b.cabinet, SOON)
                .deposit(ITEM, Optional.of(cell(n)), Need.of(CellSize.SMALL), "courier", "result", Optional.of(made.pickup()), SOON))
        .isInstanceOf(HandOverOutcome.Done.class);
    return made.code();
  }

  @Test
  void a_code_opens_its_own_cell_is_used_up_by_the_collection_and_lets_the_same_person_back_for_a_moment() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      PickupDesk desk = desk(b);
      PickupCode code = deposited(b, desk, 3, ItemKind.RESULT, List.of());
      assertThat(code.digits()).hasSize(10);
      assertThat(code.toString()).doesNotContain(code.digits());
      assertThat(b.records.load().toString()).doesNotContain(code.digits());
      assertThat(desk.check(code, Optional.empty()))
          .isInstanceOfSatisfying(CodeCheck.Right.class, right -> assertThat(right.cell()).isEqualTo(cell(3)));
      HandOver handOver = new HandOver(b.cabinet, SOON);
      assertThat(handOver.collect(cell(3), "addressee", "code", SOON)).isInstanceOf(HandOverOutcome.Done.class);
      assertThat(b.cabinet.cell(cell(3)).orElseThrow().pickup()).isEmpty();
      assertThat(desk.check(code, Optional.empty())).isInstanceOf(CodeCheck.Again.class);
      assertThat(b.cabinet.reopen(cell(3), "somebody else", "code", PickupDesk.GRACE).attempt().evidence().note()).isEqualTo("reopen-window");
      assertThat(handOver.again(cell(3), "addressee", "code", PickupDesk.GRACE, SOON)).isInstanceOf(HandOverOutcome.Done.class);
      assertThat(b.state(3).custody()).isEqualTo(new Custody.Empty());
    }
  }

  @Test
  void a_code_whose_papers_staff_took_out_a_moment_ago_is_told_so_and_opens_nothing() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      PickupDesk desk = desk(b);
      PickupCode code = deposited(b, desk, 3, ItemKind.RESULT, List.of());
      CellKeeping keeping = new CellKeeping(b.cabinet, new HandOver(b.cabinet, SOON), desk, made -> {});
      assertThat(keeping.recall(cell(3), "keeper-1", "keeper", SOON)).isInstanceOf(HandOverOutcome.Done.class);
      assertThat(desk.check(code, Optional.empty())).isEqualTo(new CodeCheck.Spent(SpentCodes.Why.RECALLED));
    }
  }

  @Test
  void originals_need_a_second_factor_and_the_card_alone_is_enough() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      PickupDesk desk = desk(b);
      String card = "TEST-CARD-NUMBER-X";
      PickupCode code = deposited(b, desk, 3, ItemKind.LICENCE, List.of(card, "1234"));
      assertThat(desk.check(code, Optional.empty())).isInstanceOf(CodeCheck.SecondNeeded.class);
      assertThat(desk.check(code, Optional.of("4321"))).isInstanceOf(CodeCheck.Wrong.class);
      assertThat(desk.check(code, Optional.of("1234"))).isInstanceOf(CodeCheck.Right.class);
      assertThat(desk.byCard(card)).singleElement().satisfies(right -> assertThat(right.cell()).isEqualTo(cell(3)));
      assertThat(desk.byCard("1234")).as("four digits of a phone are no card").isEmpty();
      PickupCode renewed = desk.renew(cell(3)).orElseThrow();
      assertThat(desk.check(code, Optional.of("1234"))).isEqualTo(new CodeCheck.Spent(SpentCodes.Why.REPLACED));
      assertThat(desk.check(renewed, Optional.of("1234"))).isInstanceOf(CodeCheck.Right.class);
      assertThat(desk.overdue()).isEmpty();
    }
  }

  @Test
  void whoever_guesses_waits_longer_each_time_and_nobody_else_waits() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      PickupDesk desk = desk(b);
      Duration last = Duration.ZERO;
      PickupCode guess = PickupCode.typed("1112223334").orElseThrow();
      for (int i = 0; i < 3; i++) {
        if (desk.check(guess, Optional.empty()) instanceof CodeCheck.Wrong(Duration delay)) {
          assertThat(delay).isGreaterThanOrEqualTo(last);
          last = delay;
        }
      }
      assertThat(last).isPositive();
      assertThat(desk.check(PickupCode.typed("1119999999").orElseThrow(), Optional.empty())).isInstanceOf(CodeCheck.TooSoon.class);
      assertThat(desk.check(PickupCode.typed("2229999999").orElseThrow(), Optional.empty())).isEqualTo(new CodeCheck.Wrong(Duration.ZERO));
    }
  }

  @Test
  void papers_move_to_another_cell_through_the_hands_of_staff_and_their_code_goes() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      PickupDesk desk = desk(b);
      PickupCode code = deposited(b, desk, 3, ItemKind.RESULT, List.of());
      closeWhenOpen(b, 4);
      assertThat(
              new HandOver(b.cabinet, SOON).move(cell(3), Optional.of(cell(4)), Need.of(CellSize.SMALL), "staff-7", "move", Optional.empty(), SOON))
          .hasSize(2)
          .allMatch(o -> o instanceof HandOverOutcome.Done);
      assertThat(b.cabinet.where(ITEM)).contains(cell(4));
      assertThat(b.records.transfers()).extracting(CustodyTransfer::to).containsExactly("hall", "staff-7", "hall");
      assertThat(desk.check(code, Optional.empty())).isNotInstanceOf(CodeCheck.Right.class);
    }
  }

  @Test
  void an_emergency_takes_two_people_opens_one_door_after_another_and_leaves_what_lay_inside_in_doubt() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      deposited(b, desk(b), 3, ItemKind.RESULT, List.of());
      closeWhenOpen(b, 4);
      long before = b.steel().pulses();
      assertThat(b.cabinet.emergency(List.of(cell(3)), "staff-7", "staff-7")).singleElement().isInstanceOf(OpenOutcome.Refused.class);
      assertThat(b.steel().pulses()).isEqualTo(before);
      assertThat(b.cabinet.emergency(List.of(cell(3), cell(4)), "staff-7", "staff-8")).allMatch(OpenOutcome::open);
      assertThat(b.steel().pulses()).isEqualTo(before + 2);
      b.cabinet.awaitClosed(cell(3), SOON);
      b.cabinet.awaitClosed(cell(4), SOON);
      assertThat(b.state(3).custody()).isEqualTo(new Custody.Unsure(Optional.of(ITEM), "courier", "emergency"));
      assertThat(b.state(4).custody()).isEqualTo(new Custody.Empty());
    }
  }

  @Test
  void on_the_emergency_supply_nothing_is_taken_in_and_everything_can_be_taken_out() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      deposited(b, desk(b), 3, ItemKind.RESULT, List.of());
      b.cabinet.stopDeposits("power-low");
      assertThat(b.cabinet.reserve(new Item("other", ""), Need.of(CellSize.SMALL), SOON)).isEqualTo(new Cabinet.Reservation.Stopped("power-low"));
      assertThat(new HandOver(b.cabinet, SOON).collect(cell(3), "addressee", "code", SOON)).isInstanceOf(HandOverOutcome.Done.class);
      b.cabinet.stopDeposits("");
      assertThat(b.cabinet.reserve(new Item("other", ""), Need.of(CellSize.SMALL), SOON)).isInstanceOf(Cabinet.Reservation.Kept.class);
    }
  }

  @Test
  void a_forced_door_can_be_explained_by_the_key_and_is_doubtful_all_the_same() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      b.steel().forceDoor(5);
      b.next(DoorEvent.Kind.FORCED);
      assertThat(b.cabinet.keyOpened(cell(5), "staff-7")).isInstanceOf(Transition.Moved.class);
      assertThat(b.state(5).custody()).isEqualTo(new Custody.Unsure(Optional.empty(), "", "opened-with-key"));
      assertThat(b.state(5).allocatable()).isFalse();
    }
  }

  @Test
  void a_seated_person_gets_a_cell_between_400_and_1200_mm() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      b.cabinet.start();
      for (int i = 0; i < 8; i++) {
        assertThat(b.cabinet.reserve(new Item("item-" + i, ""), Need.lowReach(CellSize.SMALL), SOON))
            .isInstanceOfSatisfying(
                Cabinet.Reservation.Kept.class,
                kept -> assertThat(b.cabinet.cell(kept.cell()).orElseThrow().place().centreHeightMm()).isBetween(400, 1200));
      }
    }
  }

  @Test
  void a_coil_rests_by_the_machines_own_clock_whatever_the_wall_clock_says() {
    MachineClock clock = clock("run-1", Duration.ofMinutes(10));
    PulseTime pulse = PulseTime.now(clock);
    assertThat(pulse.ago(clock("run-1", Duration.ofMinutes(10).plusSeconds(2)))).isEqualTo(Duration.ofSeconds(2));
    assertThat(pulse.ago(clock("run-2", Duration.ofSeconds(40)))).as("at least since the machine was started").isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void a_mark_of_overdue_takes_nothing_away() {
    Pickup pickup = new Pickup(ItemKind.RESULT, "00", List.of(), Instant.EPOCH, Instant.EPOCH.plus(WEEK));
    CellState holding = CellState.NEW.with(new Custody.Holds(ITEM, "courier"));
    CellSnapshot cell = new CellSnapshot(CabinetMap.standard24().places().getFirst(), holding, 0, Instant.EPOCH, Optional.of(pickup));
    assertThat(cell.overdue(Instant.EPOCH.plus(WEEK))).isFalse();
    assertThat(cell.overdue(Instant.EPOCH.plus(WEEK).plusSeconds(1))).isTrue();
  }

  private static MachineClock clock(String run, Duration up) {
    return new MachineClock() {
      @Override
      public String run() {
        return run;
      }

      @Override
      public Duration up() {
        return up;
      }
    };
  }
}
