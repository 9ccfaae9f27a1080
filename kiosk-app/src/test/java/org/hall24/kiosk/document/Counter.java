package org.hall24.kiosk.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.MemoryLine;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.hall24.receipt.MemoryReceiptLog;
import org.hall24.receipt.PrintResult;
import org.hall24.receipt.PrinterProfile;
import org.hall24.receipt.Receipt;
import org.hall24.receipt.ReceiptPrinter;
import org.hall24.receipt.emulator.PrintedReceipt;
import org.hall24.receipt.emulator.ReceiptPrinterEmulator;
import org.hall24.receipt.emulator.ReceiptPrinterSettings;

/** Prints a receipt over real bytes and hands over the paper. */
final class Counter {
  private Counter() {}

  static PrintedReceipt print(Receipt receipt, PaperFonts fonts) throws InterruptedException {
    return print(receipt, fonts, PrinterProfile.generic80());
  }

  static PrintedReceipt print(Receipt receipt, PaperFonts fonts, PrinterProfile model) throws InterruptedException {
    ReceiptPrinterEmulator emulator =
        new ReceiptPrinterEmulator(
            new ReceiptPrinterSettings(model.widthDots(), 4096, 0, 0, EnumSet.allOf(PrinterProfile.Ask.class)),
            Ticker.system());
    PrinterProfile profile = model.withBaud(0);
    try (MemoryLine line = MemoryLine.pair("printer");
        SupervisedPort port =
            SupervisedPort.of(line.hostPort(), Ticker.system(), new Random(1))
                .greeting(ReceiptPrinter.greeting(profile, Ticker.system()))
                .start()) {
      Thread device = Thread.ofVirtual().start(() -> serve(line, emulator));
      ReceiptPrinter printer =
          new ReceiptPrinter(
              port,
              profile,
              new FontGlyphs(fonts),
              new MemoryReceiptLog(),
              Ticker.system(),
              new Random(2));
      PrintResult result = printer.print(receipt, Duration.ofSeconds(30));
      device.interrupt();
      device.join();
      assertThat(result.outcome()).isEqualTo(PrintResult.Outcome.PRINTED);
      assertThat(emulator.counts())
          .containsEntry("malformed", 0L)
          .containsEntry("overlapping", 0L)
          .containsEntry("forbidden", 0L);
      List<PrintedReceipt> paper = emulator.tearOff();
      assertThat(paper).hasSize(1);
      return paper.getFirst();
    }
  }

  private static void serve(MemoryLine line, ReceiptPrinterEmulator emulator) {
    try (Link end = line.devicePort().open()) {
      emulator.serve(end);
    } catch (LinkException | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
