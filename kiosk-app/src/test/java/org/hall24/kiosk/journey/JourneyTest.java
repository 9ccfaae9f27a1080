package org.hall24.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.catalogue.Conditions;
import org.junit.jupiter.api.Test;

/** What holds on every page: idle time, ends, open doors, restarts. */
class JourneyTest {

  @Test
  void after_a_minute_it_asks_and_after_half_a_minute_more_it_wipes() {
    Walk walk = Walk.start().toReview().wait(59);
    assertThat(walk.screen()).isInstanceOf(Screen.Review.class);
    walk.wait(1);
    Screen.StillThere asking = walk.screen(Screen.StillThere.class);
    assertThat(asking.secondsLeft()).isEqualTo(30);
    assertThat(asking.under()).isInstanceOf(Screen.Review.class);
    walk.wait(29);
    assertThat(walk.screen()).isInstanceOf(Screen.StillThere.class);
    walk.wait(1);
    assertThat(walk.screen(Screen.Attract.class).cleared()).isTrue();
    assertThat(walk.effects(Effect.Wipe.class)).hasSize(1);
    assertThat(walk.effects(Effect.CommitFiling.class)).isEmpty();
  }

  @Test
  void any_touch_answers_the_question_and_does_nothing_else() {
    Walk walk = Walk.start().toReview().wait(70).touch(new Touch.GoOn());
    assertThat(walk.screen()).isInstanceOf(Screen.Review.class);
    assertThat(walk.effects(Effect.CommitFiling.class)).isEmpty();
  }

  @Test
  void a_person_who_keeps_answering_stays_up_to_the_cap_of_the_session() {
    Walk walk = Walk.start().toReview();
    for (int i = 0; i < 25; i++) {
      walk.wait(65).touch(new Touch.Alive());
      assertThat(walk.screen()).isInstanceOf(Screen.Review.class);
    }
    walk.wait(200);
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
  }

  @Test
  void a_card_laid_down_is_a_sign_of_life() {
    Walk walk = Walk.start().toCard(Walk.NURSE).wait(75).report(new Report.CardRead(Walk.applicant()));
    assertThat(walk.screen()).isInstanceOf(Screen.IdentityChoice.class);
    walk.wait(59);
    assertThat(walk.screen()).isInstanceOf(Screen.IdentityChoice.class);
  }

  @Test
  void a_card_left_on_the_reader_is_named_on_the_last_page_until_it_is_lifted() {
    Walk walk = Walk.start().toCard(Walk.NURSE).on(new Event.CardLies(1)).report(new Report.CardRead(Walk.applicant()));
    walk.touch(new Touch.WithoutFace()).fillNurseForm().touch(new Touch.GoOn()).report(new Report.Filed("A1", "qr"));
    walk.report(new Report.CellChosen("14"), new Report.DoorOpened("14"), new Report.DoorClosed("14"), new Report.DepositRecorded("14", "q"));
    walk.touch(new Touch.GoOn());
    assertThat(walk.screen(Screen.Done.class).cardLies()).isTrue();
    walk.on(new Event.CardLies(0));
    assertThat(walk.screen(Screen.Done.class).cardLies()).isFalse();
    walk.touch(new Touch.End());
    assertThat(walk.screen(Screen.Attract.class).cleared()).isTrue();
  }

  @Test
  void whoever_ends_with_the_card_on_the_reader_is_wiped_and_asked_to_take_it_in_their_own_language() {
    Walk walk =
        Walk.start().touch(new Touch.Language("en")).toCard(Walk.NURSE).on(new Event.CardLies(1)).report(new Report.CardRead(Walk.applicant()));
    walk.touch(new Touch.End());
    assertThat(walk.screen()).isEqualTo(new Screen.CardLeft(30, true));
    assertThat(walk.effects(Effect.Wipe.class)).containsExactly(new Effect.Wipe(1));
    assertThat(walk.state().language()).isEqualTo("en");
    walk.wait(5);
    assertThat(walk.screen()).as("a sound for a few seconds is enough").isEqualTo(new Screen.CardLeft(25, false));
    walk.on(new Event.CardLies(0));
    assertThat(walk.screen(Screen.Attract.class).cleared()).isTrue();
    assertThat(walk.state().language()).isEqualTo("zh");
  }

  @Test
  void a_card_nobody_comes_back_for_does_not_hold_the_machine_and_is_not_taken_for_that_of_the_next_one() {
    Walk walk = Walk.start().toCard(Walk.NURSE).on(new Event.CardLies(1)).report(new Report.CardRead(Walk.applicant()));
    walk.wait(90);
    assertThat(walk.screen()).as("nobody answered").isInstanceOf(Screen.CardLeft.class);
    walk.wait(29);
    assertThat(walk.screen()).isInstanceOf(Screen.CardLeft.class);
    walk.wait(1);
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
    walk.touch(new Touch.Begin(), new Touch.Back());
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
  }

