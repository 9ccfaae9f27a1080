package org.hall24.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.journey.Screen.FaceBarrier;
import org.hall24.kiosk.journey.Screen.PhoneCodeBarrier;
import org.hall24.kiosk.journey.Screen.PhoneCodeSay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The other ways to show that a document is one's own: what each needs, and that none passes by silence. */
class ProveJourneyTest {
  private static final Report.PhoneCodeSent SENT = new Report.PhoneCodeSent("138****8000", 6, 300);
  private static final Applicant TRAVELLER =
      new Applicant(
          "ERIKSSON, ANNA", Applicant.Sex.FEMALE, Optional.of(java.time.LocalDate.of(1974, 8, 12)), "L898902C3", "",
          new Applicant.Paper("passport", "ERIKSSON, ANNA", "ERIKSSON, ANNA", "SWE", "瑞典", ""));

  /** A card whose photo nobody here can compare. */
  private static Walk withoutPhoto() {
    return Walk.start().toCard(Walk.NURSE).report(new Report.CardRead(Walk.applicant(), false));
  }

  private static Walk withPassport() {
    Walk walk = Walk.start().toCard(Walk.NURSE);
    return walk.on(new Event.Scanned(walk.state().session(), new CodeScanned.Document(TRAVELLER)));
  }

  private static FilingDraft filed(Walk walk) {
    walk.fillNurseForm().touch(new Touch.GoOn());
    return walk.last(Effect.CommitFiling.class).draft();
  }

  @Test
  void without_a_decoded_photo_the_page_says_so_and_offers_code_staff_and_the_card_alone() {
    Screen.IdentityChoice choice = withoutPhoto().screen(Screen.IdentityChoice.class);
    assertThat(choice.barrier()).contains(FaceBarrier.PHOTO);
    assertThat(choice.phoneCode()).isEmpty();
    assertThat(choice.staff()).isTrue();
    assertThat(choice.documentEnough()).isTrue();
    Walk walk = withoutPhoto().touch(new Touch.UseFace());
    assertThat(walk.effects(Effect.VerifyFace.class)).isEmpty();
    assertThat(walk.screen()).isInstanceOf(Screen.IdentityChoice.class);
  }

  @Test
  void looks_of_earlier_sessions_with_the_same_number_count_and_the_other_ways_stay() {
    Walk walk = Walk.start().toCard(Walk.NURSE).report(new Report.CardRead(Walk.applicant(), true, 1, Duration.ofMinutes(3)));
    assertThat(walk.screen(Screen.IdentityChoice.class).faceReady()).isTrue();
    walk = Walk.start().toCard(Walk.NURSE).report(new Report.CardRead(Walk.applicant(), true, Walk.KNOWLEDGE.settings().faceTries(), Duration.ofSeconds(121)));
    assertThat(walk.screen(Screen.IdentityChoice.class).barrier()).contains(FaceBarrier.TRIES);
    assertThat(walk.screen(Screen.IdentityChoice.class).minutes()).isEqualTo(3);
    walk.touch(new Touch.UseFace()).wait(1);
    assertThat(walk.screen(Screen.IdentityChoice.class).minutes()).isEqualTo(2);
    walk.touch(new Touch.UseFace());
    assertThat(walk.effects(Effect.VerifyFace.class)).isEmpty();
    walk.touch(new Touch.WithoutFace());
    assertThat(filed(walk).proof()).isEqualTo(new Proof.CardPresent());
  }

  @Test
  void the_code_that_came_to_the_telephone_is_a_proof_of_its_own_name() {
    Walk walk = withoutPhoto().touch(new Touch.UsePhoneCode());
    assertThat(walk.screen(Screen.PhoneCode.class).say()).isEqualTo(PhoneCodeSay.SENDING);
    assertThat(walk.last(Effect.SendPhoneCode.class).applicant().number()).isEqualTo(Walk.NUMBER);
    walk.report(SENT);
    assertThat(walk.screen(Screen.PhoneCode.class)).isEqualTo(new Screen.PhoneCode(Walk.NURSE, "138****8000", 0, 6, PhoneCodeSay.SENT, 300));
    walk.typePin();
    assertThat(walk.last(Effect.CheckPhoneCode.class).code().digits()).isEqualTo("123456");
    assertThat(walk.screen(Screen.PhoneCode.class).say()).isEqualTo(PhoneCodeSay.CHECKING);
    walk.report(new Report.PhoneCodeRight("ref-1"));
    FilingDraft draft = filed(walk);
    assertThat(draft.proof()).isEqualTo(new Proof.PhoneCode("ref-1"));
    assertThat(draft.faceMatched()).isFalse();
    assertThat(draft.consents()).extracting(Consent::answer).containsExactly("not-offered");
  }

