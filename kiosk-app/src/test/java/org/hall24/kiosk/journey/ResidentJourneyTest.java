package org.hall24.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.hall24.kiosk.catalogue.Conditions;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.journey.Screen.CardNote;
import org.hall24.kiosk.journey.Screen.FaceReason;
import org.hall24.kiosk.journey.Screen.ReceiptNote;
import org.junit.jupiter.api.Test;

class ResidentJourneyTest {
  private static final Conditions OFFLINE = new Conditions("", "", "", "", false, 17, 24, true);

  @Test
  void the_whole_night_visit_with_the_network_down() {
    Walk walk = Walk.start().conditions(OFFLINE);
    assertThat(walk.screen(Screen.Attract.class).hall().troubles()).containsExactly("network:down");

    walk.touch(new Touch.Begin(), new Touch.OpenSearch(Screen.Group.ALL), new Touch.Query("hsbg"));
    Screen.Hit first = walk.screen(Screen.Search.class).hits().getFirst();
    assertThat(first.item()).isEqualTo(Walk.NURSE);
    assertThat(first.availability().now()).isTrue();

    walk.touch(new Touch.Choose(first.item()));
    assertThat(walk.screen(Screen.Service.class).availability().now()).isTrue();
    walk.touch(new Touch.GoOn());
    assertThat(walk.screen(Screen.CardWait.class).note()).isEqualTo(CardNote.PUT_CARD);

    walk.report(new Report.CardSays(CardNote.READING), new Report.CardRead(Walk.applicant()));
    assertThat(walk.screen(Screen.IdentityChoice.class).givenNameMasked()).isEqualTo("王**");

    walk.touch(new Touch.UseFace());
    assertThat(walk.screen(Screen.FaceLook.class).secondsLeft()).isEqualTo(12);
    walk.report(new Report.FaceHint("TOO_FAR"));
    assertThat(walk.screen(Screen.FaceLook.class).hint()).isEqualTo("TOO_FAR");
    walk.report(new Report.SamePerson());

    assertThat(walk.screen(Screen.Form.class).step()).isEqualTo(1);
    walk.fillNurseForm();
    Screen.Review review = walk.screen(Screen.Review.class);
    assertThat(review.online()).isFalse();
    assertThat(review.fields()).extracting(Screen.Field::key).contains("name", "idNumber", "newPlace", "phone");

    walk.touch(new Touch.GoOn());
    assertThat(walk.screen()).isInstanceOf(Screen.Filing.class);
    FilingDraft draft = walk.last(Effect.CommitFiling.class).draft();
    assertThat(draft.faceMatched()).isTrue();
    assertThat(draft.consents()).extracting(Consent::answer).containsExactly("given");
    assertThat(draft.answers()).containsEntry("idNumber", Walk.NUMBER).containsEntry("startDate", "2026-12-01");

    walk.report(new Report.Filed(Walk.NUMBER_GIVEN, "qr"));
    assertThat(walk.screen()).isInstanceOf(Screen.CellOpening.class);
    walk.report(new Report.CellChosen("14"), new Report.DoorOpened("14"));
    Screen.CellOpen open = walk.screen(Screen.CellOpen.class);
    assertThat(open.papers()).containsExactly("护士执业证书");
    assertThat(open.cabinet()).filteredOn(tile -> tile.state() == Screen.TileState.OPEN).hasSize(1);

    walk.report(new Report.DoorClosed("14"));
    assertThat(walk.last(Effect.CommitDeposit.class).attended()).isTrue();
    walk.report(new Report.DepositRecorded("14", "qr with cell"));
    assertThat(walk.screen()).isInstanceOf(Screen.CellClosed.class);

    walk.touch(new Touch.GoOn());
    Screen.Done done = walk.screen(Screen.Done.class);
    assertThat(done.acceptanceNo()).isEqualTo(Walk.NUMBER_GIVEN);
    assertThat(done.honorific()).isEqualTo("王女士");
    assertThat(done.delivered()).isFalse();
    assertThat(done.cell()).contains("14");
    assertThat(done.qr()).isEqualTo("qr with cell");
    assertThat(done.receipt()).isEqualTo(ReceiptNote.PRINTING);

    walk.report(new Report.Receipt(ReceiptNote.PRINTED)).on(new Event.Delivered(Walk.NUMBER_GIVEN));
    assertThat(walk.screen(Screen.Done.class).delivered()).isTrue();
    walk.wait(30);
    assertThat(walk.screen(Screen.Attract.class).cleared()).isTrue();
    assertThat(walk.effects(Effect.Wipe.class)).containsExactly(new Effect.Wipe(1));
    walk.wait(10);
    assertThat(walk.screen(Screen.Attract.class).cleared()).isFalse();
  }