  @Test
  void who_goes_on_with_another_service_takes_the_card_first() {
    Walk walk = Walk.start().toDone().on(new Event.CardLies(1)).touch(new Touch.AnotherService());
    assertThat(walk.screen()).isInstanceOf(Screen.CardLeft.class);
    walk.on(new Event.CardLies(0));
    assertThat(walk.screen()).isInstanceOf(Screen.Home.class);
    walk = Walk.start().toDone().on(new Event.CardLies(1)).touch(new Touch.AnotherService(), new Touch.GoOn());
    assertThat(walk.screen()).as("with a reader that says nothing any more").isInstanceOf(Screen.Home.class);
  }

  @Test
  void staff_and_whoever_collects_are_told_of_their_card_too() {
    Walk walk = Walk.start().toRound().on(new Event.CardLies(1)).touch(new Touch.GoOn()).report(new Report.RoundClosed("#1"));
    assertThat(walk.screen(StaffScreen.RoundDone.class).cardLies()).isTrue();
    walk.touch(new Touch.GoOn());
    assertThat(walk.screen()).isInstanceOf(Screen.CardLeft.class);
    walk = Walk.start().touch(new Touch.Begin(), new Touch.Collect(), new Touch.CardInstead()).on(new Event.CardLies(1));
    walk.report(new Report.CardRead(Walk.applicant())).touch(new Touch.UseFace()).report(new Report.SamePerson());
    walk.report(new Report.PapersFound(List.of(CollectJourneyTest.FOUND))).touch(new Touch.OpenCell(CollectJourneyTest.FOUND.cell()));
    String cell = CollectJourneyTest.FOUND.cell();
    walk.report(new Report.DoorOpened(cell), new Report.DoorClosed(cell), new Report.PapersTaken(cell));
    assertThat(walk.screen(CollectScreen.Collected.class).cardLies()).isTrue();
  }

  @Test
  void no_idle_time_runs_while_a_door_is_open() {
    Walk walk = Walk.start().toDoorOpen().wait(200);
    assertThat(walk.screen()).isInstanceOf(Screen.CellOpen.class);
    walk.touch(new Touch.End());
    assertThat(walk.screen()).isInstanceOf(Screen.CellOpen.class);
  }

  @Test
  void a_forgotten_open_door_ends_the_session_and_is_watched_without_knowing_for_whom() {
    Walk walk = Walk.start().toDoorOpen().wait(300);
    Screen.CellOpen open = walk.screen(Screen.CellOpen.class);
    assertThat(open.cell()).isEqualTo("14");
    assertThat(open.papers()).isEmpty();
    assertThat(walk.effects(Effect.Wipe.class)).hasSize(1);
    assertThat(walk.last(Effect.WatchDoor.class).ticket().session()).isEqualTo(2);

    walk.report(new Report.DoorClosed("14"));
    assertThat(walk.last(Effect.CommitDeposit.class).attended()).isFalse();
    walk.report(new Report.DepositRecorded("14", "qr"));
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
    assertThat(walk.effects(Effect.PrintReceipt.class)).isEmpty();
  }

  @Test
  void a_courier_who_leaves_a_door_open_never_turns_it_into_a_deposit() {
    Walk walk = Walk.start().toRound().touch(new Touch.OpenCell("14")).report(new Report.DoorOpened("14")).wait(300);
    assertThat(walk.screen()).isInstanceOf(Screen.CellOpen.class);
    walk.report(new Report.DoorClosed("14"));
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
    assertThat(walk.effects(Effect.CommitDeposit.class)).isEmpty();
    assertThat(walk.effects(Effect.CommitCustody.class)).isEmpty();
    assertThat(walk.effects(Effect.LeaveDoor.class)).containsExactly(new Effect.LeaveDoor("14"));
  }

  @Test
  void who_walks_away_after_filing_still_gets_the_receipt_printed() {
    Walk closed = Walk.start().toClosed().wait(90);
    assertThat(closed.screen(Screen.Done.class).cell()).contains("14");
    assertThat(closed.effects(Effect.PrintReceipt.class)).hasSize(1);

    Walk trouble = Walk.start().toFiled().report(new Report.CellChosen("14"), new Report.DoorTrouble("14", "jammed")).wait(90);
    assertThat(trouble.screen(Screen.Done.class).cell()).isEmpty();
    assertThat(trouble.last(Effect.ReleaseCell.class).cell()).isEqualTo("14");
    trouble.report(new Report.Receipt(Screen.ReceiptNote.PRINTED)).wait(30);
    assertThat(trouble.screen()).isInstanceOf(Screen.Attract.class);
  }

  @Test
  void a_door_nobody_ever_closes_does_not_hold_the_machine() {
    Walk walk = Walk.start().toDoorOpen().wait(600);
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
    assertThat(walk.effects(Effect.LeaveDoor.class)).containsExactly(new Effect.LeaveDoor("14"));
  }

  @Test
  void somebody_else_can_begin_beside_a_door_left_open() {
    Walk walk = Walk.after(new Resume(Optional.of("14"))).touch(new Touch.Begin());
    assertThat(walk.screen()).isInstanceOf(Screen.Home.class);
    assertThat(walk.effects(Effect.LeaveDoor.class)).hasSize(1);
    walk.wait(59);
    assertThat(walk.screen()).isInstanceOf(Screen.Home.class);
  }

