package org.hall24.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.hall24.kiosk.catalogue.Conditions;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.journey.Screen.CardNote;
import org.hall24.kiosk.journey.Screen.FaceReason;
import org.hall24.kiosk.journey.Screen.ReceiptNote;
import org.junit.jupiter.api.Test;

class ResidentJourneyTest {
  private static final Conditions NOT_COMMISSIONED = new Conditions("", Conditions.NOT_COMMISSIONED, "", "", true, 17, 24, true);
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

  @Test
  void a_service_without_originals_is_done_without_a_cell() {
    Walk walk = Walk.start().toChoice(Walk.NO_PAPERS).touch(new Touch.WithoutFace());
    String delivery = Walk.NO_PAPERS.delivery().getFirst().name().toLowerCase(java.util.Locale.ROOT);
    walk.touch(new Touch.Fill("delivery", delivery), new Touch.GoOn());
    walk.touch(new Touch.Fill("phone", Walk.PHONE), new Touch.GoOn(), new Touch.GoOn());
    walk.report(new Report.Filed("A1", "qr"));
    assertThat(walk.screen(Screen.Done.class).cell()).isEmpty();
    assertThat(walk.effects(Effect.ReserveAndOpenCell.class)).isEmpty();
  }

  @Test
  void a_jammed_door_leads_to_another_cell_and_never_to_the_same_one_again() {
    Walk walk = Walk.start().toFiled().report(new Report.CellChosen("14"), new Report.DoorTrouble("14", "jammed"));
    Screen.CellTrouble trouble = walk.screen(Screen.CellTrouble.class);
    assertThat(trouble.result()).isEqualTo("jammed");
    assertThat(trouble.otherCellFree()).isTrue();
    walk.touch(new Touch.OtherCell());
    assertThat(walk.last(Effect.ReleaseCell.class).reason()).isEqualTo("jammed");
    assertThat(walk.last(Effect.ReserveAndOpenCell.class).notThese()).isEqualTo(Set.of("14"));
    walk.report(new Report.CellChosen("15"), new Report.DoorOpened("15"));
    assertThat(walk.screen(Screen.CellOpen.class).cell()).isEqualTo("15");
  }

  @Test
  void the_same_door_can_be_tried_again_as_a_new_attempt() {
    Walk walk = Walk.start().toFiled().report(new Report.CellChosen("14"), new Report.DoorTrouble("14", "jammed"));
    walk.touch(new Touch.DoorStuck());
    assertThat(walk.last(Effect.OpenAgain.class).cell()).isEqualTo("14");
    walk.report(new Report.DoorOpened("14"));
    assertThat(walk.screen()).isInstanceOf(Screen.CellOpen.class);
  }

  @Test
  void a_cell_is_kept_for_a_time_that_is_told_and_is_asked_for_anew_when_it_is_over() {
    Walk walk = Walk.start().toFiled().report(new Report.CellChosen("14", Duration.ofMinutes(5)));
    assertThat(walk.screen(Screen.CellOpening.class).keptUntil()).isPresent();
    walk.report(new Report.DoorTrouble("14", "jammed"));
    assertThat(walk.screen(Screen.CellTrouble.class).keptUntil()).isPresent();
    for (int i = 0; i < 7; i++) {
      walk.wait(45).touch(new Touch.Alive());
    }
    assertThat(walk.screen(Screen.CellTrouble.class).keptUntil()).isEmpty();
    walk.touch(new Touch.DoorStuck());
    assertThat(walk.effects(Effect.OpenAgain.class)).isEmpty();
    assertThat(walk.effects(Effect.ReserveAndOpenCell.class)).hasSize(2);
  }

  @Test
  void before_a_cabinet_that_is_not_commissioned_a_filing_goes_and_its_papers_are_told_another_way() {
    Walk walk = Walk.start().conditions(NOT_COMMISSIONED);
    assertThat(walk.screen(Screen.Attract.class).hall().doable()).isPositive();
    assertThat(walk.screen(Screen.Attract.class).hall().troubles()).containsExactly("locker:not-commissioned");
    walk.touch(new Touch.Begin(), new Touch.OpenSearch(Screen.Group.FILE), new Touch.Choose(Walk.NURSE));
    Screen.Availability told = walk.screen(Screen.Service.class).availability();
    assertThat(told.now()).isTrue();
    assertThat(told.reasons()).containsExactly("locker:not-commissioned");
    walk.touch(new Touch.Back()).toFiled();
    assertThat(walk.screen(Screen.CellTrouble.class).result()).isEqualTo("not-commissioned");
    walk.touch(new Touch.End());
    assertThat(walk.screen(Screen.Done.class).acceptanceNo()).isEqualTo(Walk.NUMBER_GIVEN);
    assertThat(walk.screen(Screen.Done.class).cell()).isEmpty();
    assertThat(walk.effects(Effect.ReserveAndOpenCell.class)).isEmpty();
  }

