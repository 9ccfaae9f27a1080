package org.hall24.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hall24.kiosk.journey.CollectScreen.Found;
import org.hall24.kiosk.journey.CollectScreen.PickUpSay;
import org.hall24.kiosk.journey.Screen.DoorTask;
import org.hall24.kiosk.journey.Screen.ReceiptNote;
import org.junit.jupiter.api.Test;

class CollectJourneyTest {
  static final Found FOUND = new Found("14", Walk.NUMBER_GIVEN, "护士执业变更注册", "Nurse", List.of("护士执业证书"), false, false);
  private static final Found OTHER = new Found("03", "SJS2", "养犬登记", "Dog", List.of("养犬登记证"), true, false);

  private static Walk typed(String digits) {
    Walk walk = Walk.start().touch(new Touch.Begin(), new Touch.Collect());
    digits.chars().forEach(c -> walk.touch(new Touch.Digit(c - '0')));
    return walk;
  }

  private static Walk open() {
    return typed("4071893526").touch(new Touch.GoOn()).report(new Report.CodeRight(FOUND), new Report.DoorOpened("14"));
  }

  @Test
  void a_code_and_a_card_lead_to_one_door_and_a_receipt() {
    Walk walk = typed("4071893526");
    assertThat(walk.screen(CollectScreen.PickUpCode.class).digits()).isEqualTo("4071893526");
    walk.touch(new Touch.GoOn());
    assertThat(walk.last(Effect.CheckCode.class).pick()).isEqualTo(new PickUp("4071893526", ""));
    walk.report(new Report.CodeNeedsSecond());
    assertThat(walk.screen(CollectScreen.PickUpSecond.class).phone()).isFalse();
    walk.report(new Report.CardSays(Screen.CardNote.READING), new Report.CardRead(Walk.applicant()));
    assertThat(walk.last(Effect.CheckCode.class).pick()).isEqualTo(new PickUp("4071893526", Walk.NUMBER));
    walk.report(new Report.CodeRight(FOUND));
    assertThat(walk.last(Effect.OpenToCollect.class).cell()).isEqualTo("14");
    assertThat(walk.screen(Screen.CellOpening.class).cell()).isEqualTo("14");
    walk.report(new Report.DoorOpened("14"));
    assertThat(walk.screen(Screen.DoorOpen.class).task()).isEqualTo(DoorTask.COLLECT);
    assertThat(walk.screen(Screen.DoorOpen.class).papers()).containsExactly("护士执业证书");
    walk.report(new Report.DoorClosed("14"));
    assertThat(walk.last(Effect.CommitCollection.class).cell()).isEqualTo("14");
    walk.report(new Report.PapersTaken("14"));
    assertThat(walk.screen(CollectScreen.Collected.class).receipt()).isEqualTo(ReceiptNote.PRINTING);
    walk.report(new Report.Receipt(ReceiptNote.PRINTED)).wait(30);
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
    assertThat(walk.effects(Effect.Wipe.class)).hasSize(1);
  }

  @Test
  void a_scanned_code_does_instead_of_typing_and_a_passport_instead_of_the_card() {
    Walk walk = Walk.start().touch(new Touch.Begin(), new Touch.Collect());
    assertThat(walk.effects(Effect.Scan.class)).hasSize(1);
    walk.on(new Event.Scanned(walk.state().session(), new CodeScanned.PickUp("4071893526")));
    assertThat(walk.last(Effect.CheckCode.class).pick().digits()).isEqualTo("4071893526");
    walk.report(new Report.CodeNeedsSecond());
    walk.on(new Event.Scanned(walk.state().session(), new CodeScanned.Document(Walk.applicant())));
    assertThat(walk.last(Effect.CheckCode.class).pick().second()).isEqualTo(Walk.NUMBER);
    assertThat(walk.effects(Effect.StopReading.class)).hasSize(1);
  }

  @Test
  void a_code_that_is_none_is_said() {
    Walk walk = Walk.start().touch(new Touch.Begin(), new Touch.Collect());
    walk.on(new Event.Scanned(walk.state().session(), new CodeScanned.NotTaken(CodeScanned.Why.FORGED)));
    assertThat(walk.screen()).isEqualTo(new Screen.Notice("code-forged", ""));
  }