  @Test
  void refusing_the_face_way_costs_no_step_more_and_is_recorded() {
    Walk walk = Walk.start().toChoice(Walk.NURSE).touch(new Touch.WithoutFace());
    assertThat(walk.screen()).isInstanceOf(Screen.Form.class);
    assertThat(walk.effects(Effect.VerifyFace.class)).isEmpty();
    walk.fillNurseForm().touch(new Touch.GoOn());
    FilingDraft draft = walk.last(Effect.CommitFiling.class).draft();
    assertThat(draft.faceMatched()).isFalse();
    assertThat(draft.consents()).extracting(Consent::answer).containsExactly("refused");
  }

  @Test
  void nothing_looks_before_the_person_agreed() {
    assertThat(Walk.start().toChoice(Walk.NURSE).effects(Effect.VerifyFace.class)).isEmpty();
  }

  @Test
  void a_different_face_may_try_once_more_then_only_the_other_way_stays() {
    Walk walk = Walk.start().toChoice(Walk.NURSE).touch(new Touch.UseFace());
    walk.report(new Report.NotVerified(FaceReason.DIFFERENT));
    assertThat(walk.screen(Screen.FaceNot.class).mayTryAgain()).isTrue();
    walk.touch(new Touch.UseFace()).report(new Report.NotVerified(FaceReason.DIFFERENT));
    assertThat(walk.screen(Screen.FaceNot.class).mayTryAgain()).isFalse();
    walk.touch(new Touch.UseFace());
    assertThat(walk.screen()).isInstanceOf(Screen.FaceNot.class);
    assertThat(walk.effects(Effect.VerifyFace.class)).hasSize(2);

    walk.touch(new Touch.WithoutFace()).fillNurseForm().touch(new Touch.GoOn());
    FilingDraft draft = walk.last(Effect.CommitFiling.class).draft();
    assertThat(draft.faceMatched()).isFalse();
    assertThat(draft.consents()).extracting(Consent::answer).containsExactly("given", "withdrawn");
  }

  @Test
  void going_back_does_not_give_a_third_look() {
    Walk walk = Walk.start().toChoice(Walk.NURSE);
    for (int i = 0; i < 2; i++) {
      walk.touch(new Touch.UseFace(), new Touch.Back());
    }
    assertThat(walk.screen(Screen.IdentityChoice.class).faceReady()).isFalse();
    walk.touch(new Touch.UseFace());
    assertThat(walk.effects(Effect.VerifyFace.class)).hasSize(2);
  }

  @Test
  void a_look_that_never_answers_ends_by_itself_and_never_passes() {
    Walk walk = Walk.start().toChoice(Walk.NURSE).touch(new Touch.UseFace());
    Ticket late = walk.ticket();
    walk.wait(12);
    assertThat(walk.screen(Screen.FaceNot.class).reason()).isEqualTo(FaceReason.TIMED_OUT);
    assertThat(walk.effects(Effect.StopFace.class)).hasSize(1);
    walk.on(new Event.Reported(late, new Report.SamePerson()));
    assertThat(walk.screen()).isInstanceOf(Screen.FaceNot.class);
  }

