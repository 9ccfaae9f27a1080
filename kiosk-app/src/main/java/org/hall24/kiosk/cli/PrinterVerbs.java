package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.binding.JournalReceiptLog;
import org.hall24.kiosk.config.ConfigFault;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.kiosk.config.PrinterProfiles;
import org.hall24.kiosk.document.FontGlyphs;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.link.DeviceState;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.hall24.queue.Store;
import org.hall24.receipt.GlyphSource;
import org.hall24.receipt.MemoryReceiptLog;
import org.hall24.receipt.PrintResult;
import org.hall24.receipt.PrinterProfile;
import org.hall24.receipt.PrinterStatus;
import org.hall24.receipt.Receipt;
import org.hall24.receipt.ReceiptLayout;
import org.hall24.receipt.ReceiptLog;
import org.hall24.receipt.ReceiptPrinter;
import org.hall24.receipt.Taken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hallctl printer …}: the receipt printer. */
final class PrinterVerbs {

  private PrinterVerbs() {}

  /** The group. */
  @Command(name = "printer", description = "The receipt printer.")
  static final class Group extends VerbGroup {}

  /** What all of them do: open the printer. */
  abstract static class PrinterVerb extends DeviceVerb {
    private static final String PROFILE = "profile";

    /** What the program itself has taken of the time by then, about. */
    private static final Duration START = Duration.ofSeconds(1);

    /** Kept back of the verb's time for drawing a ticket back and saying so. */
    private static final Duration LAST_WORD = Duration.ofSeconds(3);

    PrinterVerb(Surroundings surroundings) {
      super(surroundings, DeviceKind.PRINTER, "escpos");
    }

    /** The A4 printer, when that is meant. */
    final Optional<A4AtHand> a4() throws Failed {
      return A4AtHand.meant(options, config(), surroundings, timeout());
    }

    /** Runs on an open line; the first look has been taken. */
    interface Work {
      Answer on(ReceiptPrinter printer, ReceiptLog receipts) throws Failed, InterruptedException;
    }

    final Answer with(ReceiptLog receipts, Work work) throws Failed, InterruptedException {
      Device device = device();
      PrinterProfile profile = profile(device);
      try (SupervisedPort line =
          SupervisedPort.of(port(device), Ticker.system(), surroundings.random())
              .greeting(ReceiptPrinter.greeting(profile, Ticker.system()))
              .start()) {
        DeviceState seen = firstSight(device, line::state, line::onState, timeout());
        if (!seen.usable()) {
          voice().note(device.name() + " at " + device.port() + ": " + word(seen));
        }
        ReceiptPrinter printer =
            new ReceiptPrinter(line, profile, new FontGlyphs(new PaperFonts(config().rareFaces())), receipts, Ticker.system(), surroundings.random());
        return work.on(printer, receipts);
      }
    }

    private PrinterProfile profile(Device device) throws Failed {
      for (String key : device.settings().keySet()) {
        if (!key.equals(PROFILE)) {
          throw Failed.wrongUse("usage", "a receipt printer has no setting \"" + key + "\"", "use profile=NAME");
        }
      }
      String name = device.settings().getOrDefault(PROFILE, PrinterProfiles.USUAL);
      return switch (config().printers().find(name)) {
        case PrinterProfiles.Found.Sound(PrinterProfile sound) -> sound.withBaud(device.baud());
        case PrinterProfiles.Found.Refused(List<ConfigFault> faults) ->
            throw Failed.wrongUse(
                "bad-configuration",
                faults.getFirst().file() + ":" + faults.getFirst().line() + ": " + faults.getFirst().key() + " " + faults.getFirst().message(),
                faults.getFirst().action());
        case PrinterProfiles.Found.None(String advice) ->
            throw Failed.wrongUse("usage", "there is no printer profile \"" + name + "\"", advice);
      };
    }