  @Test
  void wrong_codes_go_nowhere_and_a_code_that_is_gone_takes_no_digit() {
    Walk walk = withoutPhoto().touch(new Touch.UsePhoneCode()).report(SENT).typePin().report(new Report.PhoneCodeWrong(2));
    assertThat(walk.screen(Screen.PhoneCode.class).say()).isEqualTo(PhoneCodeSay.WRONG);
    walk.typePin().report(new Report.PhoneCodeWrong(1));
    assertThat(walk.screen(Screen.PhoneCode.class).say()).isEqualTo(PhoneCodeSay.WRONG_ONE_LEFT);
    walk.typePin().report(new Report.PhoneCodeUnchecked());
    assertThat(walk.screen(Screen.PhoneCode.class).say()).isEqualTo(PhoneCodeSay.UNCHECKED);
    walk.typePin().report(new Report.PhoneCodeGone());
    assertThat(walk.screen(Screen.PhoneCode.class).say()).isEqualTo(PhoneCodeSay.GONE);
    walk.typePin();
    assertThat(walk.effects(Effect.CheckPhoneCode.class)).hasSize(4);
    assertThat(walk.screen(Screen.PhoneCode.class).digits()).isZero();
    walk.touch(new Touch.UsePhoneCode());
    assertThat(walk.effects(Effect.SendPhoneCode.class)).hasSize(2);
    walk.report(SENT).touch(new Touch.Back());
    assertThat(walk.screen()).isInstanceOf(Screen.IdentityChoice.class);
  }

