package org.hall24.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.hall24.link.Ticker;
import org.hall24.receipt.PrintResult.Evidence;
import org.hall24.receipt.PrintResult.Outcome;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.PrinterStatus.Condition;
import org.hall24.receipt.PrinterStatus.Paper;
import org.hall24.receipt.emulator.Mishap;
import org.hall24.receipt.emulator.PrintedReceipt;
import org.hall24.receipt.emulator.ReceiptPrinterEmulator;
import org.hall24.receipt.emulator.ReceiptPrinterSettings;
import org.hall24.receipt.escpos.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiptPrinterTest {
  private static final Set<Ask> STATUS = EnumSet.of(Ask.PRINTER, Ask.OFFLINE_CAUSE, Ask.ERROR, Ask.PAPER);

  @Test
  void a_receipt_is_printed_with_the_process_id_as_proof() throws Exception {
    try (Rig rig = new Rig(ReceiptPrinterSettings.usual(), new MemoryReceiptLog())) {
      PrintResult result = rig.printer.print(receipt("a", "受理回执 SJS 2611"), Rig.SOON);

      assertThat(result).isEqualTo(new PrintResult(Outcome.PRINTED, Evidence.PROCESS_ID, "", Paper.OK));
      PrintedReceipt paper = onlyOne(rig.emulator.tearOff());
      assertThat(paper.text()).isEqualTo("受理回执 SJS 2611");
      assertThat(paper.codes()).containsExactly("H24:TEST");
      assertThat(rig.log.find("a").flatMap(ReceiptLog.Entry::result)).contains(result);
      rig.hostWasFlawless();
    }
  }

  @Test
  void without_process_ids_the_ordered_status_is_the_proof_and_the_result_says_so() throws Exception {
    Set<Ask> answers = EnumSet.copyOf(STATUS);
    answers.add(Ask.ORDERED_PAPER);
    try (Rig rig = new Rig(ReceiptPrinterSettings.usual().answering(answers), new MemoryReceiptLog())) {
      assertThat(rig.printer.print(receipt("a", "一"), Rig.SOON).evidence())
          .isEqualTo(Evidence.ORDERED_STATUS);
      assertThat(rig.emulator.tearOff()).hasSize(1);
      rig.hostWasFlawless();
    }
  }

  @Test
  void with_status_alone_a_clean_status_for_as_long_as_printing_takes_is_the_proof() throws Exception {
    // One board is known that answers only DLE EOT 1 and 4.
    try (Rig rig =
        new Rig(ReceiptPrinterSettings.usual().answering(EnumSet.of(Ask.PRINTER, Ask.PAPER)), new MemoryReceiptLog())) {
      assertThat(rig.printer.print(receipt("a", "一"), Rig.SOON))
          .isEqualTo(new PrintResult(Outcome.PRINTED, Evidence.STATUS, "", Paper.OK));
      rig.hostWasFlawless();
    }
  }

  @Test
  void the_same_receipt_is_never_printed_twice() throws Exception {
    try (Rig rig = new Rig(ReceiptPrinterSettings.usual(), new MemoryReceiptLog())) {
      PrintResult first = rig.printer.print(receipt("a", "一"), Rig.SOON);
      assertThat(rig.printer.print(receipt("a", "一"), Rig.SOON)).isEqualTo(first);
      assertThat(rig.emulator.tearOff()).hasSize(1);
      rig.hostWasFlawless();
    }
  }

  @Test
  void a_reprint_says_so_in_its_first_line() throws Exception {
    try (Rig rig = new Rig(ReceiptPrinterSettings.usual(), new MemoryReceiptLog())) {
      rig.printer.reprint(receipt("a", "一"), Rig.SOON);
      rig.printer.reprint(receipt("a", "一"), Rig.SOON);
      List<PrintedReceipt> both = rig.emulator.tearOff();
      assertThat(both.get(0).text()).isEqualTo("一");
      assertThat(both.get(1).text()).isEqualTo("补打 REPRINT\n一");
      assertThat(rig.log.find("a").orElseThrow().copy()).isEqualTo(2);
      rig.hostWasFlawless();
    }
  }

  @Test
  void without_paper_nothing_is_sent_and_the_receipt_is_printed_once_when_paper_is_back() throws Exception {
    try (Rig rig = new Rig(ReceiptPrinterSettings.usual(), new MemoryReceiptLog())) {
      rig.emulator.paperOut();
      assertThat(rig.printer.status(Rig.SOON)).isEqualTo(new PrinterStatus(Condition.PAPER_OUT, Paper.OUT));
      assertThat(rig.printer.print(receipt("a", "一"), Rig.SOON))
          .isEqualTo(new PrintResult(Outcome.NOT_READY, Evidence.NONE, "paper-out", Paper.OUT));
      assertThat(rig.log.find("a")).isEmpty();

      rig.emulator.loadPaper();
      assertThat(rig.printer.print(receipt("a", "一"), Rig.SOON).outcome()).isEqualTo(Outcome.PRINTED);
      assertThat(rig.emulator.tearOff()).hasSize(1);
      rig.hostWasFlawless();
    }
  }

  @Test
  void an_open_cover_and_a_roll_near_its_end_are_told_apart() throws Exception {
    try (Rig rig = new Rig(ReceiptPrinterSettings.usual(), new MemoryReceiptLog())) {
      rig.emulator.coverOpen(true);
      assertThat(rig.printer.status(Rig.SOON).condition()).isEqualTo(Condition.COVER_OPEN);
      rig.emulator.coverOpen(false);
      rig.emulator.leavePaper(1500);
      assertThat(rig.printer.print(receipt("a", "一"), Rig.SOON).paper()).isEqualTo(Paper.NEAR_END);
      rig.hostWasFlawless();
    }
  }

  @Test
  void no_receipt_is_begun_that_the_measured_rest_of_the_roll_cannot_end() throws Exception {
    PrinterProfile measured = Rig.profile().withPace(Rig.profile().pace().withReserve(100));
    var emulator = new ReceiptPrinterEmulator(ReceiptPrinterSettings.usual().instant(), Ticker.system());
    try (Rig rig = new Rig(emulator, new MemoryReceiptLog(), measured)) {
      rig.emulator.leavePaper(1500);
      int printed = 0;
      PrintResult result = rig.printer.print(longReceipt("r0", 8), Rig.SOON);
      while (result.outcome() == Outcome.PRINTED) {
        printed++;
        result = rig.printer.print(longReceipt("r" + printed, 8), Rig.SOON);
      }
      assertThat(result).isEqualTo(new PrintResult(Outcome.NOT_READY, Evidence.NONE, "near-end", Paper.NEAR_END));
      assertThat(printed).isBetween(2, 4);
      assertThat(rig.log.find("r" + printed)).as("nothing was begun").isEmpty();
      assertThat(rig.emulator.tearOff()).hasSize(printed);
      rig.emulator.loadPaper();
      assertThat(rig.printer.print(longReceipt("r" + printed, 8), Rig.SOON).outcome()).isEqualTo(Outcome.PRINTED);
      // A new roll that is used up again has its whole reserve again.
      rig.emulator.leavePaper(1500);
      assertThat(rig.printer.print(longReceipt("again", 8), Rig.SOON).outcome()).isEqualTo(Outcome.PRINTED);
      rig.hostWasFlawless();
    }
  }

  @Test
  void a_question_that_is_lost_because_the_printer_says_a_block_costs_nothing() throws Exception {
    try (Rig rig = new Rig(ReceiptPrinterSettings.usual().buffered(4096, 20_000), new MemoryReceiptLog())) {
      rig.emulator.deafWhileSayingBlocks(true);
      assertThat(rig.printer.print(longReceipt("long", 120), Rig.SOON))
          .isEqualTo(new PrintResult(Outcome.PRINTED, Evidence.PROCESS_ID, "", Paper.OK));
      assertThat(rig.emulator.tearOff()).hasSize(1);
      rig.hostWasFlawless();
    }
  }

  @Test
  void paper_that_never_comes_back_leaves_it_unknown_and_its_rest_never_comes_out() throws Exception {
    try (Rig rig = new Rig(ReceiptPrinterSettings.usual(), new MemoryReceiptLog())) {
      rig.emulator.leavePaper(100);
      PrintResult broken = rig.printer.print(longReceipt("secret", 200), Duration.ofSeconds(3));
      assertThat(broken.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(broken.reason()).isEqualTo("paper-out");
      assertThat(broken.paper()).isEqualTo(Paper.OUT);
      assertThat(rig.printer.endSession(Rig.SOON)).isTrue();

      rig.emulator.loadPaper();
      assertThat(rig.printer.print(receipt("next", "下一位"), Rig.SOON).outcome()).isEqualTo(Outcome.PRINTED);
      List<PrintedReceipt> paper = rig.emulator.tearOff();
      assertThat(paper).hasSize(2);
      assertThat(paper.get(0).lines()).hasSizeLessThan(200);
      assertThat(paper.get(1).text()).isEqualTo("下一位");
      assertThat(rig.printer.print(longReceipt("secret", 200), Rig.SOON)).isEqualTo(broken);
      rig.hostWasFlawless();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PAPER_OUT", "COVER", "OFFLINE"})
  void a_receipt_goes_on_where_it_stopped_when_the_cause_is_gone(Mishap.Kind kind) throws Exception {
    try (Rig rig = new Rig(ReceiptPrinterSettings.usual(), new MemoryReceiptLog())) {
      rig.emulator.plan(Mishap.untilAsked(kind, 1500, 9));
      AtomicInteger stops = new AtomicInteger();
      assertThat(rig.printer.print(longReceipt("a", 120), Rig.SOON, rig.printer.session(), stops::incrementAndGet))
          .isEqualTo(new PrintResult(Outcome.PRINTED, Evidence.PROCESS_ID, "", Paper.OK));
      assertThat(stops).hasValue(1);
      assertThat(onlyOne(rig.emulator.tearOff()).lines()).isEqualTo(longLines(120));
      rig.hostWasFlawless();
    }
  }

  @Test
  void a_printer_that_also_holds_while_it_is_offline_gets_the_rest_afterwards() throws Exception {
    try (Rig rig = new Rig(ReceiptPrinterSettings.usual().holdingOffline(), new MemoryReceiptLog())) {
      rig.emulator.plan(Mishap.untilAsked(Mishap.Kind.PAPER_OUT, 1500, 9));
      assertThat(rig.printer.print(longReceipt("a", 120), Rig.SOON).outcome()).isEqualTo(Outcome.PRINTED);
      assertThat(onlyOne(rig.emulator.tearOff()).lines()).isEqualTo(longLines(120));
      rig.hostWasFlawless();
    }
  }

  @Test
  void a_printer_that_lost_its_power_in_the_middle_never_counts_as_having_printed() throws Exception {
    try (Rig rig = new Rig(ReceiptPrinterSettings.usual(), new MemoryReceiptLog())) {
      rig.emulator.plan(new Mishap(Mishap.Kind.POWER, 1500, Optional.of(Duration.ofMillis(300)), 0));
      PrintResult result = rig.printer.print(longReceipt("a", 120), Duration.ofSeconds(5));
      assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
      rig.awaitUsable();
      assertThat(rig.printer.print(receipt("b", "下一位"), Rig.SOON).outcome()).isEqualTo(Outcome.PRINTED);
      assertThat(rig.emulator.tearOff().getLast().text()).isEqualTo("下一位");
    }
  }

  @Test
  void the_end_of_the_session_gives_up_a_receipt_that_stands_still() throws Exception {
    try (Rig rig = new Rig(ReceiptPrinterSettings.usual(), new MemoryReceiptLog())) {
      rig.emulator.plan(Mishap.lasting(Mishap.Kind.PAPER_OUT, 1500));
      AtomicReference<PrintResult> result = new AtomicReference<>();
      Thread person =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      result.set(rig.printer.print(longReceipt("a", 120), Rig.SOON));
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  });
      while (rig.emulator.hanging().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(rig.printer.endSession(Rig.SOON)).isTrue();
      person.join();
      assertThat(result.get()).isNotNull().extracting(PrintResult::outcome).isEqualTo(Outcome.UNKNOWN);
      rig.emulator.loadPaper();
      assertThat(rig.printer.print(receipt("b", "下一位"), Rig.SOON).outcome()).isEqualTo(Outcome.PRINTED);
      List<PrintedReceipt> paper = rig.emulator.tearOff();
      assertThat(paper.getLast().text()).isEqualTo("下一位");
      assertThat(paper.getFirst().lines()).hasSizeLessThan(120);
      rig.hostWasFlawless();
    }
  }

  @Test
  void a_picture_larger_than_the_buffer_never_overruns_it() throws Exception {
    byte[] dots = new byte[72 * 400];
    java.util.Arrays.fill(dots, (byte) 0x10);
    Receipt receipt =
        Receipt.builder("p").add(new Receipt.Picture(72, 400, Octets.of(dots))).cut();
    ReceiptPrinterSettings slow = new ReceiptPrinterSettings(576, 4096, 600, 0, EnumSet.allOf(Ask.class));
    var emulator =
        new org.hall24.receipt.emulator.ReceiptPrinterEmulator(slow, org.hall24.link.Ticker.system());
    try (Rig rig = new Rig(emulator, new MemoryReceiptLog(), Rig.profile())) {
      assertThat(rig.printer.print(receipt, Rig.SOON).outcome()).isEqualTo(Outcome.PRINTED);
      assertThat(onlyOne(rig.emulator.tearOff()).heightDots()).isEqualTo(400);
      rig.hostWasFlawless();
    }
  }

  @Test
  void a_blade_that_sticks_is_a_failure_with_its_name() throws Exception {
    try (Rig rig = new Rig(ReceiptPrinterSettings.usual(), new MemoryReceiptLog())) {
      rig.emulator.bladeStuck(true);
      PrintResult result = rig.printer.print(receipt("a", "一"), Rig.SOON);
      assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(result.reason()).isEqualTo("cutter-error");
      rig.hostWasFlawless();
    }
  }

  @Test
  void a_cable_pulled_in_the_middle_is_recorded_and_not_doubled() throws Exception {
    MemoryReceiptLog log = new MemoryReceiptLog();
    ReceiptPrinterSettings slow = new ReceiptPrinterSettings(576, 4096, 300, 0, EnumSet.allOf(Ask.class));
    var emulator =
        new org.hall24.receipt.emulator.ReceiptPrinterEmulator(slow, org.hall24.link.Ticker.system());
    try (Rig rig = new Rig(emulator, log, Rig.profile())) {
      var puller = Thread.ofVirtual().start(() -> pullAfterFirstLine(rig));
      PrintResult result = rig.printer.print(longReceipt("a", 120), Rig.SOON);
      puller.join();
      assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(result.reason()).isEqualTo("line-lost");
      assertThat(log.find("a").flatMap(ReceiptLog.Entry::result)).contains(result);

      rig.line.plug();
      rig.awaitUsable();
      assertThat(rig.printer.print(longReceipt("a", 120), Rig.SOON)).isEqualTo(result);
      assertThat(rig.printer.print(receipt("b", "下一位"), Rig.SOON).outcome()).isEqualTo(Outcome.PRINTED);
      List<PrintedReceipt> paper = rig.emulator.tearOff();
      assertThat(paper.getLast().text()).isEqualTo("下一位");
      assertThat(paper.stream().filter(sheet -> sheet.text().contains("第"))).hasSizeLessThanOrEqualTo(1);
      rig.hostWasFlawless();
    }
  }

  private static void pullAfterFirstLine(Rig rig) {
    while (rig.emulator.hanging().isEmpty()) {
      Thread.onSpinWait();
    }
    rig.line.unplug();
  }

  @Test
  void after_a_power_cut_an_intended_receipt_is_unknown_and_is_not_printed() throws Exception {
    MemoryReceiptLog log = new MemoryReceiptLog();
    log.intend("a", 1);
    try (Rig rig = new Rig(ReceiptPrinterSettings.usual(), log)) {
      assertThat(rig.printer.recover()).containsExactly("a");
      assertThat(rig.printer.print(receipt("a", "一"), Rig.SOON).outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(rig.emulator.tearOff()).isEmpty();
      assertThat(rig.emulator.hanging()).isEqualTo(Optional.empty());
      rig.hostWasFlawless();
    }
  }

  @Test
  void the_intent_is_durable_before_the_first_byte_of_the_receipt() throws Exception {
    MemoryReceiptLog inner = new MemoryReceiptLog();
    try (Rig rig =
        new Rig(
            ReceiptPrinterSettings.usual(),
            new ReceiptLog() {
              @Override
              public Optional<Entry> find(String receiptId) {
                return inner.find(receiptId);
              }

              @Override
              public List<Entry> open() {
                return inner.open();
              }

              @Override
              public void intend(String receiptId, int copy) {
                throw new IllegalStateException("disk full");
              }

              @Override
              public void conclude(String receiptId, int copy, PrintResult result) {
                inner.conclude(receiptId, copy, result);
              }

              @Override
              public void taken(String receiptId, int copy, Taken taken) {
                inner.taken(receiptId, copy, taken);
              }
            })) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
          () -> rig.printer.print(receipt("a", "一"), Rig.SOON));
      assertThat(rig.emulator.tearOff()).isEmpty();
      assertThat(rig.emulator.hanging()).isEmpty();
    }
  }

  @Test
  void a_deaf_printer_is_unreachable_and_gets_no_receipt() throws Exception {
    try (Rig rig = new Rig(ReceiptPrinterSettings.usual(), new MemoryReceiptLog())) {
      rig.line.unplug();
      assertThat(rig.printer.status(Rig.SOON)).isEqualTo(PrinterStatus.unreachable());
      assertThat(rig.printer.print(receipt("a", "一"), Rig.SOON).outcome()).isEqualTo(Outcome.UNREACHABLE);
      assertThat(rig.log.find("a")).isEmpty();
    }
  }

  private static Receipt receipt(String id, String text) {
    return Receipt.builder(id).line(text).qr("H24:TEST", 6).cut();
  }

  private static Receipt longReceipt(String id, int lines) {
    Receipt.Builder builder = Receipt.builder(id);
    longLines(lines).forEach(builder::line);
    return builder.cut();
  }

  private static List<String> longLines(int lines) {
    return IntStream.range(0, lines).mapToObj(i -> "第" + i + "行，办理护士执业变更注册").toList();
  }

  private static PrintedReceipt onlyOne(List<PrintedReceipt> receipts) {
    assertThat(receipts).hasSize(1);
    return receipts.getFirst();
  }
}