  @Test
  void where_papers_are_given_out_to_their_code_only_the_card_is_no_way_in() {
    Walk walk = Walk.codeOnly().touch(new Touch.Begin(), new Touch.Collect());
    assertThat(walk.screen(CollectScreen.PickUpCode.class).byCard()).isFalse();
    walk.touch(new Touch.CardInstead());
    assertThat(walk.screen()).isInstanceOf(CollectScreen.PickUpCode.class);
    assertThat(walk.effects(Effect.ReadCard.class)).isEmpty();
    // Beside a code that is right the card still does as the second proof.
    "4071893526".chars().forEach(digit -> walk.touch(new Touch.Digit(digit - '0')));
    walk.touch(new Touch.GoOn()).report(new Report.CodeNeedsSecond());
    assertThat(walk.screen()).isInstanceOf(CollectScreen.PickUpSecond.class);
  }

  @Test
  void a_short_code_is_not_looked_at() {
    assertThat(typed("4071893").touch(new Touch.GoOn()).effects(Effect.CheckCode.class)).isEmpty();
    assertThat(typed("407189352612345678").screen(CollectScreen.PickUpCode.class).digits()).hasSize(PickUp.LONGEST);
  }

  @Test
  void a_wrong_code_says_how_long_codes_that_begin_alike_wait_and_takes_another_one_at_once() {
    Walk walk = typed("4071893526").touch(new Touch.GoOn()).report(new Report.CodeWrong(8));
    assertThat(walk.screen()).isEqualTo(new CollectScreen.PickUpCode("", PickUpSay.WRONG, 8, true));
    walk.wait(3);
    assertThat(walk.screen(CollectScreen.PickUpCode.class).waitSeconds()).isEqualTo(5);
    "22233344455".chars().forEach(c -> walk.touch(new Touch.Digit(c - '0')));
    walk.touch(new Touch.GoOn());
    assertThat(walk.effects(Effect.CheckCode.class)).as("nobody else is locked out").hasSize(2);
  }

  @Test
  void what_became_of_an_old_code_is_told() {
    for (PickUpSay why : List.of(PickUpSay.COLLECTED, PickUpSay.RECALLED, PickUpSay.REPLACED)) {
      assertThat(typed("4071893526").touch(new Touch.GoOn()).report(new Report.CodeSpent(why)).screen())
          .isEqualTo(new CollectScreen.PickUpCode("", why, 0, true));
    }
  }

  @Test
  void four_digits_of_the_phone_do_instead_of_the_card() {
    Walk walk = typed("4071893526").touch(new Touch.GoOn()).report(new Report.CodeNeedsSecond()).touch(new Touch.PhoneInstead());
    assertThat(walk.effects(Effect.StopReading.class)).hasSize(1);
    walk.touch(new Touch.Digit(8), new Touch.Digit(0), new Touch.EraseDigit(), new Touch.Digit(0), new Touch.Digit(0), new Touch.Digit(1));
    assertThat(walk.last(Effect.CheckCode.class).pick().second()).isEqualTo("8001");
    walk.report(new Report.CodeWrong(0));
    assertThat(walk.screen()).isEqualTo(new CollectScreen.PickUpCode("", PickUpSay.WRONG, 0, true));
  }