  @Test
  void a_filing_whose_papers_found_no_cell_stands_and_the_last_page_shows_no_cell() {
    Walk walk = Walk.start().toFiled();
    walk.conditions(new Conditions("", "", "", "", true, 0, 24, true)).report(new Report.NoCell());
    assertThat(walk.screen(Screen.CellTrouble.class).result()).isEqualTo("full");
    assertThat(walk.screen(Screen.CellTrouble.class).otherCellFree()).isFalse();
    walk.touch(new Touch.OtherCell());
    assertThat(walk.effects(Effect.ReserveAndOpenCell.class)).hasSize(1);
    walk.touch(new Touch.End());
    Screen.Done done = walk.screen(Screen.Done.class);
    assertThat(done.cell()).isEmpty();
    assertThat(done.acceptanceNo()).isEqualTo(Walk.NUMBER_GIVEN);
    assertThat(walk.effects(Effect.CommitDeposit.class)).isEmpty();
  }

  @Test
  void papers_that_do_not_fit_get_a_larger_cell_only_after_the_first_door_is_closed() {
    Walk walk = Walk.start().toDoorOpen().touch(new Touch.OtherCell());
    assertThat(walk.screen(Screen.CellTrouble.class).result()).isEqualTo("too-small");
    assertThat(walk.effects(Effect.ReserveAndOpenCell.class)).hasSize(1);
    walk.report(new Report.DoorClosed("14"));
    assertThat(walk.last(Effect.ReleaseCell.class).cell()).isEqualTo("14");
    assertThat(walk.last(Effect.ReserveAndOpenCell.class).larger()).isTrue();
    assertThat(walk.effects(Effect.CommitDeposit.class)).isEmpty();
  }

  @Test
  void a_door_closed_over_an_empty_cell_is_opened_again_for_the_forgotten_papers() {
    Walk walk = Walk.start().toDoorOpen().report(new Report.DoorClosed("14"), new Report.CellEmpty("14"));
    assertThat(walk.screen(Screen.CellTrouble.class).result()).isEqualTo("empty");
    walk.touch(new Touch.DoorStuck());
    assertThat(walk.last(Effect.OpenAgain.class).cell()).isEqualTo("14");
  }

  @Test
  void a_door_that_the_person_says_stays_shut_is_trouble_too() {
    Walk walk = Walk.start().toDoorOpen().touch(new Touch.DoorStuck());
    assertThat(walk.screen(Screen.CellTrouble.class).result()).isEqualTo("stays-shut");
    assertThat(walk.effects(Effect.LeaveDoor.class)).containsExactly(new Effect.LeaveDoor("14"));
  }

  @Test
  void without_paper_the_last_page_says_so_and_nothing_is_sent_to_the_printer() {
    Walk walk = Walk.start().toClosed();
    walk.conditions(new Conditions("", "", "", "", true, 17, 24, false)).touch(new Touch.GoOn());
    assertThat(walk.screen(Screen.Done.class).receipt()).isEqualTo(ReceiptNote.NOT_PRINTED);
    assertThat(walk.effects(Effect.PrintReceipt.class)).isEmpty();
  }

  @Test
  void paper_on_its_way_is_waited_for_before_the_page_counts_down() {
    Walk walk = Walk.start().toDone().wait(40);
    assertThat(walk.screen(Screen.Done.class).receipt()).isEqualTo(ReceiptNote.PRINTING);
    walk.report(new Report.Receipt(ReceiptNote.UNKNOWN)).wait(29);
    assertThat(walk.screen(Screen.Done.class).receipt()).isEqualTo(ReceiptNote.UNKNOWN);
    walk.wait(1);
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
    assertThat(walk.effects(Effect.PrintReceipt.class)).hasSize(1);
  }

  /** To the last page, whose receipt is printed. */
  private static Walk toReceipt() {
    return Walk.start().toDone().report(new Report.Receipt(ReceiptNote.PRINTED));
  }

  private static Walk sheet(Walk walk, Screen.SheetNote note) {
    return walk.on(new Event.Reported(walk.last(Effect.PrintSheet.class).ticket(), new Report.Sheet(note)));
  }

