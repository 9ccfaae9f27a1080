package org.hall24.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hall24.kiosk.catalogue.Conditions;
import org.junit.jupiter.api.Test;

class CourierJourneyTest {

  @Test
  void a_round_from_the_card_to_the_seal() {
    Walk walk = Walk.start().touch(new Touch.Staff());
    assertThat(walk.screen(Screen.CardWait.class).staff()).isTrue();
    assertThat(walk.last(Effect.ReadCard.class).staff()).isTrue();
    walk.report(new Report.StaffRead(Walk.COURIER));
    assertThat(walk.screen(StaffScreen.StaffPin.class)).isEqualTo(new StaffScreen.StaffPin("李*", 0, 6, false));
    walk.typePin();
    assertThat(walk.last(Effect.CheckPin.class).pin().digits()).isEqualTo("123456");
    walk.report(new Report.PinRight(List.of(Walk.cell("14", Walk.NUMBER_GIVEN))));
    assertThat(walk.screen(StaffScreen.Round.class).cells()).hasSize(1);

    walk.touch(new Touch.OpenCell("14"));
    assertThat(walk.screen()).isInstanceOf(Screen.CellOpening.class);
    walk.report(new Report.DoorOpened("14"));
    assertThat(walk.screen(Screen.CellOpen.class).staff()).isTrue();
    walk.report(new Report.DoorClosed("14"));
    assertThat(walk.screen(StaffScreen.RoundConfirm.class).cell().acceptanceNo()).isEqualTo(Walk.NUMBER_GIVEN);
    walk.touch(new Touch.PapersInHand(), new Touch.PapersInHand());
    assertThat(walk.effects(Effect.CommitCustody.class)).hasSize(1);
    walk.report(new Report.CustodyPassed("14"));
    assertThat(walk.screen(StaffScreen.Round.class).cells()).allMatch(StaffScreen.RoundCell::taken);

    walk.touch(new Touch.GoOn()).report(new Report.RoundClosed("#118 9c0f"));
    assertThat(walk.screen(StaffScreen.RoundDone.class).journalSeal()).isEqualTo("#118 9c0f");
    walk.wait(30);
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
    assertThat(walk.effects(Effect.Wipe.class)).hasSize(1);
  }

  @Test
  void a_genuine_badge_before_the_scanner_stands_for_the_card_and_the_pin_is_asked_all_the_same() {
    Walk walk = Walk.start().touch(new Touch.Staff());
    long session = walk.state().session();
    assertThat(walk.effects(Effect.Scan.class)).containsExactly(new Effect.Scan(session));
    walk.on(new Event.Scanned(session, new CodeScanned.NotTaken(CodeScanned.Why.FORGED)));
    assertThat(walk.screen()).isEqualTo(new Screen.Notice("code-forged", ""));
    walk.on(new Event.Scanned(session, new CodeScanned.Badge(Walk.COURIER)));
    assertThat(walk.screen(StaffScreen.StaffPin.class).digits()).isZero();
    assertThat(walk.effects(Effect.StopReading.class)).hasSize(1);
    assertThat(walk.effects(Effect.StopScanning.class)).containsExactly(new Effect.StopScanning(session));
    walk.on(new Event.Scanned(session, new CodeScanned.Badge(new Report.StaffMember("other", "张*"))));
    walk.typePin();
    assertThat(walk.last(Effect.CheckPin.class).staff()).isEqualTo(Walk.COURIER.id());
  }

  @Test
  void a_badge_of_the_session_before_and_a_badge_on_another_page_open_nothing() {
    Walk walk = Walk.start().touch(new Touch.Staff());
    long before = walk.state().session();
    walk.touch(new Touch.Back(), new Touch.End(), new Touch.Begin());
    walk.on(new Event.Scanned(walk.state().session(), new CodeScanned.Badge(Walk.COURIER)));
    assertThat(walk.screen()).isInstanceOf(Screen.Home.class);
    walk.touch(new Touch.Staff()).on(new Event.Scanned(before, new CodeScanned.Badge(Walk.COURIER)));
    assertThat(walk.screen()).isInstanceOf(Screen.CardWait.class);
    walk.touch(new Touch.End());
    assertThat(walk.effects(Effect.StopScanning.class)).hasSize(2);
  }

  @Test
  void a_card_that_is_not_on_the_list_gets_no_further() {
    Walk walk = Walk.start().touch(new Touch.Staff()).report(new Report.CardSays(Screen.CardNote.NOT_STAFF));
    assertThat(walk.screen(Screen.CardWait.class).note()).isEqualTo(Screen.CardNote.NOT_STAFF);
    walk.report(new Report.CardRead(Walk.applicant()));
    assertThat(walk.screen()).isInstanceOf(Screen.CardWait.class);
    walk.touch(new Touch.OpenCell("14"), new Touch.Digit(1));
    assertThat(walk.effects(Effect.OpenCellForCourier.class)).isEmpty();
  }

