package org.hall24.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hall24.receipt.PrintResult.Outcome;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.Receipt.Align;
import org.hall24.receipt.Receipt.Style;
import org.hall24.receipt.emulator.Mishap;
import org.hall24.receipt.emulator.PrintedReceipt;
import org.hall24.receipt.emulator.ReceiptPrinterSettings;
import org.hall24.receipt.escpos.EscPos;
import org.junit.jupiter.api.Test;

/** The roll ends at every 64th byte of a receipt, with every kind of printer; each time exactly one complete receipt comes out. */
class PaperOutEverywhereTest {
  private static final int STEP = 64;
  private static final Set<Ask> STATUS = EnumSet.of(Ask.PRINTER, Ask.OFFLINE_CAUSE, Ask.ERROR, Ask.PAPER);

  /** A printer that answers these. */
  private static PrinterProfile profile(Set<Ask> asks) {
    // By reckoning a receipt takes as long as the slowest printing: this one is fast, so that many can be printed.
    PrinterProfile.Pace pace = Rig.profile().pace();
    return Rig.profile()
        .withPace(new PrinterProfile.Pace(pace.windowBytes(), pace.baud(), pace.replyWithin(), 400, pace.patience(), pace.keepsBuffer()))
        .answering(asks);
  }

  @Test
  void with_process_ids() throws Exception {
    everywhere(profile(EnumSet.allOf(Ask.class)), PrintResult.Evidence.PROCESS_ID, ReceiptPrinterSettings.usual());
  }

  @Test
  void with_a_printer_that_holds_while_it_is_offline() throws Exception {
    everywhere(profile(EnumSet.allOf(Ask.class)), PrintResult.Evidence.PROCESS_ID, ReceiptPrinterSettings.usual().holdingOffline());
  }

  @Test
  void with_the_status_in_order_alone() throws Exception {
    Set<Ask> asks = EnumSet.copyOf(STATUS);
    asks.add(Ask.ORDERED_PAPER);
    everywhere(profile(asks), PrintResult.Evidence.ORDERED_STATUS, ReceiptPrinterSettings.usual());
  }

  @Test
  void with_the_status_alone() throws Exception {
    everywhere(profile(STATUS), PrintResult.Evidence.STATUS, ReceiptPrinterSettings.usual());
  }

  @Test
  void with_a_presenter() throws Exception {
    PrinterProfile.Presenter presenter =
        new PrinterProfile.Presenter(
            List.of(new EscPos.Ejector(3, 12)), List.of(new EscPos.Ejector(2, 0)), List.of(new EscPos.Ejector(5, 0)),
            PrinterProfile.TicketSensor.FULL_STATUS, Duration.ofSeconds(20), PrinterProfile.Untaken.RETRACT);
    everywhere(
        profile(EnumSet.allOf(Ask.class)).withPresenter(presenter), PrintResult.Evidence.PROCESS_ID,
        ReceiptPrinterSettings.usual().presenting(PrinterProfile.TicketSensor.FULL_STATUS));
  }

  private static void everywhere(PrinterProfile profile, PrintResult.Evidence evidence, ReceiptPrinterSettings settings) throws Exception {
    Receipt receipt = receipt();
    PrintedReceipt whole = print(receipt, profile, evidence, settings, -1);
    int bytes = new ReceiptLayout(profile, GlyphSource.NONE).lay(receipt).pieces().stream().mapToInt(p -> p.length).sum();
    assertThat(bytes).isGreaterThan(1200);
    for (int at = STEP; at < bytes; at += STEP) {
      PrintedReceipt paper = print(receipt, profile, evidence, settings, at);
      assertThat(paper.lines()).as("paper out at byte %d", at).isEqualTo(whole.lines());
      assertThat(paper.codes()).as("paper out at byte %d", at).isEqualTo(whole.codes());
      assertThat(paper.marks()).as("paper out at byte %d", at).isEqualTo(whole.marks());
    }
  }

  private static PrintedReceipt print(
      Receipt receipt, PrinterProfile profile, PrintResult.Evidence evidence, ReceiptPrinterSettings settings, int at) throws Exception {
    MemoryReceiptLog log = new MemoryReceiptLog();
    var emulator =
        new org.hall24.receipt.emulator.ReceiptPrinterEmulator(
            settings.answering(profile.answers().orElseThrow()).instant(), org.hall24.link.Ticker.system());
    if (at >= 0) {
      // A host that is held back inside a command may not ask: then the roll comes without being asked for.
      emulator.plan(
          settings.holdsOffline()
              ? new Mishap(Mishap.Kind.PAPER_OUT, at, Optional.of(Duration.ofMillis(250)), 0)
              : Mishap.untilAsked(Mishap.Kind.PAPER_OUT, at, 3));
    }
    try (Rig rig = new Rig(emulator, log, profile)) {
      PrintResult result = rig.printer.print(receipt, Rig.SOON);
      if (result.outcome() == Outcome.NOT_READY) {
        // The roll ended before the first byte of the receipt: nothing was sent, so it is asked for again.
        assertThat(log.find(receipt.id())).isEmpty();
        rig.emulator.loadPaper();
        result = rig.printer.print(receipt, Rig.SOON);
      }
      assertThat(result.outcome()).as("paper out at byte %d: %s", at, result).isEqualTo(Outcome.PRINTED);
      assertThat(result.evidence()).isEqualTo(evidence);
      assertThat(rig.printer.print(receipt, Rig.SOON)).isEqualTo(result);
      assertThat(rig.printer.endSession(Rig.SOON)).isTrue();
      List<PrintedReceipt> papers = rig.emulator.tearOff();
      assertThat(papers).as("receipts, paper out at byte %d", at).hasSize(1);
      assertThat(rig.emulator.hanging()).as("paper out at byte %d", at).isEmpty();
      rig.hostWasFlawless();
      return papers.getFirst();
    }
  }

  private static Receipt receipt() {
    Receipt.Builder builder =
        Receipt.builder("SJS261122240173")
            .text("受理回执", Style.PLAIN.at(Align.CENTRE).sized(2, 2).strong())
            .rule(true)
            .text("SJS 2611 2224 0173", Style.PLAIN.at(Align.CENTRE).sized(2, 2));
    builder.table(
        new Receipt.Row("事项", "护士执业变更注册", false),
        new Receipt.Row("申请人", "王**", false),
        new Receipt.Row("证件号", "1101**********002X", false));
    for (int i = 0; i < 14; i++) {
      builder.line("第" + i + "步，卫生健康委员会收到原件后，工作日内办完。");
    }
    return builder
        .qr("H24:1/SJS261122240173/HLTH-002/SJS-01/20261122T144105Z/14/2/KEYID678/" + "A".repeat(103), 6)
        .line("请收好这张回执。")
        .cut();
  }
}
