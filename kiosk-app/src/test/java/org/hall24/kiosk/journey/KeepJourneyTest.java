package org.hall24.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.hall24.kiosk.catalogue.Conditions;
import org.hall24.kiosk.health.DeviceHealth.State;
import org.hall24.kiosk.health.PartHealth;
import org.hall24.kiosk.journey.Screen.DoorTask;
import org.hall24.kiosk.journey.StaffScreen.CellSize;
import org.hall24.kiosk.journey.StaffScreen.KeepAct;
import org.hall24.kiosk.journey.StaffScreen.KeptCell;
import org.junit.jupiter.api.Test;

class KeepJourneyTest {
  static final Report.StaffMember KEEPER = new Report.StaffMember("keeper-1", "赵*");
  static final List<KeptCell> CELLS =
      List.of(
          kept("14", "holds", "in-service", "licence", true), kept("03", "empty", "in-service", "", false),
          kept("09", "unknown", "forced-open", "originals", false), kept("08", "empty", "out-of-service", "", false));

  static final List<PartHealth> PARTS =
      List.of(new PartHealth("store", State.READY, "ready", ""), new PartHealth("printer", "receipts", State.FAILED, "paper-out", ""));

  private static KeptCell kept(String cell, String custody, String service, String kind, boolean code) {
    return new KeptCell(cell, 0, 0, CellSize.SMALL, custody, "closed", service, kind, "", Instant.EPOCH, code, false);
  }

  private static Walk atCells() {
    return Walk.start()
        .touch(new Touch.Staff())
        .report(new Report.StaffRead(KEEPER))
        .typePin()
        .report(new Report.PinRight(List.of(), true))
        .touch(new Touch.Cells())
        .report(new Report.CellsSeen(CELLS));
  }

  private static Walk atHealth() {
    return Walk.start().touch(new Touch.Staff()).report(new Report.StaffRead(KEEPER)).typePin().report(new Report.PinRight(List.of(), true)).touch(new Touch.Health());
  }

  @Test
  void a_keeper_sees_every_part_of_the_machine_and_sees_it_change() {
    Walk walk = atHealth();
    assertThat(walk.screen(StaffScreen.Health.class).parts()).isEmpty();
    walk.report(new Report.HealthSeen(PARTS));
    assertThat(walk.screen(StaffScreen.Health.class)).isEqualTo(new StaffScreen.Health("赵*", PARTS));
    // Something changed in the hall: it looks again, and shows what it saw until then.
    walk.conditions(Conditions.allReady(20, 24));
    assertThat(walk.effects(Effect.LookAtHealth.class)).hasSize(2);
    assertThat(walk.screen(StaffScreen.Health.class).parts()).isEqualTo(PARTS);
    walk.report(new Report.HealthSeen(PARTS.subList(0, 1)));
    assertThat(walk.screen(StaffScreen.Health.class).parts()).hasSize(1);
    walk.touch(new Touch.Back());
    assertThat(walk.screen()).isInstanceOf(StaffScreen.Round.class);
  }

  @Test
  void a_courier_does_not_see_how_the_machine_is() {
    Walk walk = Walk.start().toRound().touch(new Touch.Health());
    assertThat(walk.screen()).isInstanceOf(StaffScreen.Round.class);
    assertThat(walk.effects(Effect.LookAtHealth.class)).isEmpty();
  }

  @Test
  void a_courier_does_not_keep_the_cabinet() {
    Walk walk = Walk.start().toRound().touch(new Touch.Cells());
    assertThat(walk.screen()).isInstanceOf(StaffScreen.Round.class);
    assertThat(walk.effects(Effect.LookAtCells.class)).isEmpty();
  }

  @Test
  void staff_before_a_cabinet_that_is_not_commissioned_are_led_to_commission_it() {
    Walk walk = atCells().conditions(new Conditions("", Conditions.NOT_COMMISSIONED, "", "", true, 17, 24, true));
    assertThat(walk.screen(StaffScreen.Cells.class).commissioned()).isFalse();
    walk.touch(new Touch.Back());
    assertThat(walk.screen(StaffScreen.Round.class).commissioned()).isFalse();
    walk.conditions(Conditions.allReady(17, 24));
    assertThat(walk.screen(StaffScreen.Round.class).commissioned()).isTrue();
  }