  @Test
  void the_whole_face_step_takes_no_longer_than_its_time_however_often_the_way_is_left_and_taken_again() {
    Walk walk = Walk.start().toChoice(Walk.NURSE).touch(new Touch.UseFace()).wait(4).touch(new Touch.Back());
    walk.wait(46);
    assertThat(walk.screen(Screen.IdentityChoice.class).faceReady()).as("10 s are left").isTrue();
    walk.touch(new Touch.UseFace());
    assertThat(walk.last(Effect.VerifyFace.class).limit()).isEqualTo(Duration.ofSeconds(10));
    assertThat(walk.screen(Screen.FaceLook.class).secondsLeft()).isEqualTo(10);
    walk.wait(10);
    assertThat(walk.screen(Screen.FaceNot.class).reason()).isEqualTo(FaceReason.TIMED_OUT);
    assertThat(walk.screen(Screen.FaceNot.class).mayTryAgain()).isFalse();
  }

  @Test
  void too_little_time_for_a_look_is_said_and_no_look_is_offered_and_a_new_session_has_all_of_it() {
    Walk walk = Walk.start().toChoice(Walk.NURSE).touch(new Touch.UseFace(), new Touch.Back()).wait(55);
    assertThat(walk.screen(Screen.IdentityChoice.class).barrier()).contains(Screen.FaceBarrier.TIME);
    walk.touch(new Touch.UseFace(), new Touch.Back()).touch(new Touch.GoOn()).report(new Report.CardRead(Walk.applicant()));
    assertThat(walk.screen(Screen.IdentityChoice.class).barrier()).as("the card laid once more").contains(Screen.FaceBarrier.TIME);
    assertThat(walk.effects(Effect.VerifyFace.class)).hasSize(1);
    walk.touch(new Touch.End()).toChoice(Walk.NURSE).touch(new Touch.UseFace());
    assertThat(walk.last(Effect.VerifyFace.class).limit()).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void whoever_has_used_all_looks_is_told_in_how_many_minutes_there_is_another() {
    Walk walk = Walk.start().toChoice(Walk.NURSE);
    for (int i = 0; i < 2; i++) {
      walk.touch(new Touch.UseFace()).wait(2).report(new Report.NotVerified(FaceReason.DIFFERENT));
    }
    Screen.FaceNot not = walk.screen(Screen.FaceNot.class);
    assertThat(not.mayTryAgain()).isFalse();
    assertThat(not.minutes()).isEqualTo(10);
    walk.touch(new Touch.Back());
    assertThat(walk.screen(Screen.IdentityChoice.class).minutes()).isEqualTo(10);
    for (int i = 0; i < 9; i++) {
      walk.wait(59).touch(new Touch.Alive());
    }
    assertThat(walk.screen(Screen.IdentityChoice.class).minutes()).isEqualTo(2);
  }

  @Test
  void consent_can_be_withdrawn_while_the_module_looks() {
    Walk walk = Walk.start().toChoice(Walk.NURSE).touch(new Touch.UseFace());
    Ticket late = walk.ticket();
    walk.touch(new Touch.WithoutFace());
    assertThat(walk.effects(Effect.StopFace.class)).hasSize(1);
    walk.on(new Event.Reported(late, new Report.SamePerson())).fillNurseForm().touch(new Touch.GoOn());
    assertThat(walk.last(Effect.CommitFiling.class).draft().faceMatched()).isFalse();
  }

  @Test
  void a_child_is_not_offered_the_face_way() {
    Walk walk = Walk.start().toCard(Walk.NURSE);
    walk.report(
        new Report.CardRead(
            new Applicant("小明", Applicant.Sex.MALE, LocalDate.of(2013, 1, 1), "110101201301010011", "地址")));
    assertThat(walk.screen(Screen.IdentityChoice.class).faceReady()).isFalse();
  }

  @Test
  void where_the_card_s_photo_cannot_be_compared_nobody_is_asked_to_agree_to_it() {
    Walk walk = Walk.start().toCard(Walk.NURSE);
    walk.report(new Report.CardRead(Walk.applicant(), false));
    assertThat(walk.screen(Screen.IdentityChoice.class).barrier()).contains(Screen.FaceBarrier.PHOTO);
    walk.touch(new Touch.UseFace());
    assertThat(walk.screen(Screen.IdentityChoice.class).faceReady()).as("nothing was asked of the camera").isFalse();
    walk.touch(new Touch.WithoutFace()).fillNurseForm().touch(new Touch.GoOn());
    assertThat(walk.last(Effect.CommitFiling.class).draft().consents()).extracting(Consent::answer).containsExactly("not-offered");
    assertThat(walk.last(Effect.CommitFiling.class).draft().faceMatched()).isFalse();
  }

  @Test
  void without_a_face_module_the_other_way_is_there_and_the_record_says_it_was_not_offered() {
    Walk walk = Walk.start().conditions(new Conditions("", "", "no-port", "", true, 17, 24, true));
    walk.toChoice(Walk.NURSE);
    assertThat(walk.screen(Screen.IdentityChoice.class).faceReady()).isFalse();
    walk.touch(new Touch.UseFace(), new Touch.WithoutFace()).fillNurseForm().touch(new Touch.GoOn());
    assertThat(walk.last(Effect.CommitFiling.class).draft().consents())
        .extracting(Consent::answer)
        .containsExactly("not-offered");
  }

  @Test
  void a_card_lifted_or_swapped_too_soon_shows_what_to_do_and_yields_nobody() {
    Walk walk = Walk.start().toCard(Walk.NURSE);
    for (CardNote note : List.of(CardNote.LIFTED_TOO_SOON, CardNote.UNKNOWN_TYPE, CardNote.LIFT_FIRST, CardNote.TRY_AGAIN)) {
      walk.report(new Report.CardSays(note));
      assertThat(walk.screen(Screen.CardWait.class).note()).isEqualTo(note);
    }
  }

  @Test
  void a_card_read_after_the_page_was_left_or_asked_anew_is_not_taken() {
    Walk walk = Walk.start().toCard(Walk.NURSE);
    Ticket old = walk.ticket();
    walk.touch(new Touch.Back());
    assertThat(walk.effects(Effect.StopReading.class)).hasSize(1);
    walk.on(new Event.Reported(old, new Report.CardRead(Walk.applicant())));
    assertThat(walk.screen()).isInstanceOf(Screen.Service.class);
    walk.touch(new Touch.GoOn()).on(new Event.Reported(old, new Report.CardRead(Walk.applicant())));
    assertThat(walk.screen()).isInstanceOf(Screen.CardWait.class);
  }

  @Test
  void a_reader_pulled_while_a_card_is_awaited_is_told_and_its_return_too() {
    Walk walk = Walk.start().toCard(Walk.NURSE);
    walk.conditions(new Conditions("unplugged", "", "", "", true, 17, 24, true));
    assertThat(walk.screen(Screen.CardWait.class).note()).isEqualTo(CardNote.READER_AWAY);
    walk.conditions(Conditions.allReady(17, 24));
    assertThat(walk.screen(Screen.CardWait.class).note()).isEqualTo(CardNote.PUT_CARD);
  }

  @Test
  void what_cannot_be_done_now_says_why_and_does_not_begin() {
    Walk walk = Walk.start().conditions(new Conditions("no-port", "unreachable", "", "", true, 0, 24, true));
    assertThat(walk.screen(Screen.Attract.class).hall().doable()).isZero();
    walk.toCard(Walk.NURSE);
    assertThat(walk.screen(Screen.Service.class).availability().reasons())
        .containsExactly("card-reader:no-port", "locker:unreachable");
    assertThat(walk.effects(Effect.ReadCard.class)).isEmpty();
  }

  @Test
  void a_wrong_answer_keeps_the_page_and_leads_the_hand_to_it() {
    Walk walk = Walk.start().toChoice(Walk.NURSE).touch(new Touch.WithoutFace(), new Touch.GoOn());
    Screen.Form form = walk.screen(Screen.Form.class);
    assertThat(form.step()).isEqualTo(1);
    assertThat(form.focus()).isEqualTo("certificateNumber");
    assertThat(form.fields()).filteredOn(f -> f.key().equals("certificateNumber")).extracting(Screen.Field::error).containsExactly("required");
  }

  @Test
  void going_back_through_the_form_keeps_the_answers() {
    Walk walk = Walk.start().toReview().touch(new Touch.Back(), new Touch.Back(), new Touch.Back());
    Screen.Form form = walk.screen(Screen.Form.class);
    assertThat(form.step()).isEqualTo(1);
    assertThat(form.fields().getLast().value()).isEqualTo("201411002236");
  }

  @Test
  void who_asks_for_low_reach_gets_a_cell_within_it_and_the_next_person_starts_without() {
    Walk walk = Walk.start().touch(new Touch.Begin(), new Touch.LowReach(true)).toReview().touch(new Touch.GoOn());
    walk.report(new Report.Filed(Walk.NUMBER_GIVEN, "qr"));
    assertThat(walk.last(Effect.ReserveAndOpenCell.class).seated()).isTrue();
    Walk other = Walk.start().toFiled();
    assertThat(other.last(Effect.ReserveAndOpenCell.class).seated()).isFalse();
  }

  @Test
  void while_nothing_can_be_kept_nothing_is_begun() {
    Walk walk = Walk.start().conditions(new Conditions("", "", "", "", true, 17, 24, true, "storage-low"));
    walk.touch(new Touch.Begin(), new Touch.OpenSearch(Screen.Group.ALL), new Touch.Query("hsbg"));
    assertThat(walk.screen(Screen.Search.class).hits().getFirst().availability().reasons()).containsExactly("records:storage-low");
    walk.conditions(new Conditions("", "", "", "", true, 17, 24, true, "set-aside"));
    assertThat(walk.screen(Screen.Search.class).hits().getFirst().availability().now()).isTrue();
  }

  @Test
  void the_last_page_names_the_one_way_of_delivery_that_was_chosen() {
    assertThat(Walk.NURSE.delivery()).hasSize(2);
    Walk walk = Walk.start().toDone();
    assertThat(walk.last(Effect.CommitFiling.class).draft().answers()).containsEntry("delivery", "locker");
    assertThat(walk.screen(Screen.Done.class).item().delivery()).containsExactly(ServiceItem.Delivery.LOCKER);
  }

  @Test
  void a_double_tap_files_once() {
    Walk walk = Walk.start().toReview().touch(new Touch.GoOn(), new Touch.GoOn(), new Touch.Back(), new Touch.GoOn());
    assertThat(walk.effects(Effect.CommitFiling.class)).hasSize(1);
  }

  @Test
  void no_number_is_known_before_the_commit_and_a_failed_one_can_be_tried_again_as_the_same_filing() {
    Walk walk = Walk.start().toReview().touch(new Touch.GoOn()).report(new Report.NotFiled("disk-full"));
    assertThat(walk.screen()).isEqualTo(new Screen.Notice("not-filed", "disk-full"));
    walk.touch(new Touch.GoOn());
    assertThat(walk.screen()).isInstanceOf(Screen.Review.class);
    assertThat(walk.effects(Effect.ReserveAndOpenCell.class)).isEmpty();
    walk.touch(new Touch.GoOn());
    List<Effect.CommitFiling> commits = walk.effects(Effect.CommitFiling.class);
    assertThat(commits).hasSize(2).extracting(commit -> commit.draft().id()).containsOnly(commits.getFirst().draft().id());
  }

  @Test
  void the_session_cannot_be_ended_while_the_filing_is_being_made_durable() {
    Walk walk = Walk.start().toReview().touch(new Touch.GoOn(), new Touch.End());
    assertThat(walk.screen()).isInstanceOf(Screen.Filing.class);
  }
}
