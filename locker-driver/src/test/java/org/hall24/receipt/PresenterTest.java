package org.hall24.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hall24.link.Ticker;
import org.hall24.receipt.PrintResult.Evidence;
import org.hall24.receipt.PrintResult.Outcome;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.PrinterProfile.Presenter;
import org.hall24.receipt.PrinterProfile.TicketSensor;
import org.hall24.receipt.PrinterProfile.Untaken;
import org.hall24.receipt.emulator.Mishap;
import org.hall24.receipt.emulator.ReceiptPrinterEmulator;
import org.hall24.receipt.emulator.ReceiptPrinterSettings;
import org.hall24.receipt.escpos.EscPos;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Printers with a presenter, and printers that answer only this or that. */
class PresenterTest {

  @ParameterizedTest
  @EnumSource(
      value = TicketSensor.class,
      names = {"FULL_STATUS", "EJECTOR_BYTE", "STATUS_BIT_7"})
  void a_ticket_that_a_hand_takes_is_taken(TicketSensor sensor) throws Exception {
    try (Rig rig = rig(sensor, Untaken.RETRACT, Duration.ofSeconds(20))) {
      assertThat(rig.printer.print(receipt("a"), Rig.SOON).outcome()).isEqualTo(Outcome.PRINTED);
      assertThat(rig.emulator.tray()).hasSize(1);
      Thread hand = Thread.ofVirtual().start(() -> rig.emulator.tearOff());
      assertThat(rig.printer.awaitTaken("a", Rig.SOON)).isEqualTo(Taken.TAKEN);
      hand.join();
      assertThat(((MemoryReceiptLog) rig.log).taken("a")).contains(Taken.TAKEN);
      rig.hostWasFlawless();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TicketSensor.class,
      names = {"FULL_STATUS", "EJECTOR_BYTE", "STATUS_BIT_7"})
  void a_ticket_that_nobody_takes_is_drawn_back(TicketSensor sensor) throws Exception {
    try (Rig rig = rig(sensor, Untaken.RETRACT, Duration.ofMillis(1))) {
      rig.printer.print(receipt("a"), Rig.SOON);
      assertThat(rig.printer.awaitTaken("a", Rig.SOON)).isEqualTo(Taken.RETRACTED);
      while (rig.emulator.retracted().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(rig.emulator.tray()).isEmpty();
      assertThat(rig.emulator.counts()).containsEntry("retracted", 1L);
      rig.hostWasFlawless();
    }
  }

  @Test
  void a_ticket_may_be_left_or_thrown_out_as_the_profile_says() throws Exception {
    try (Rig rig = rig(TicketSensor.FULL_STATUS, Untaken.KEEP, Duration.ofMillis(1))) {
      rig.printer.print(receipt("a"), Rig.SOON);
      assertThat(rig.printer.awaitTaken("a", Rig.SOON)).isEqualTo(Taken.LEFT);
      assertThat(rig.emulator.tray()).hasSize(1);
    }
    try (Rig rig = rig(TicketSensor.FULL_STATUS, Untaken.EJECT, Duration.ofMillis(1))) {
      rig.printer.print(receipt("a"), Rig.SOON);
      assertThat(rig.printer.awaitTaken("a", Rig.SOON)).isEqualTo(Taken.EJECTED);
      rig.hostWasFlawless();
    }
  }

  @Test
  void without_a_presenter_nobody_claims_to_know() throws Exception {
    try (Rig rig = new Rig(ReceiptPrinterSettings.usual(), new MemoryReceiptLog())) {
      rig.printer.print(receipt("a"), Rig.SOON);
      assertThat(rig.printer.awaitTaken("a", Rig.SOON)).isEqualTo(Taken.UNKNOWN);
    }
  }

  @Test
  void a_printer_that_knows_only_the_second_question_is_served_by_that() throws Exception {
    assertThat(printed(EnumSet.of(Ask.OFFLINE_CAUSE)).evidence()).isEqualTo(Evidence.STATUS);
  }

  @Test
  void a_printer_without_real_time_is_asked_in_order() throws Exception {
    assertThat(printed(EnumSet.of(Ask.ORDERED_PAPER)).evidence()).isEqualTo(Evidence.ORDERED_STATUS);
    assertThat(printed(EnumSet.of(Ask.PROCESS_ID)).evidence()).isEqualTo(Evidence.PROCESS_ID);
  }

  private static PrintResult printed(Set<Ask> asks) throws Exception {
    try (Rig rig = new Rig(ReceiptPrinterSettings.usual().answering(asks), new MemoryReceiptLog())) {
      PrintResult result = rig.printer.print(receipt("a"), Rig.SOON);
      assertThat(result.outcome()).isEqualTo(Outcome.PRINTED);
      assertThat(rig.emulator.tearOff()).hasSize(1);
      rig.hostWasFlawless();
      return result;
    }
  }

  @Test
  void a_printer_that_answers_nothing_gets_nothing_unless_its_profile_says_that_it_is_so() throws Exception {
    var deaf = new ReceiptPrinterEmulator(ReceiptPrinterSettings.usual().answering(Set.of()).instant(), Ticker.system());
    MemoryReceiptLog log = new MemoryReceiptLog();
    try (Rig rig = new Rig(deaf, log, Rig.profile().answering(Set.of()))) {
      assertThat(rig.printer.status(Rig.SOON)).isEqualTo(PrinterStatus.unreachable());
      PrintResult result = rig.printer.print(receipt("a"), Rig.SOON);
      assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(result.reason()).isEqualTo("no-answers");
      assertThat(rig.emulator.tearOff()).hasSize(1);
    }
  }

  @Test
  void a_printer_whose_buffer_dies_with_the_paper_is_not_waited_for() throws Exception {
    PrinterProfile.Pace pace = Rig.profile().pace();
    PrinterProfile forgetful =
        Rig.profile().withPace(new PrinterProfile.Pace(pace.windowBytes(), 0, pace.replyWithin(), 50, pace.patience(), false));
    var emulator = new ReceiptPrinterEmulator(ReceiptPrinterSettings.usual().instant(), Ticker.system());
    emulator.plan(Mishap.untilAsked(Mishap.Kind.PAPER_OUT, 120, 20));
    try (Rig rig = new Rig(emulator, new MemoryReceiptLog(), forgetful)) {
      PrintResult result = rig.printer.print(receipt("a"), Rig.SOON);
      assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(result.reason()).isEqualTo("paper-out");
    }
  }

  @RepeatedTest(3)
  void a_slow_printer_with_a_small_buffer_and_nothing_but_holds_is_never_overrun() throws Exception {
    ReceiptPrinterSettings slow = ReceiptPrinterSettings.usual().instant().buffered(600, 4000).answering(EnumSet.of(Ask.PRINTER, Ask.PAPER));
    // The line has its pace: without one a whole receipt is on its way before any hold can be heard.
    PrinterProfile paced =
        Rig.profile().withPace(new PrinterProfile.Pace(2048, 115_200, Duration.ofMillis(400), 400, Duration.ofSeconds(5), true));
    try (Rig rig = new Rig(new ReceiptPrinterEmulator(slow, Ticker.system()), new MemoryReceiptLog(), paced)) {
      Receipt.Builder builder = Receipt.builder("a");
      for (int i = 0; i < 60; i++) {
        builder.line("第" + i + "行，办理护士执业变更注册");
      }
      assertThat(rig.printer.print(builder.cut(), Rig.SOON)).returns(Outcome.PRINTED, PrintResult::outcome);
      assertThat(rig.emulator.tearOff().getFirst().lines()).hasSize(60);
      rig.hostWasFlawless();
    }
  }

  @Test
  void a_receipt_asked_for_in_a_session_that_is_over_is_not_printed() throws Exception {
    try (Rig rig = new Rig(ReceiptPrinterSettings.usual(), new MemoryReceiptLog())) {
      long session = rig.printer.session();
      rig.printer.sessionOver();
      PrintResult result = rig.printer.print(receipt("a"), Rig.SOON, session, () -> {});
      assertThat(result.outcome()).isEqualTo(Outcome.NOT_READY);
      assertThat(result.reason()).isEqualTo("session-over");
      assertThat(rig.log.find("a")).isEqualTo(Optional.empty());
      assertThat(rig.emulator.tearOff()).isEmpty();
    }
  }

  private static Rig rig(TicketSensor sensor, Untaken untaken, Duration patience) {
    Presenter presenter =
        new Presenter(
            List.of(new EscPos.Ejector(3, 12)),
            List.of(new EscPos.Ejector(2, 0)),
            List.of(new EscPos.Ejector(5, 0)),
            sensor,
            patience,
            untaken);
    return new Rig(
        new ReceiptPrinterEmulator(ReceiptPrinterSettings.usual().instant().presenting(sensor), Ticker.system()),
        new MemoryReceiptLog(),
        Rig.profile().withPresenter(presenter));
  }

  private static Receipt receipt(String id) {
    return Receipt.builder(id).line("受理回执").line("请收好这张回执，凭受理号查询办理进度。").qr("H24:TEST", 6).cut();
  }
}