  @Test
  void what_can_be_done_depends_on_what_the_cell_is() {
    assertThat(KeepJourney.acts(CELLS.get(0))).contains(KeepAct.MOVE, KeepAct.RECALL, KeepAct.RENEW).doesNotContain(KeepAct.FOUND_EMPTY);
    assertThat(KeepJourney.acts(CELLS.get(1))).doesNotContain(KeepAct.MOVE, KeepAct.RENEW);
    assertThat(KeepJourney.acts(CELLS.get(2))).contains(KeepAct.FOUND_EMPTY, KeepAct.FOUND_PAPERS);
    assertThat(KeepJourney.acts(CELLS.get(3))).contains(KeepAct.IN_SERVICE).doesNotContain(KeepAct.OUT_OF_SERVICE);
    Walk walk = atCells().touch(new Touch.ChooseCell("03"), new Touch.Keep(KeepAct.RECALL), new Touch.GoOn());
    assertThat(walk.effects(Effect.Keep.class)).isEmpty();
  }

  @Test
  void moving_papers_opens_two_doors_and_says_where_they_lie_now() {
    Walk walk = atCells().touch(new Touch.ChooseCell("14"), new Touch.Keep(KeepAct.MOVE));
    assertThat(walk.screen(StaffScreen.KeepConfirm.class).act()).isEqualTo(KeepAct.MOVE);
    walk.touch(new Touch.GoOn());
    assertThat(walk.last(Effect.Keep.class).cell()).isEqualTo("14");
    walk.report(new Report.DoorOpened("14"));
    assertThat(walk.screen(Screen.DoorOpen.class).task()).isEqualTo(DoorTask.KEEP_OUT);
    walk.report(new Report.DoorOpened("03"));
    assertThat(walk.screen(Screen.DoorOpen.class)).satisfies(open -> assertThat(open.task()).isEqualTo(DoorTask.KEEP_IN)).extracting(Screen.DoorOpen::cell).isEqualTo("03");
    walk.report(new Report.KeepDone("moved", "03", CELLS));
    assertThat(walk.screen()).isEqualTo(new Screen.Notice("keep-moved", "03"));
    walk.touch(new Touch.Back());
    assertThat(walk.screen(StaffScreen.Cells.class).chosen()).isEqualTo("03");
  }

  @Test
  void an_emergency_takes_a_second_person_with_a_card_and_a_pin() {
    Walk walk = atCells().touch(new Touch.ChooseCell("14"), new Touch.Keep(KeepAct.EMERGENCY));
    assertThat(walk.screen(Screen.CardWait.class).staff()).isTrue();
    walk.report(new Report.StaffRead(KEEPER));
    assertThat(walk.screen()).isEqualTo(new Screen.Notice("same-person", ""));
    walk.touch(new Touch.GoOn(), new Touch.Keep(KeepAct.EMERGENCY)).report(new Report.StaffRead(Walk.COURIER));
    assertThat(walk.effects(Effect.Keep.class)).isEmpty();
    walk.typePin().report(new Report.PinWrong(4));
    assertThat(walk.screen()).isEqualTo(new Screen.Notice("pin-wait", "4"));
    walk.touch(new Touch.GoOn()).wait(4).typePin().report(new Report.PinRight(List.of()));
    assertThat(walk.screen(StaffScreen.KeepConfirm.class).secondMasked()).isEqualTo("李*");
    walk.touch(new Touch.GoOn());
    assertThat(walk.last(Effect.Keep.class)).satisfies(keep -> {
      assertThat(keep.staff()).isEqualTo("keeper-1");
      assertThat(keep.second()).isEqualTo("courier-1");
    });
  }

  @Test
  void what_could_not_be_done_is_said_and_the_cabinet_is_looked_at_anew() {
    Walk walk = atCells().touch(new Touch.ChooseCell("14"), new Touch.Keep(KeepAct.RECALL), new Touch.GoOn()).report(new Report.Failed("store"));
    assertThat(walk.screen()).isEqualTo(new Screen.Notice("keep-failed", "store"));
    walk.touch(new Touch.GoOn()).report(new Report.CellsSeen(CELLS));
    assertThat(walk.screen(StaffScreen.Cells.class).cells()).hasSize(4);
    walk.touch(new Touch.Back());
    assertThat(walk.screen()).isInstanceOf(StaffScreen.Round.class);
  }

  @Test
  void a_cabinet_left_alone_goes_back_to_the_first_page() {
    assertThat(atCells().waitUntouched(120).screen()).isInstanceOf(Screen.Attract.class);
  }
}
