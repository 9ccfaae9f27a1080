package org.hall24.kiosk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hall24.kiosk.document.FontGlyphs;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.link.EmulatorRunner;
import org.hall24.link.FaultPlan;
import org.hall24.link.JSerialCommPort;
import org.hall24.link.LinkException;
import org.hall24.link.SerialSettings;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.hall24.receipt.MemoryReceiptLog;
import org.hall24.receipt.PrintResult;
import org.hall24.receipt.PrinterProfile;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.Receipt;
import org.hall24.receipt.ReceiptLayout;
import org.hall24.receipt.ReceiptPrinter;
import org.hall24.receipt.emulator.ReceiptPrinterEmulator;
import org.hall24.receipt.emulator.ReceiptPrinterSettings;

/**
 * From asking for a receipt to its last byte at the printer, beside the time the wire takes for its bytes; over a
 * pseudo-terminal, where the driver keeps the pace of a serial line by itself. The questions before and the marks in between
 * are in the first figure only, and so is the wire time of the last bytes. The paper of this printer moves in no time, so that
 * it is the line that is measured.
 */
final class ReceiptTimeBenchmark implements Benchmark {
  private static final int RECEIPTS = 7;

  /** Handed to the system at once, and on the wire after that. */
  private static final int LAST_BYTES = 64;
  private static final Duration LIMIT = Duration.ofSeconds(45);

  @Override
  public String name() {
    return "receipt-time";
  }

  @Override
  public String says() {
    return "a receipt from the question to its last byte at the printer, beside the wire time of its bytes";
  }

  @Override
  public List<Measure> measure(Bench bench) throws CannotMeasure, InterruptedException {
    List<Measure> measures = new ArrayList<>();
    for (int baud : new int[] {9_600, 38_400, 115_200}) {
      measure(bench, baud, measures);
    }
    return measures;
  }

  private static void measure(Bench bench, int baud, List<Measure> measures) throws CannotMeasure, InterruptedException {
    PrinterProfile profile = PrinterProfile.generic80().withBaud(baud);
    FontGlyphs glyphs = new FontGlyphs(new PaperFonts());
    AtomicLong cutAt = new AtomicLong();
    ReceiptPrinterEmulator emulator =
        new ReceiptPrinterEmulator(
            new ReceiptPrinterSettings(576, 4096, 0, 0, EnumSet.allOf(Ask.class)), Ticker.system());
    emulator.onCut(receipt -> cutAt.set(System.nanoTime()));
    double[] ratios = new double[RECEIPTS];
    double[] millis = new double[RECEIPTS];
    double wire = 0;
    Path folder = folder();
    try (EmulatorRunner runner =
            EmulatorRunner.onPseudoTerminal(emulator, folder.resolve("printer"), FaultPlan.none(), Ticker.system());
        SupervisedPort port =
            SupervisedPort.of(new JSerialCommPort(Path.of(runner.port()), SerialSettings.of(baud), Ticker.system()), Ticker.system(), bench.random())
                .greeting(ReceiptPrinter.greeting(profile, Ticker.system()))
                .start()) {
      ReceiptPrinter printer =
          new ReceiptPrinter(port, profile, glyphs, new MemoryReceiptLog(), Ticker.system(), bench.random());
      // The first one learns what the printer answers, and warms the program.
      for (int i = -2; i < RECEIPTS; i++) {
        Receipt receipt = TypicalReceipt.of("SJS 2611 2224 " + (1002 + i), PaperLanguage.ZH);
        wire = new ReceiptLayout(profile, glyphs).lay(receipt).pieces().stream().mapToInt(p -> p.length).sum() * 10_000.0 / baud;
        long start = System.nanoTime();
        PrintResult result = printer.print(receipt, LIMIT);
        if (result.outcome() != PrintResult.Outcome.PRINTED) {
          throw new CannotMeasure("the emulated printer gave " + result.outcome().word() + ", " + result.reason(), "try again when the machine is idle");
        }
        if (i >= 0) {
          millis[i] = (cutAt.get() - start) / 1e6 + LAST_BYTES * 10_000.0 / baud;
          ratios[i] = millis[i] / wire;
        }
      }
    } catch (LinkException e) {
      throw new CannotMeasure("no pseudo-terminal: " + e.getMessage(), "run it on Linux");
    } finally {
      delete(folder);
    }
    Arrays.sort(millis);
    Arrays.sort(ratios);
    measures.add(Measure.of(baud + " bit/s, wire time", wire, "ms"));
    measures.add(Measure.of(baud + " bit/s, to the last byte, median", millis[RECEIPTS / 2], "ms"));
    measures.add(Measure.atMost(baud + " bit/s, to the last byte / wire time", ratios[RECEIPTS / 2], "ratio", 1.1));
  }

  private static Path folder() throws CannotMeasure {
    try {
      return Files.createTempDirectory("hall24-bench");
    } catch (IOException e) {
      throw new CannotMeasure("no temporary folder can be made", "free some space");
    }
  }

  private static void delete(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve("printer"));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