    /** Prints, under the journal of the state folder: the intent is on disk before the first byte leaves. */
    final Answer print(Receipt receipt) throws Failed, InterruptedException {
      // A wrong device or option is told before the state folder is taken, and so is what does not fit the paper.
      PrinterProfile profile = profile(device());
      try {
        new ReceiptLayout(profile, GlyphSource.NONE).lay(receipt);
      } catch (IllegalArgumentException e) {
        throw Failed.wrongUse("bad-file", "the receipt does not fit the paper: " + e.getMessage(), "make it shorter, or choose the profile of a wider printer");
      }
      long end = System.nanoTime() + timeout().toNanos() - START.toNanos();
      try (Store store = state().open()) {
        return with(
            new JournalReceiptLog(store),
            (printer, receipts) -> {
              printer.recover();
              boolean again = receipts.find(receipt.id()).isPresent();
              PrintResult result = again ? printer.reprint(receipt, left(end)) : printer.print(receipt, left(end));
              boolean watched = profile.presenter().isPresent() && result.outcome() == PrintResult.Outcome.PRINTED;
              Taken taken =
                  watched
                      ? printer.awaitTaken(receipt.id(), left(end - LAST_WORD.toNanos()))
                      : Taken.UNKNOWN;
              return answer(result, again, taken);
            });
      }
    }

    private static Duration left(long end) {
      return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    }

    private static Answer answer(PrintResult result, boolean again, Taken taken) {
      ObjectNode json =
          Json.object()
              .put("result", result.outcome().word())
              .put("evidence", result.evidence().word())
              .put("paper", result.paper().word())
              .put("reason", result.reason())
              .put("reprint", again)
              .put("taken", taken.word());
      String text =
          result.outcome().word()
              + (result.reason().isEmpty() ? "" : " (" + result.reason() + ")")
              + ", evidence " + result.evidence().word()
              + ", paper " + result.paper().word();
      return result.outcome() == PrintResult.Outcome.PRINTED ? Answer.done(json, text) : Answer.notSo(json, text);
    }
  }

  /** How the printer is. */
  @Command(name = "status", description = "Ask the printer how it is; moves no paper.")
  static final class Status extends PrinterVerb {
    Status(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed, InterruptedException {
      Optional<A4AtHand> a4 = a4();
      if (a4.isPresent()) {
        return a4.get().status();
      }
      return with(
          new MemoryReceiptLog(),
          (printer, receipts) -> {
            PrinterStatus status = printer.status(timeout());
            ObjectNode json =
                Json.object().put("status", status.condition().word()).put("paper", status.paper().word());
            String text = "The printer is " + status.condition().word() + ", paper " + status.paper().word();
            return status.condition() == PrinterStatus.Condition.UNREACHABLE ? Answer.notSo(json, text) : Answer.done(json, text);
          });
    }
  }

  /** Prints a page that shows whether everything on it comes out. */
  @Command(name = "test", description = "Print a test receipt.")
  static final class Test extends PrinterVerb {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    Test(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed, InterruptedException {
      Optional<A4AtHand> a4 = a4();
      if (a4.isPresent()) {
        return a4.get().test(config(), state());
      }
      ZonedDateTime now = ZonedDateTime.now(surroundings.clock().withZone(config().site().zone()));
      Receipt receipt =
          Receipt.builder("test-" + now.toInstant().toEpochMilli())
              .text("Hall24 测试 TEST", Receipt.Style.PLAIN.at(Receipt.Align.CENTRE).sized(2, 2))
              .rule(true)
              .line("打印机测试，不是业务凭证。")
              .line("A printer test; not a receipt.")
              .table(
                  new Receipt.Row("时间 Time", STAMP.format(now), false),
                  new Receipt.Row("自助机 Kiosk", config().site().id(), false),
                  new Receipt.Row("字符 Signs", "0123456789 Aa 国龘", false),
                  new Receipt.Row("姓名 Names", "㛃 𬭼 𠮷 䶮", false))
              .qr("HALL24 PRINTER TEST", 6)
              .rule(false)
              .cut();
      return print(receipt);
    }
  }

  /** Prints a file. */
  @Command(name = "print", description = "Print a file; the same id again is printed as a reprint.")
  static final class Print extends PrinterVerb {
    @Option(
        names = "--file",
        required = true,
        paramLabel = "F",
        description = "JSON: {\"id\",\"lines\":[...],\"qr\",\"pictures\":[[widthBytes,rows,fill]]}; for an A4 printer a PDF.")
    Path file = Path.of("");

    Print(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Duration defaultTimeout() {
      return Duration.ofSeconds(45);
    }

    @Override
    Answer answer() throws Failed, InterruptedException {
      Optional<A4AtHand> a4 = a4();
      return a4.isPresent() ? a4.get().print(file) : print(ReceiptFile.read(file));
    }
  }
}