  @Test
  void what_becomes_of_the_sheet_on_A4_is_told_and_where_there_is_no_printer_nothing_is() {
    Walk walk = toReceipt();
    assertThat(walk.last(Effect.PrintSheet.class).sheet()).isEqualTo(Effect.Sheet.SLIP);
    assertThat(walk.screen(Screen.Done.class).sheet()).isEqualTo(Screen.SheetNote.NONE);
    assertThat(walk.screen(Screen.Done.class).mayPrintForm()).isFalse();
    sheet(walk, Screen.SheetNote.PRINTING);
    assertThat(walk.screen(Screen.Done.class).mayPrintForm()).isFalse();
    sheet(walk, Screen.SheetNote.PAPER_OUT);
    assertThat(walk.screen(Screen.Done.class).sheet()).isEqualTo(Screen.SheetNote.PAPER_OUT);
    assertThat(walk.screen(Screen.Done.class).receipt()).isEqualTo(ReceiptNote.PRINTED);
    // Somebody fills paper in; the trouble is over.
    sheet(sheet(walk, Screen.SheetNote.PRINTING), Screen.SheetNote.PRINTED);
    assertThat(walk.screen(Screen.Done.class).sheet()).isEqualTo(Screen.SheetNote.PRINTED);
  }

  @Test
  void a_sheet_on_its_way_is_waited_for_and_its_fate_stands_long_enough_to_be_read() {
    Walk walk = sheet(toReceipt(), Screen.SheetNote.PRINTING).wait(45);
    assertThat(walk.screen(Screen.Done.class).sheet()).isEqualTo(Screen.SheetNote.PRINTING);
    sheet(walk, Screen.SheetNote.JAM).wait(29);
    assertThat(walk.screen(Screen.Done.class).sheet()).isEqualTo(Screen.SheetNote.JAM);
    walk.wait(1);
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
  }

  @Test
  void the_form_is_printed_once_for_whoever_asks_and_old_news_is_not_taken_for_news_of_it() {
    Walk walk = sheet(toReceipt(), Screen.SheetNote.PRINTED);
    Ticket slip = walk.last(Effect.PrintSheet.class).ticket();
    assertThat(walk.screen(Screen.Done.class).mayPrintForm()).isTrue();
    walk.touch(new Touch.PrintForm(), new Touch.PrintForm());
    assertThat(walk.effects(Effect.PrintSheet.class)).extracting(Effect.PrintSheet::sheet).containsExactly(Effect.Sheet.SLIP, Effect.Sheet.FORM);
    assertThat(walk.screen(Screen.Done.class).sheet()).isEqualTo(Screen.SheetNote.PRINTING);
    walk.on(new Event.Reported(slip, new Report.Sheet(Screen.SheetNote.JAM)));
    assertThat(walk.screen(Screen.Done.class).sheet()).isEqualTo(Screen.SheetNote.PRINTING);
    sheet(walk, Screen.SheetNote.PRINTED).touch(new Touch.PrintForm());
    assertThat(walk.screen(Screen.Done.class).mayPrintForm()).isFalse();
    assertThat(walk.effects(Effect.PrintSheet.class)).hasSize(2);
  }

  @Test
  void nobody_is_offered_a_form_where_there_is_no_printer_for_it() {
    assertThat(toReceipt().touch(new Touch.PrintForm()).effects(Effect.PrintSheet.class)).hasSize(1);
  }

  @Test
  void another_service_starts_without_anything_of_the_first() {
    Walk walk = Walk.start().toDone().touch(new Touch.AnotherService());
    assertThat(walk.screen()).isInstanceOf(Screen.Home.class);
    assertThat(walk.effects(Effect.Wipe.class)).containsExactly(new Effect.Wipe(1));
    walk.touch(new Touch.OpenSearch(Screen.Group.FILE), new Touch.Choose(Walk.NURSE), new Touch.GoOn());
    assertThat(walk.screen()).isInstanceOf(Screen.CardWait.class);
    assertThat(walk.ticket().session()).isEqualTo(2);
  }

  @Test
  void the_language_of_the_receipt_is_the_one_chosen_and_ends_with_the_session() {
    Walk walk = Walk.start().touch(new Touch.Begin(), new Touch.Language("en"));
    walk.touch(new Touch.OpenSearch(Screen.Group.FILE), new Touch.Choose(Walk.NURSE), new Touch.GoOn());
    walk.report(new Report.CardRead(Walk.applicant())).touch(new Touch.WithoutFace()).fillNurseForm();
    walk.touch(new Touch.GoOn()).report(new Report.Filed("A1", "q"), new Report.CellChosen("01"), new Report.DoorOpened("01"));
    walk.report(new Report.DoorClosed("01"), new Report.DepositRecorded("01", "q")).touch(new Touch.GoOn());
    assertThat(walk.last(Effect.PrintReceipt.class).language()).isEqualTo("en");
    walk.touch(new Touch.End());
    assertThat(walk.state().language()).isEqualTo("zh");
  }
}
