package org.hall24.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaseJourneyTest {
  static final String NUMBER = "SJS 2611 2224 0173";
  static final Case.Facts FACTS = facts(NUMBER);
  static final Case.News NOTHING_YET = new Case.News(Case.Asked.TOLD, false, Optional.empty());
  static final Case.News GRANTED =
      new Case.News(
          Case.Asked.TOLD, false,
          Optional.of(new Case.Decision("approved", "", List.of(new Case.Document("护士执业证明", "print", "", true)))));

  static Case.Facts facts(String number) {
    return new Case.Facts(
        number, "护士执业变更注册", "Nurse", Instant.parse("2026-11-22T14:41:00Z"), Case.Travel.ARRIVED,
        Optional.of(Instant.parse("2026-11-22T14:41:30Z")), Optional.empty(), Optional.empty());
  }

  private static Walk begun() {
    return Walk.start().touch(new Touch.Begin(), new Touch.Progress());
  }

  private static Walk scan(Walk walk, String number, boolean signed) {
    return walk.on(new Event.Scanned(walk.state().session(), new CodeScanned.Acceptance(number, signed)));
  }

  private static Walk byCard(Case.Facts... found) {
    return begun().touch(new Touch.CardInstead()).report(new Report.CardRead(Walk.applicant())).report(new Report.CasesFound(List.of(found)));
  }

  @Test
  void a_typed_number_tells_where_a_filing_is_and_never_asks_for_more() {
    Walk walk = begun();
    assertThat(walk.screen(CaseScreen.CaseNumber.class).prefix()).isEqualTo("SJS");
    "261122240173".chars().forEach(c -> walk.touch(new Touch.Digit(c - '0')));
    walk.touch(new Touch.GoOn());
    assertThat(walk.last(Effect.FindCase.class).acceptanceNo()).isEqualTo("SJS261122240173");
    assertThat(walk.last(Effect.FindCase.class).open()).isFalse();
    assertThat(walk.screen(CaseScreen.CaseNumber.class).looking()).isTrue();
    walk.report(new Report.CaseKnown(FACTS));
    assertThat(walk.screen(CaseScreen.CaseShown.class).news().asked()).isEqualTo(Case.Asked.ASKING);
    walk.report(new Report.CaseTold(new Case.News(Case.Asked.TOLD, false, Optional.of(new Case.Decision("decided", "", List.of())))));
    assertThat(walk.screen(CaseScreen.CaseShown.class).open()).isFalse();
    assertThat(walk.screen(CaseScreen.CaseShown.class).certificate()).isEqualTo(Case.Certificate.NONE);
  }

  @Test
  void a_number_that_is_not_known_here_says_so_where_it_was_typed() {
    Walk walk = scan(begun(), "SJS 2611 2224 0179", false).report(new Report.CaseNot("not-here"));
    assertThat(walk.screen(CaseScreen.CaseNumber.class).wrong()).isEqualTo("not-here");
    walk.on(new Event.Scanned(walk.state().session(), new CodeScanned.PickUp("1234567890")));
    assertThat(walk.screen(CaseScreen.CaseNumber.class).wrong()).isEqualTo("not-a-receipt");
  }

  @Test
  void the_code_of_the_receipt_is_told_everything() {
    Walk walk = scan(begun(), NUMBER, true);
    assertThat(walk.last(Effect.FindCase.class).open()).isTrue();
    walk.report(new Report.CaseKnown(FACTS), new Report.CaseTold(GRANTED));
    assertThat(walk.screen(CaseScreen.CaseShown.class).open()).isTrue();
    assertThat(walk.screen(CaseScreen.CaseShown.class).certificate().step()).isEqualTo(Case.Step.NEEDS_CARD);
  }

  @Test
  void a_copied_number_in_a_code_of_no_signature_is_a_bare_number() {
    Walk walk = scan(begun(), NUMBER, false).report(new Report.CaseKnown(FACTS));
    assertThat(walk.last(Effect.FindCase.class).open()).isFalse();
    scan(walk, NUMBER, false);
    assertThat(walk.screen(Screen.Notice.class).key()).isEqualTo("case-other-code");
  }

  @Test
  void the_card_lists_the_filings_of_its_holder_and_one_is_shown_at_once() {
    assertThat(byCard().screen(CaseScreen.CaseNumber.class).wrong()).isEqualTo("none-for-card");
    assertThat(byCard(FACTS).screen(CaseScreen.CaseShown.class).facts()).isEqualTo(FACTS);
    Walk walk = byCard(FACTS, facts("SJS 2611 2224 0181"));
    assertThat(walk.screen(CaseScreen.CaseList.class).cases()).hasSize(2);
    walk.touch(new Touch.PickCase("SJS 2611 2224 0181"));
    assertThat(walk.last(Effect.FindCase.class).open()).isTrue();
    assertThat(walk.screen(CaseScreen.CaseShown.class).open()).isTrue();
    walk.touch(new Touch.Back());
    assertThat(walk.screen()).isInstanceOf(CaseScreen.CaseList.class);
    walk.touch(new Touch.PickCase("SJS 9999 9999 9999"));
    assertThat(walk.screen()).isInstanceOf(CaseScreen.CaseList.class);
  }

  @Test
  void a_certificate_takes_card_and_code_whichever_comes_first() {
    Walk card = byCard(FACTS).report(new Report.CaseTold(GRANTED));
    assertThat(card.screen(CaseScreen.CaseShown.class).certificate().step()).isEqualTo(Case.Step.NEEDS_CODE);
    card.touch(new Touch.PrintCertificate());
    assertThat(card.effects(Effect.PrintCertificate.class)).isEmpty();
    scan(card, NUMBER, true).report(new Report.CaseTold(GRANTED));
    assertThat(card.screen(CaseScreen.CaseShown.class).certificate().step()).isEqualTo(Case.Step.READY);
    card.touch(new Touch.PrintCertificate());
    assertThat(card.last(Effect.PrintCertificate.class).acceptanceNo()).isEqualTo(NUMBER);

    Walk code = scan(begun(), NUMBER, true).report(new Report.CaseKnown(FACTS), new Report.CaseTold(GRANTED));
    code.touch(new Touch.CardInstead()).report(new Report.CardRead(Walk.applicant())).report(new Report.CasesFound(List.of(FACTS)));
    code.report(new Report.CaseTold(GRANTED)).touch(new Touch.PrintCertificate());
    assertThat(code.last(Effect.PrintCertificate.class).holder().number()).isEqualTo(Walk.NUMBER);
    assertThat(code.screen(CaseScreen.CaseShown.class).certificate().step()).isEqualTo(Case.Step.PRINTING);
    code.report(new Report.CertificateNote(new Case.Certificate(Case.Step.PAPER_OUT, false))).touch(new Touch.PrintCertificate());
    assertThat(code.effects(Effect.PrintCertificate.class)).hasSize(2);
    code.report(new Report.CertificateNote(new Case.Certificate(Case.Step.PRINTED, false))).touch(new Touch.PrintCertificate());
    assertThat(code.effects(Effect.PrintCertificate.class)).hasSize(2);
  }

  @Test
  void a_stranger_s_card_and_a_stranger_s_code_open_nothing() {
    Walk walk = scan(begun(), NUMBER, false).report(new Report.CaseKnown(FACTS));
    walk.touch(new Touch.CardInstead()).report(new Report.CardRead(Walk.applicant())).report(new Report.CasesFound(List.of(facts("SJS 2611 2224 0181"))));
    assertThat(walk.screen(Screen.Notice.class).key()).isEqualTo("case-other-card");
    walk.touch(new Touch.Back());
    assertThat(walk.screen(CaseScreen.CaseShown.class).open()).isFalse();
    scan(walk, "SJS 2611 2224 0181", true);
    assertThat(walk.screen(Screen.Notice.class).key()).isEqualTo("case-other-code");
    walk.touch(new Touch.Back());
    assertThat(walk.screen(CaseScreen.CaseShown.class).open()).isFalse();
  }

  @Test
  void what_the_office_said_for_less_proof_does_not_stand_after_more_was_shown() {
    Walk walk = scan(begun(), NUMBER, false).report(new Report.CaseKnown(FACTS));
    Ticket before = walk.last(Effect.FindCase.class).ticket();
    scan(walk, NUMBER, true);
    walk.on(new Event.Reported(before, new Report.CaseTold(NOTHING_YET)));
    assertThat(walk.screen(CaseScreen.CaseShown.class).news().asked()).isEqualTo(Case.Asked.ASKING);
  }

  @Test
  void at_the_end_nothing_is_left_for_the_next_person_and_what_prints_is_taken_back() {
    Walk walk = byCard(FACTS).report(new Report.CaseTold(GRANTED));
    scan(walk, NUMBER, true).report(new Report.CaseTold(GRANTED)).touch(new Touch.PrintCertificate(), new Touch.End());
    assertThat(walk.effects(Effect.CancelPrint.class)).hasSize(1);
    assertThat(walk.effects(Effect.Wipe.class)).hasSize(1);
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
    walk.touch(new Touch.Begin(), new Touch.Progress());
    assertThat(walk.screen(CaseScreen.CaseNumber.class).digits()).isEmpty();
  }

  @Test
  void a_reader_that_is_asked_no_more_stops_and_an_idle_page_ends() {
    Walk walk = begun().touch(new Touch.CardInstead());
    assertThat(walk.screen()).isInstanceOf(Screen.CardWait.class);
    walk.touch(new Touch.Back());
    assertThat(walk.effects(Effect.StopReading.class)).hasSize(1);
    Walk left = byCard(FACTS);
    left.waitUntouched(120);
    assertThat(left.screen()).isInstanceOf(Screen.Attract.class);
    assertThat(left.effects(Effect.Wipe.class)).hasSize(1);
  }
}