  @Test
  void a_wrong_pin_says_so_and_keeps_fingers_off_for_the_delay() {
    Walk walk = Walk.start().toPin().typePin().report(new Report.PinWrong(4));
    assertThat(walk.screen()).isEqualTo(new Screen.Notice("pin-wait", "4"));
    walk.touch(new Touch.GoOn());
    assertThat(walk.screen(StaffScreen.StaffPin.class).wrong()).isTrue();
    walk.typePin();
    assertThat(walk.screen(StaffScreen.StaffPin.class).digits()).isZero();
    assertThat(walk.effects(Effect.CheckPin.class)).hasSize(1);
    walk.wait(4).typePin();
    assertThat(walk.effects(Effect.CheckPin.class)).hasSize(2);
  }

  @Test
  void a_locked_member_of_staff_is_told_for_how_long() {
    Walk walk = Walk.start().toPin().typePin().report(new Report.PinLocked(900));
    assertThat(walk.screen()).isEqualTo(new Screen.Notice("pin-locked", "900"));
    walk.touch(new Touch.GoOn()).wait(60).wait(30);
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
  }

  @Test
  void a_digit_can_be_erased_and_more_than_six_are_never_asked() {
    Walk walk = Walk.start().toPin().touch(new Touch.Digit(1), new Touch.Digit(2), new Touch.EraseDigit());
    assertThat(walk.screen(StaffScreen.StaffPin.class).digits()).isEqualTo(1);
    walk.touch(new Touch.Digit(10), new Touch.Digit(-1));
    assertThat(walk.screen(StaffScreen.StaffPin.class).digits()).isEqualTo(1);
  }

  @Test
  void a_missing_paper_keeps_custody_where_it_is_and_is_reported() {
    Walk walk = Walk.start().toConfirm().touch(new Touch.PaperMissing());
    assertThat(walk.effects(Effect.CommitCustody.class)).isEmpty();
    assertThat(walk.effects(Effect.ReportMissing.class))
        .containsExactly(new Effect.ReportMissing("courier-1", "14", Walk.NUMBER_GIVEN));
    assertThat(walk.screen()).isEqualTo(new Screen.Notice("paper-missing", "14"));
    walk.touch(new Touch.GoOn());
    assertThat(walk.screen(StaffScreen.Round.class).cells()).noneMatch(StaffScreen.RoundCell::taken);
    walk.touch(new Touch.OpenCell("14"));
    assertThat(walk.effects(Effect.OpenCellForCourier.class)).hasSize(2);
  }

  @Test
  void only_cells_of_the_round_that_still_hold_papers_open() {
    Walk walk = Walk.start().toConfirm().touch(new Touch.PapersInHand()).report(new Report.CustodyPassed("14"));
    walk.touch(new Touch.OpenCell("14"), new Touch.OpenCell("22"));
    assertThat(walk.effects(Effect.OpenCellForCourier.class)).hasSize(1);
    walk.touch(new Touch.OpenCell("03"));
    assertThat(walk.effects(Effect.OpenCellForCourier.class)).hasSize(2);
  }

  @Test
  void a_door_that_jams_can_be_tried_again_or_left_for_later() {
    Walk walk = Walk.start().toRound().touch(new Touch.OpenCell("14")).report(new Report.DoorTrouble("14", "jammed"));
    assertThat(walk.screen(Screen.CellTrouble.class).staff()).isTrue();
    walk.touch(new Touch.DoorStuck());
    assertThat(walk.effects(Effect.OpenCellForCourier.class)).hasSize(2);
    walk.report(new Report.DoorTrouble("14", "jammed")).touch(new Touch.GoOn());
    assertThat(walk.screen()).isInstanceOf(StaffScreen.Round.class);
  }

  @Test
  void custody_that_could_not_be_recorded_stays_and_is_said() {
    Walk walk = Walk.start().toConfirm().touch(new Touch.PapersInHand()).report(new Report.Failed("disk-full"));
    assertThat(walk.screen()).isEqualTo(new Screen.Notice("custody-stays", "disk-full"));
    walk.touch(new Touch.Back());
    assertThat(walk.screen(StaffScreen.Round.class).cells()).noneMatch(StaffScreen.RoundCell::taken);
  }

  @Test
  void a_courier_who_walks_away_before_confirming_leaves_custody_unpassed() {
    Walk walk = Walk.start().toConfirm().wait(60);
    assertThat(walk.screen()).isInstanceOf(Screen.StillThere.class);
    walk.wait(30);
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
    assertThat(walk.effects(Effect.CommitCustody.class)).isEmpty();
    assertThat(walk.effects(Effect.LeaveDoor.class)).containsExactly(new Effect.LeaveDoor("14"));
  }

  @Test
  void the_reader_of_the_staff_page_may_be_away_and_come_back() {
    Walk walk = Walk.start().conditions(new Conditions("no-port", "", "", "", true, 1, 24, true)).touch(new Touch.Staff());
    assertThat(walk.screen(Screen.CardWait.class).note()).isEqualTo(Screen.CardNote.READER_AWAY);
    walk.conditions(Conditions.allReady(1, 24));
    assertThat(walk.screen(Screen.CardWait.class).note()).isEqualTo(Screen.CardNote.PUT_CARD);
  }
}
