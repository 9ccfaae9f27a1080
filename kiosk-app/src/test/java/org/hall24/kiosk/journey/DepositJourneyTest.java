package org.hall24.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hall24.kiosk.catalogue.Conditions;
import org.hall24.kiosk.journey.Screen.ReceiptNote;
import org.junit.jupiter.api.Test;

/** From the filing to the last page: a cell for the originals, a receipt, a sheet. */
class DepositJourneyTest {
  private static final Conditions NOT_COMMISSIONED = new Conditions("", Conditions.NOT_COMMISSIONED, "", "", true, 17, 24, true);

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

  @Test
  void a_filing_that_arrives_while_a_door_is_closed_again_or_recorded_is_known_to_have_arrived() {
    Walk swapping = Walk.start().toDoorOpen().touch(new Touch.OtherCell());
    Walk recording = Walk.start().toDoorOpen().report(new Report.DoorClosed("14"));
    for (Walk walk : List.of(swapping, recording)) {
      walk.on(new Event.Delivered(Walk.NUMBER_GIVEN));
    }
    swapping.touch(new Touch.Back()).report(new Report.DoorClosed("14"));
    for (Walk walk : List.of(swapping, recording)) {
      walk.report(new Report.DepositRecorded("14", "qr")).touch(new Touch.GoOn());
      assertThat(walk.screen(Screen.Done.class).delivered()).isTrue();
    }
  }
}
