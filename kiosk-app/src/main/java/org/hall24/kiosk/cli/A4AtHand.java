package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.hall24.kiosk.binding.StatementKeys;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.StatementSigner;
import org.hall24.kiosk.document.template.Documents;
import org.hall24.kiosk.document.template.Rendering;
import org.hall24.kiosk.document.template.Templates;
import org.hall24.kiosk.print.A4Printers;
import org.hall24.kiosk.print.IppPrinter;
import org.hall24.kiosk.print.PrintOutcome;
import org.hall24.kiosk.print.PrinterStanding;
import org.hall24.link.Ticker;

/** The A4 printer under {@code hallctl printer …}: the same verbs and answers as for the receipt printer. */
final class A4AtHand {
  private static final String DRIVER = "ipp";
  private static final String TEMPLATE = "test-page";
  private static final Duration LAST_WORD = Duration.ofSeconds(12);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

  private final Device device;
  private final Surroundings surroundings;
  private final Ticker ticker = Ticker.system();
  private final long end;

  private A4AtHand(Device device, Surroundings surroundings, Duration limit) {
    this.device = device;
    this.surroundings = surroundings;
    this.end = ticker.nanos() + limit.toNanos();
  }

  /**
   * The A4 printer, when the options mean one.
   *
   * @param limit how long everything that is asked of it may take together, from now on
   */
  static Optional<A4AtHand> meant(DeviceOptions options, KioskConfig config, Surroundings surroundings, Duration limit) throws Failed {
    boolean named = options.name.map(config.devices()::get).filter(d -> d.kind() == DeviceKind.A4_PRINTER).isPresent();
    if (!named && !options.driver.equals(Optional.of(DRIVER))) {
      return Optional.empty();
    }
    Device device = options.choose(config, DeviceKind.A4_PRINTER, List.of(DRIVER));
    if (!device.port().matches("ipps?://[^/]+.*")) {
      throw Failed.wrongUse("usage", "--port " + device.port() + " is not the address of a printer", "write ipp://HOST[:PORT]/PATH, for example ipp://localhost/printers/a4");
    }
    for (String key : device.settings().keySet()) {
      if (!List.of("media", "stuck-s").contains(key)) {
        throw Failed.wrongUse("usage", "an A4 printer has no setting \"" + key + "\"", "use media=NAME or stuck-s=SECONDS");
      }
    }
    return Optional.of(new A4AtHand(device, surroundings, limit));
  }

  private long left() {
    return end - ticker.nanos();
  }

  private IppPrinter printer() throws Failed {
    Duration quarter = Duration.ofNanos(Math.max(1_000_000, left() / 4));
    Duration silence = quarter.compareTo(LONGEST_SILENCE) < 0 ? quarter : LONGEST_SILENCE;
    try {
      return A4Printers.of(device.port(), device.settings(), silence, this::left, ticker, surroundings.random());
    } catch (IllegalArgumentException e) {
      throw Failed.wrongUse("usage", "the printer's address or a setting cannot stand", "write ipp://HOST[:PORT]/PATH, stuck-s as a whole number");
    }
  }

  Answer status() throws Failed {
    PrinterStanding standing = printer().look();
    ObjectNode json = Json.object().put("status", standing.condition().word()).put("paper", standing.paper().word()).put("busy", standing.busy());
    standing.reasons().forEach(json.putArray("reasons")::add);
    String text = "The A4 printer is " + standing.condition().word() + ", paper " + standing.paper().word();
    return standing.condition() == PrinterStanding.Condition.UNREACHABLE ? Answer.notSo(json, text) : Answer.done(json, text);
  }