  @Test
  void after_a_power_cut_nothing_moves_and_an_open_door_is_shown_without_a_person() {
    Walk quiet = Walk.start();
    assertThat(quiet.screen(Screen.Attract.class).cleared()).isFalse();
    assertThat(quiet.effects(Effect.class)).isEmpty();

    Walk open = Walk.after(new Resume(Optional.of("14")));
    assertThat(open.screen(Screen.CellOpen.class).papers()).isEmpty();
    assertThat(open.effects(Effect.class)).containsExactly(new Effect.WatchDoor(open.ticket(), "14"));
  }

  @Test
  void a_door_that_never_answers_is_given_up_and_the_filing_stands() {
    Walk walk = Walk.start().toFiled().report(new Report.CellChosen("14")).wait(300);
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
    assertThat(walk.effects(Effect.LeaveDoor.class)).containsExactly(new Effect.LeaveDoor("14"));
  }

  @Test
  void a_commit_that_never_answers_does_not_hold_the_machine() {
    Walk walk = Walk.start().toReview().touch(new Touch.GoOn()).wait(120);
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
  }

  @Test
  void an_end_stops_what_was_running() {
    assertThat(Walk.start().toCard(Walk.NURSE).touch(new Touch.End()).effects(Effect.StopReading.class)).hasSize(1);
    assertThat(
            Walk.start().toChoice(Walk.NURSE).touch(new Touch.UseFace(), new Touch.End()).effects(Effect.StopFace.class))
        .hasSize(1);
    assertThat(Walk.start().toDone().touch(new Touch.End()).effects(Effect.CancelPrint.class)).hasSize(1);
  }

  @Test
  void late_answers_of_an_ended_session_find_nobody() {
    Walk walk = Walk.start().toCard(Walk.NURSE);
    Ticket old = walk.ticket();
    walk.touch(new Touch.End()).toCard(Walk.NURSE);
    walk.on(new Event.Reported(old, new Report.CardRead(Walk.applicant())));
    assertThat(walk.screen()).isInstanceOf(Screen.CardWait.class);
    assertThat(walk.ticket().number()).isEqualTo(old.number());
    assertThat(walk.ticket().session()).isEqualTo(2);
  }

  @Test
  void help_lies_over_the_page_and_is_waved_away_without_touching_it() {
    Walk walk = Walk.start().toReview().touch(new Touch.Ask("help"));
    assertThat(walk.screen()).isEqualTo(new Screen.Notice("help", ""));
    walk.touch(new Touch.GoOn());
    assertThat(walk.screen()).isInstanceOf(Screen.Review.class);
    assertThat(walk.effects(Effect.CommitFiling.class)).isEmpty();
  }

  @Test
  void help_at_an_open_door_gives_way_when_the_door_closes() {
    Walk walk = Walk.start().toDoorOpen().touch(new Touch.Ask("help"));
    assertThat(walk.screen()).isInstanceOf(Screen.Notice.class);
    walk.report(new Report.DoorClosed("14"), new Report.DepositRecorded("14", "q"));
    assertThat(walk.screen()).isInstanceOf(Screen.CellClosed.class);
  }

  @Test
  void the_first_page_counts_what_can_be_done_right_now() {
    Walk walk = Walk.start().touch(new Touch.Begin());
    Screen.HallStatus all = walk.screen(Screen.Home.class).hall();
    assertThat(all.items()).isEqualTo(1337);
    assertThat(all.doable()).isEqualTo(858);
    assertThat(all.night()).isTrue();
    assertThat(all.troubles()).isEmpty();
    walk.conditions(new Conditions("", "", "", "", true, 0, 24, true));
    assertThat(walk.screen(Screen.Home.class).hall().doable()).isEqualTo(858 - 563);
    assertThat(walk.screen(Screen.Home.class).hall().troubles()).containsExactly("locker:full");
  }

  @Test
  void every_group_of_the_first_page_lists_services() {
    for (Screen.Group group : Screen.Group.values()) {
      Walk walk = Walk.start().touch(new Touch.Begin(), new Touch.OpenSearch(group));
      assertThat(walk.screen(Screen.Search.class).hits()).as(group.name()).isNotEmpty();
    }
  }

  @Test
  void nothing_personal_stands_in_the_text_form_of_anything_on_the_way() {
    Walk walk = Walk.start().toReview();
    String seen = walk.state() + " " + walk.screen() + " " + walk.touch(new Touch.GoOn()).effects(Effect.class);
    seen += new Touch.Fill("phone", Walk.PHONE) + " " + new Report.CardRead(Walk.applicant()) + new Pin("246810");
    assertThat(seen).doesNotContain(Walk.NAME, Walk.NUMBER, Walk.PHONE, Walk.ADDRESS, "246810");
    assertThat(List.of(walk.state().stage().getClass().getSimpleName())).containsExactly("Committing");
  }
}
