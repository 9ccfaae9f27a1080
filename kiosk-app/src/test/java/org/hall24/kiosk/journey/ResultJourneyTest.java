package org.hall24.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.hall24.kiosk.catalogue.Conditions;
import org.hall24.kiosk.journey.StaffScreen.CellSize;
import org.hall24.kiosk.journey.StaffScreen.ResultFacts;
import org.junit.jupiter.api.Test;

class ResultJourneyTest {
  static final ResultFacts RESULT = new ResultFacts(Walk.NUMBER_GIVEN, "护士执业变更注册", "Nurse", "护士执业证书", true, "");
  private static final LocalDate UNTIL = LocalDate.of(2026, 11, 30);

  private static Walk typing() {
    return Walk.start().toRound().touch(new Touch.PutResults());
  }

  private static Walk ready() {
    return typing().report(new Report.ResultsExpected(List.of(RESULT))).touch(new Touch.PickResult(Walk.NUMBER_GIVEN)).report(new Report.ResultKnown(RESULT));
  }

  private static Walk open() {
    return ready().touch(new Touch.GoOn()).report(new Report.CellChosen("05"), new Report.DoorOpened("05"));
  }

  @Test
  void a_result_goes_into_a_cell_and_the_round_goes_on() {
    Walk walk = typing();
    assertThat(walk.screen(StaffScreen.ResultNumber.class).expected()).isEmpty();
    walk.report(new Report.ResultsExpected(List.of(RESULT)));
    assertThat(walk.screen(StaffScreen.ResultNumber.class).expected()).containsExactly(RESULT);
    "261122240173".chars().forEach(c -> walk.touch(new Touch.Digit(c - '0')));
    walk.touch(new Touch.GoOn());
    assertThat(walk.last(Effect.CheckResult.class).number()).isEqualTo("SJS261122240173");
    walk.report(new Report.ResultKnown(RESULT)).touch(new Touch.Size(CellSize.MEDIUM), new Touch.Seated(true), new Touch.GoOn());
    Effect.OpenForResult opening = walk.last(Effect.OpenForResult.class);
    assertThat(opening.staff()).isEqualTo("courier-1");
    assertThat(opening.need()).isEqualTo(new StaffScreen.ResultNeed(CellSize.MEDIUM, true, ""));
    walk.report(new Report.CellChosen("14"), new Report.DoorOpened("14"), new Report.DoorClosed("14"));
    assertThat(walk.last(Effect.CommitResult.class).cell()).isEqualTo("14");
    walk.report(new Report.ResultRecorded("14", UNTIL));
    assertThat(walk.screen(StaffScreen.ResultKept.class).until()).isEqualTo(UNTIL);
    walk.touch(new Touch.GoOn());
    assertThat(walk.screen(StaffScreen.Round.class).cells()).hasSize(2);
  }

  @Test
  void the_number_on_the_envelope_can_be_scanned_and_nothing_else() {
    Walk walk = typing();
    walk.on(new Event.Scanned(walk.state().session(), new CodeScanned.PickUp("4071893526")));
    assertThat(walk.screen(StaffScreen.ResultNumber.class).wrong()).isEqualTo("not-a-number");
    walk.on(new Event.Scanned(walk.state().session(), new CodeScanned.Acceptance("HDQ 2611 1500 0421", false)));
    assertThat(walk.last(Effect.CheckResult.class).number()).isEqualTo("HDQ 2611 1500 0421");
  }

  @Test
  void nothing_is_put_in_before_a_pin_was_right() {
    Walk walk = Walk.start().touch(new Touch.Begin(), new Touch.PutResults()).touch(new Touch.Staff(), new Touch.PutResults());
    assertThat(walk.effects(Effect.ListResults.class)).isEmpty();
  }

  @Test
  void a_number_that_is_none_or_lies_here_already_is_said() {
    Walk walk = typing().touch(new Touch.PickResult("SJS1")).report(new Report.ResultNot("not-a-number"));
    assertThat(walk.screen(StaffScreen.ResultNumber.class).wrong()).isEqualTo("not-a-number");
    walk.touch(new Touch.PickResult("SJS1"))
        .report(new Report.ResultKnown(new ResultFacts("SJS1", "", "", "", true, "09")));
    assertThat(walk.screen(StaffScreen.ResultNumber.class).wrong()).isEqualTo("in-cell:09");
  }

  @Test
  void for_a_filing_made_elsewhere_the_phone_on_the_envelope_is_asked_for() {
    Walk walk = typing().touch(new Touch.PickResult("X")).report(new Report.ResultKnown(new ResultFacts("X", "", "", "", false, "")));
    walk.touch(new Touch.GoOn());
    assertThat(walk.effects(Effect.OpenForResult.class)).isEmpty();
    walk.touch(new Touch.Digit(8), new Touch.Digit(0), new Touch.Digit(0), new Touch.Digit(1), new Touch.Digit(9), new Touch.GoOn());
    assertThat(walk.last(Effect.OpenForResult.class).need().phone()).isEqualTo("8001");
  }

  @Test
  void what_does_not_fit_gets_a_larger_cell_after_the_first_is_closed() {
    Walk walk = open().touch(new Touch.OtherCell());
    assertThat(walk.screen(Screen.DoorFault.class).result()).isEqualTo("too-small");
    assertThat(walk.effects(Effect.OpenForResult.class)).hasSize(1);
    walk.report(new Report.DoorClosed("05"));
    assertThat(walk.last(Effect.ReleaseCell.class).reason()).isEqualTo("too-small");
    Effect.OpenForResult second = walk.last(Effect.OpenForResult.class);
    assertThat(second.need().size()).isEqualTo(CellSize.MEDIUM);
    assertThat(second.notThese()).containsExactly("05");
  }

  @Test
  void a_full_cabinet_and_an_empty_battery_send_the_result_back_with_the_courier() {
    Walk walk = ready().touch(new Touch.GoOn()).report(new Report.NoCell());
    assertThat(walk.screen(Screen.DoorFault.class).result()).isEqualTo("full");
    walk.touch(new Touch.Back());
    assertThat(walk.screen()).isInstanceOf(StaffScreen.Round.class);
    walk = ready().touch(new Touch.GoOn()).report(new Report.DoorTrouble("", "power-low"));
    assertThat(walk.screen(Screen.DoorFault.class).result()).isEqualTo("power-low");
  }

  @Test
  void a_cell_the_sensor_calls_empty_is_not_recorded() {
    Walk walk = open().report(new Report.DoorClosed("05"), new Report.CellEmpty("05"));
    assertThat(walk.screen(Screen.DoorFault.class).result()).isEqualTo("empty");
    walk.conditions(new Conditions("", "", "", "", true, 0, 24, true)).touch(new Touch.OtherCell());
    assertThat(walk.effects(Effect.OpenForResult.class)).hasSize(1);
    walk.touch(new Touch.DoorStuck());
    assertThat(walk.effects(Effect.OpenForResult.class)).hasSize(2);
  }

  @Test
  void a_courier_who_walks_away_leaves_a_doubt_and_no_code() {
    Walk walk = open().wait(300).report(new Report.DoorClosed("05"));
    assertThat(walk.effects(Effect.CommitResult.class)).isEmpty();
    assertThat(walk.last(Effect.CommitDeposit.class).attended()).isFalse();
  }
}