  @Test
  void a_code_nobody_types_runs_out() {
    Walk walk = withoutPhoto().touch(new Touch.UsePhoneCode()).report(SENT);
    for (int i = 0; i < 300; i++) {
      walk.touch(new Touch.Alive()).wait(1);
    }
    assertThat(walk.screen(Screen.PhoneCode.class).say()).isEqualTo(PhoneCodeSay.GONE);
    walk.typePin();
    assertThat(walk.effects(Effect.CheckPhoneCode.class)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(PhoneCodeBarrier.class)
  void a_code_that_cannot_be_sent_leads_back_to_the_choice_and_says_why(PhoneCodeBarrier why) {
    Walk walk = withoutPhoto().touch(new Touch.UsePhoneCode()).report(new Report.PhoneCodeNotSent(why, 7));
    String key = "phone-code-" + why.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    assertThat(walk.screen()).isEqualTo(new Screen.Notice(key, "7"));
    walk.touch(new Touch.GoOn());
    assertThat(walk.screen()).isInstanceOf(Screen.IdentityChoice.class);
    assertThat(walk.effects(Effect.CommitFiling.class)).isEmpty();
  }

  @Test
  void a_network_that_is_down_and_a_hall_without_staff_offer_neither_way() {
    Walk walk = withoutPhoto().ways(new Hall.Ways(Optional.of(PhoneCodeBarrier.OFFLINE), false));
    assertThat(walk.screen(Screen.IdentityChoice.class).phoneCode()).contains(PhoneCodeBarrier.OFFLINE);
    assertThat(walk.screen(Screen.IdentityChoice.class).staff()).isFalse();
    walk.touch(new Touch.UsePhoneCode(), new Touch.UseStaff());
    assertThat(walk.effects(Effect.SendPhoneCode.class)).isEmpty();
    assertThat(walk.screen()).isInstanceOf(Screen.IdentityChoice.class);
    // Filing by card is as near as ever.
    walk.touch(new Touch.WithoutFace());
    assertThat(filed(walk).proof()).isEqualTo(new Proof.CardPresent());
  }

  @Test
  void a_member_of_staff_with_badge_and_pin_looks_and_is_named_in_the_filing() {
    Walk walk = withoutPhoto().touch(new Touch.UseStaff());
    assertThat(walk.screen()).isInstanceOf(Screen.StaffHelp.class);
    assertThat(walk.last(Effect.ReadCard.class).staff()).isTrue();
    walk.on(new Event.Scanned(walk.state().session(), new CodeScanned.Badge(Walk.COURIER)));
    assertThat(walk.screen()).isInstanceOf(StaffScreen.StaffPin.class);
    walk.typePin();
    assertThat(walk.last(Effect.CheckStaff.class).staff()).isEqualTo(Walk.COURIER.id());
    assertThat(walk.effects(Effect.CheckPin.class)).isEmpty();
    walk.report(new Report.StaffConfirmed());
    assertThat(walk.screen(Screen.StaffLook.class).nameMasked()).isEqualTo("王**");
    walk.touch(new Touch.SamePerson(true));
    assertThat(walk.effects(Effect.RecordSight.class)).containsExactly(new Effect.RecordSight(Walk.COURIER.id(), true));
    assertThat(filed(walk).proof()).isEqualTo(new Proof.StaffSaw(Walk.COURIER.id()));
  }

  @Test
  void a_member_of_staff_who_says_no_confirms_nothing_and_a_wrong_pin_sees_nobody() {
    Walk walk = withoutPhoto().touch(new Touch.UseStaff()).report(new Report.StaffRead(Walk.COURIER)).typePin().report(new Report.PinWrong(4));
    walk.touch(new Touch.GoOn());
    assertThat(walk.screen(StaffScreen.StaffPin.class).wrong()).isTrue();
    walk.touch(new Touch.SamePerson(true));
    assertThat(walk.screen()).isInstanceOf(StaffScreen.StaffPin.class);
    walk.wait(4).typePin().report(new Report.StaffConfirmed()).touch(new Touch.SamePerson(false));
    assertThat(walk.screen()).isEqualTo(new Screen.Notice("staff-not-same", ""));
    assertThat(walk.effects(Effect.RecordSight.class)).containsExactly(new Effect.RecordSight(Walk.COURIER.id(), false));
    walk.touch(new Touch.GoOn());
    assertThat(walk.screen()).isInstanceOf(Screen.IdentityChoice.class);
  }

  @Test
  void lines_of_print_alone_file_nothing_and_with_a_code_they_do() {
    Walk walk = withPassport();
    assertThat(walk.effects(Effect.StopReading.class)).hasSize(1);
    assertThat(walk.screen(Screen.IdentityChoice.class).documentEnough()).isFalse();
    walk.touch(new Touch.WithoutFace(), new Touch.UseFace());
    assertThat(walk.screen()).isInstanceOf(Screen.IdentityChoice.class);
    walk.touch(new Touch.UsePhoneCode()).report(SENT).typePin().report(new Report.PhoneCodeRight("ref-2"));
    FilingDraft draft = filed(walk.touch(new Touch.Fill("address", "石景山区鲁谷路七十四号")));
    assertThat(draft.applicant().paper().type()).isEqualTo("passport");
    assertThat(draft.proof()).isEqualTo(new Proof.PhoneCode("ref-2"));
  }

  @Test
  void whoever_ends_while_staff_is_awaited_leaves_no_reader_and_no_scanner_on() {
    Walk walk = withoutPhoto().touch(new Touch.UseStaff(), new Touch.End());
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
    assertThat(walk.effects(Effect.StopReading.class)).hasSize(1);
    assertThat(walk.effects(Effect.Scan.class)).hasSize(2);
    assertThat(walk.effects(Effect.StopScanning.class)).hasSize(2);
    assertThat(walk.history()).endsWith(new Effect.Wipe(1));
    assertThat(List.of(new Proof.CardPresent(), new Proof.FaceMatched(), new Proof.PhoneCode(""), new Proof.StaffSaw("")))
        .extracting(Proof::word).doesNotHaveDuplicates();
  }
}