  @Test
  void a_card_and_a_face_do_instead_of_the_code_and_list_what_lies_here() {
    Walk walk = Walk.start().touch(new Touch.Begin(), new Touch.Collect(), new Touch.CardInstead());
    assertThat(walk.screen(Screen.CardWait.class).item()).isEmpty();
    walk.report(new Report.CardRead(Walk.applicant()));
    assertThat(walk.screen(CollectScreen.PickUpProof.class).barrier()).isEmpty();
    assertThat(walk.effects(Effect.FindPapers.class)).as("a card alone shows nothing").isEmpty();
    walk.touch(new Touch.UseFace()).report(new Report.SamePerson());
    assertThat(walk.last(Effect.FindPapers.class).number()).isEqualTo(Walk.NUMBER);
    walk.report(new Report.PapersFound(List.of(FOUND, OTHER)));
    walk.touch(new Touch.OpenCell("77"));
    assertThat(walk.effects(Effect.OpenToCollect.class)).isEmpty();
    walk.touch(new Touch.OpenCell("03")).report(new Report.DoorOpened("03"));
    assertThat(walk.screen(Screen.DoorOpen.class).overdue()).isTrue();
    walk.report(new Report.DoorClosed("03"), new Report.PapersTaken("03"));
    assertThat(walk.screen(CollectScreen.Collected.class).more()).isEqualTo(1);
    walk.touch(new Touch.AnotherService());
    assertThat(walk.screen(CollectScreen.PickUpList.class).found()).containsExactly(FOUND);
  }

  @Test
  void a_card_without_a_camera_is_the_second_proof_of_the_code() {
    Walk walk = Walk.start().touch(new Touch.Begin(), new Touch.Collect(), new Touch.CardInstead());
    walk.report(new Report.CardRead(Walk.applicant(), false));
    assertThat(walk.screen(CollectScreen.PickUpProof.class).barrier()).contains(Screen.FaceBarrier.PHOTO);
    walk.touch(new Touch.UseFace(), new Touch.WithoutFace());
    assertThat(walk.effects(Effect.VerifyFace.class)).isEmpty();
    "4071893526".chars().forEach(c -> walk.touch(new Touch.Digit(c - '0')));
    walk.touch(new Touch.GoOn());
    assertThat(walk.last(Effect.CheckCode.class).pick()).isEqualTo(new PickUp("4071893526", Walk.NUMBER));
  }

  @Test
  void something_left_inside_does_not_count_as_taken() {
    Walk walk = open().report(new Report.DoorClosed("14"), new Report.StillInside("14"));
    assertThat(walk.screen(Screen.DoorFault.class).result()).isEqualTo("still-inside");
    walk.touch(new Touch.DoorStuck());
    assertThat(walk.effects(Effect.OpenToCollect.class)).hasSize(2);
  }

  @Test
  void a_jammed_door_can_be_tried_again_and_is_let_go_when_the_person_leaves() {
    Walk walk = typed("4071893526").touch(new Touch.GoOn()).report(new Report.CodeRight(FOUND), new Report.DoorTrouble("14", "jammed"));
    walk.touch(new Touch.DoorStuck()).report(new Report.DoorTrouble("14", "jammed")).touch(new Touch.Back());
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
    assertThat(walk.last(Effect.ReleaseCell.class).cell()).isEqualTo("14");
  }

  @Test
  void the_door_opens_once_more_for_what_was_forgotten_until_it_may_not() {
    Walk walk = open().report(new Report.DoorClosed("14"), new Report.PapersTaken("14"), new Report.Receipt(ReceiptNote.PRINTED));
    walk.touch(new Touch.OpenOnceMore()).report(new Report.DoorTrouble("14", "reopen-window"));
    assertThat(walk.screen(Screen.DoorFault.class).result()).isEqualTo("reopen-window");
    walk.touch(new Touch.GoOn());
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
  }

  @Test
  void a_door_left_open_is_watched_and_passes_nothing() {
    Walk walk = open().wait(300);
    assertThat(walk.screen(Screen.CellOpen.class).cell()).isEqualTo("14");
    walk.report(new Report.DoorClosed("14"));
    assertThat(walk.effects(Effect.CommitCollection.class)).isEmpty();
    assertThat(walk.last(Effect.LeaveDoor.class).cell()).isEqualTo("14");
  }

  @Test
  void nothing_of_a_code_is_ever_printed() {
    Walk walk = typed("4071893526").touch(new Touch.GoOn()).report(new Report.CodeNeedsSecond(), new Report.CardRead(Walk.applicant()));
    assertThat(walk.history().toString() + walk.state() + walk.screen()).doesNotContain("4071893526").doesNotContain(Walk.NUMBER);
  }
}