  /** Prints a PDF file. */
  Answer print(Path file) throws Failed, InterruptedException {
    byte[] pdf;
    try {
      pdf = Files.readAllBytes(file);
    } catch (IOException e) {
      throw Failed.wrongUse("no-file", file + " cannot be read", "name an existing file that you may read");
    }
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return print(printer(), "document", pdf, document.getNumberOfPages());
    } catch (IOException e) {
      throw Failed.wrongUse("bad-file", file + " is no PDF", "make one: hallctl document render TEMPLATE --data F --out F.pdf");
    }
  }

  /** Prints a page that shows whether everything on it comes out. */
  Answer test(KioskConfig config, StateFolder state) throws Failed, InterruptedException {
    IppPrinter printer = printer();
    // Before the page is made, which takes its time: a printer that cannot print is told at once.
    PrinterStanding before = printer.look();
    if (!before.ready()) {
      boolean unreachable = before.condition() == PrinterStanding.Condition.UNREACHABLE;
      return answer(unreachable ? new PrintOutcome.Unreachable() : new PrintOutcome.NotReady(before), before);
    }
    ZonedDateTime now = ZonedDateTime.now(surroundings.clock().withZone(config.site().zone())).truncatedTo(ChronoUnit.SECONDS);
    ObjectNode data = Json.object().put("number", "TEST-" + now.toEpochSecond()).put("at", now.toOffsetDateTime().toString()).put("printer", device.name());
    ObjectNode site = data.putObject("site").put("kiosk", config.site().id());
    site.putObject("name").put("zh", config.site().hallZh()).put("en", config.site().hallEn());
    StatementSigner signer = new StatementSigner(StatementKeys.in(state.path().resolve("keys")));
    Rendering rendering = new Documents(Templates.shipped(), new PaperFonts(config.rareFaces()), signer).render(TEMPLATE, data, PaperLanguage.ZH);
    if (rendering instanceof Rendering.Made made) {
      return print(printer, "test", made.pdf(), made.pages());
    }
    throw Failed.because("internal", "the test page cannot be made: " + rendering, "send this to the maintainers");
  }

  private Answer print(IppPrinter printer, String what, byte[] pdf, int pages) throws Failed, InterruptedException {
    // A job must be off the printer before the command ends, also when making the page has taken most of its time.
    PrintOutcome outcome = printer.print(what, pdf, pages, printing(Duration.ofNanos(Math.max(0, left()))), standing -> {});
    return answer(outcome, outcome instanceof PrintOutcome.NotReady(PrinterStanding standing) ? standing : printer.look());
  }

  /** What is left of the verb's time when some is kept back for taking a job off the printer. */
  private static Duration printing(Duration left) {
    Duration half = left.dividedBy(2);
    return left.minus(half.compareTo(LAST_WORD) < 0 ? half : LAST_WORD);
  }

  private static Answer answer(PrintOutcome outcome, PrinterStanding after) {
    ObjectNode json = Json.object();
    String text =
        switch (outcome) {
          case PrintOutcome.Printed(PrintOutcome.Evidence evidence) -> {
            json.put("result", "printed").put("evidence", evidence.word());
            yield "Printed, evidence " + evidence.word();
          }
          case PrintOutcome.NotReady(PrinterStanding standing) -> {
            json.put("result", "not-ready").put("evidence", "none").put("reason", standing.condition().word());
            yield "Not begun: the printer is " + standing.condition().word();
          }
          case PrintOutcome.Failed(String reason, boolean withdrawn) -> {
            json.put("result", "failed").put("evidence", "none").put("reason", reason).put("withdrawn", withdrawn);
            yield "Not printed (" + reason + "); the job is " + (withdrawn ? "withdrawn" : "still at the printer: cancel it there");
          }
          case PrintOutcome.Unknown(String reason) -> {
            json.put("result", "unknown").put("evidence", "none").put("reason", reason);
            yield "Unknown (" + reason + "): look whether it came out";
          }
          case PrintOutcome.Unreachable _ -> {
            json.put("result", "unreachable").put("evidence", "none");
            yield "Nobody answers at that address";
          }
        };
    json.put("paper", after.paper().word());
    return outcome instanceof PrintOutcome.Printed ? Answer.done(json, text) : Answer.notSo(json, text);
  }
}
