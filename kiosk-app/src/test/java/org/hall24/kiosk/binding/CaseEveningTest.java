package org.hall24.kiosk.binding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hall24.identity.sam.emulator.SamReaderEmulator;
import org.hall24.identity.scan.ScanSettings;
import org.hall24.identity.scan.emulator.ScannerEmulator;
import org.hall24.kiosk.Main;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.demo.people.DemoCards;
import org.hall24.kiosk.demo.people.DemoPerson;
import org.hall24.kiosk.document.StatementVerifier;
import org.hall24.kiosk.document.template.DocumentStatement;
import org.hall24.kiosk.document.template.DocumentVerifier;
import org.hall24.kiosk.journey.Case;
import org.hall24.kiosk.journey.CaseScreen;
import org.hall24.kiosk.journey.Knowledge;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.print.emulator.IppPrinterEmulator;
import org.hall24.link.Emulator;
import org.hall24.link.EmulatorRunner;
import org.hall24.link.FaultPlan;
import org.hall24.link.Ticker;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.LockBoardEmulator;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.sandbox.SandboxBackend;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.emulator.ReceiptPrinterEmulator;
import org.hall24.receipt.emulator.ReceiptPrinterSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A whole evening with the real kiosk, its devices at the other ends of pseudo-terminals and a back office: a resident files,
 * a clerk grants a certificate, the resident asks how it stands and prints it. Strangers learn nothing.
 */
class CaseEveningTest {
  /** A test that waits longer than this is not slow, it hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final ServiceItem SERVICE =
      Knowledge.shipped(java.time.ZoneId.of("Asia/Shanghai")).catalogue().items().stream()
          .filter(item -> item.mode() == ServiceItem.Mode.REVIEW && !item.originalPapers() && item.delivery().contains(ServiceItem.Delivery.EMS))
          .findFirst()
          .orElseThrow();

  private final LinkedBlockingQueue<Screen> screens = new LinkedBlockingQueue<>();
  private final DemoCards cards = new DemoCards();
  private final SamReaderEmulator reader = new SamReaderEmulator();
  private final ScannerEmulator scanner = new ScannerEmulator(((ScanSettings.Parsed.Good) ScanSettings.parse(Map.of())).settings(), false);
  private final ReceiptPrinterEmulator printer =
      new ReceiptPrinterEmulator(new ReceiptPrinterSettings(576, 4096, 0, 0, EnumSet.allOf(Ask.class)), Ticker.system());
  private final Map<String, EmulatorRunner> lines = new LinkedHashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private SandboxBackend backend;
  private IppPrinterEmulator sheets;
  private @Nullable Kiosk kiosk;
  @TempDir private Path folder;

  @BeforeEach
  void plugIn() throws Exception {
    backend = SandboxBackend.start();
    sheets = IppPrinterEmulator.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Ticker.system(), Duration.ofMillis(200));
    Path dev = Files.createDirectories(folder.resolve("dev"));
    Map<String, Emulator> devices =
        Map.of("id-reader", reader, "scanner", scanner, "printer", printer, "locker", new LockBoardEmulator(BoardModel.STANDARD, Ticker.system(), new Random(1)));
    for (Map.Entry<String, Emulator> device : devices.entrySet()) {
      lines.put(
          device.getKey(), EmulatorRunner.onPseudoTerminal(device.getValue(), dev.resolve(device.getKey()), FaultPlan.none(), Ticker.system()));
    }
  }

  private void switchOn(boolean a4) throws Exception {
    String more = "  scanner:\n    driver: scanner\n    port: \"" + folder.resolve("dev/scanner") + "\"\n";
    if (a4) {
      more += "  a4:\n    driver: ipp\n    port: \"" + sheets.uri() + "\"\n";
    }
    try (InputStream in = Objects.requireNonNull(CaseEveningTest.class.getResourceAsStream("/org/hall24/kiosk/demo/kiosk.yaml"))) {
      String demo =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("${RUN}", folder.toString())
              .replace("[\"${BADGES}\"]", "[]")
              .replace("${BACKEND}", backend.url().toString());
      // The demo hall may have these devices of its own.
      String named = demo.contains("\n  scanner:") ? more.substring(more.indexOf("  a4:") < 0 ? more.length() : more.indexOf("  a4:")) : more;
      Path file = Files.writeString(folder.resolve("kiosk.yaml"), demo.replace("\ncabinet:", named + "\ncabinet:"));
      StoreSettings settings = StoreSettings.in(folder.resolve("state"));
      if (Kiosk.start(Main.load(file), settings, List.of(), SlipTray.NONE, Ticker.system(), screens::add) instanceof Kiosk.Start.Running(Kiosk running)) {
        kiosk = running;
      }
    }
  }

  @AfterEach
  void unplug() {
    machine().close();
    lines.values().forEach(EmulatorRunner::close);
    sheets.close();
    backend.close();
    http.close();
  }

  private Kiosk machine() {
    return Objects.requireNonNull(kiosk, "switched on");
  }

  /** Waits for a page; what came before it is thrown away. */
  private <S extends Screen> S await(Class<S> kind, Predicate<S> such) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Screen last = null;
    for (Screen screen = next(end); screen != null; screen = next(end)) {
      last = screen;
      if (kind.isInstance(screen) && such.test(kind.cast(screen))) {
        return kind.cast(screen);
      }
    }
    throw new AssertionError("waited in vain for " + kind.getSimpleName() + "; the last page was " + last);
  }

  private Screen next(long end) throws InterruptedException {
    return screens.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  private void touch(Touch... touches) {
    for (Touch touch : touches) {
      machine().touch(touch);
    }
  }

  /** The nurse files; gives the last page. */
  private Screen.Done file() throws Exception {
    await(Screen.Attract.class, a -> a.hall().online() && a.hall().receiptPaper() && a.hall().troubles().stream().noneMatch(t -> t.startsWith("card")));
    touch(new Touch.Begin(), new Touch.Choose(SERVICE), new Touch.GoOn());
    reader.lay(cards.card(DemoPerson.NURSE));
    await(Screen.IdentityChoice.class, s -> true);
    reader.lift();
    touch(new Touch.WithoutFace());
    await(Screen.Form.class, form -> form.step() == 1);
    touch(new Touch.Fill("delivery", "ems"), new Touch.Fill("address", "北京市石景山区鲁谷路七十四号"), new Touch.GoOn());
    await(Screen.Form.class, form -> form.step() == 2);
    touch(new Touch.Fill("phone", "13800138000"), new Touch.GoOn());
    await(Screen.Review.class, s -> true);
    touch(new Touch.GoOn());
    Screen.Done done = await(Screen.Done.class, s -> s.delivered() && s.receipt() == Screen.ReceiptNote.PRINTED);
    touch(new Touch.End());
    await(Screen.Attract.class, Screen.Attract::cleared);
    return done;
  }

  private JsonNode clerk(String path, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(backend.url().toString().replaceAll("/$", "") + "/clerk/" + path));
    HttpRequest sent = body.isEmpty() ? request.build() : request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
    HttpResponse<String> answer = http.send(sent, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  /** Lays a card on the reader and takes it off again when the page after it is there. */
  private <S extends Screen> S withCard(String person, Class<S> kind, Predicate<S> such) throws InterruptedException {
    touch(new Touch.CardInstead());
    await(Screen.CardWait.class, s -> true);
    reader.lay(cards.card(person));
    S page = await(kind, such);
    reader.lift();
    return page;
  }

  /** Holds a text before the scanner until the page is there; the first try may come before anybody listens. */
  private CaseScreen.CaseShown show(String text, Predicate<CaseScreen.CaseShown> such) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      scanner.show(text);
      for (Screen screen = screens.poll(2, TimeUnit.SECONDS); screen != null; screen = screens.poll(2, TimeUnit.SECONDS)) {
        if (screen instanceof CaseScreen.CaseShown shown && such.test(shown)) {
          return shown;
        }
      }
    }
    throw new AssertionError("the code was not taken");
  }

  private DocumentVerifier verifier() {
    return new DocumentVerifier(new StatementVerifier(List.of(StatementKeys.publicIn(folder.resolve("state/keys")).orElseThrow())));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_a_clerk_granted_is_shown_to_its_person_alone_and_printed_for_card_and_code(boolean a4) throws Exception {
    switchOn(a4);
    Screen.Done done = file();
    String key = clerk("cases", "").path("cases").get(0).path("key").asText();
    clerk(
        "cases/" + key + "/decision",
        """
        {"result":"approved","reason":"材料齐全","documents":[{"name":"无违法犯罪记录证明","by":"print","text":"经查，本人无违法犯罪记录。","validUntil":"2027-02-22"}]}
        """);

    // A number over the shoulder: where it is, and not what was decided.
    touch(new Touch.Begin(), new Touch.Progress());
    done.acceptanceNo().replaceAll("\\D", "").chars().forEach(digit -> touch(new Touch.Digit(digit - '0')));
    touch(new Touch.GoOn());
    CaseScreen.CaseShown closed = await(CaseScreen.CaseShown.class, s -> s.news().asked() == Case.Asked.TOLD);
    assertThat(closed.open()).isFalse();
    assertThat(closed.facts().travel()).isEqualTo(Case.Travel.ARRIVED);
    assertThat(closed.news().decision()).contains(new Case.Decision("decided", "", List.of()));
    // A stranger's card opens nothing.
    withCard(DemoPerson.everybody().stream().map(DemoPerson::id).filter(id -> !id.equals(DemoPerson.NURSE)).findFirst().orElseThrow(),
        Screen.Notice.class, notice -> notice.key().equals("case-other-card"));
    touch(new Touch.Back(), new Touch.End());
    await(Screen.Attract.class, Screen.Attract::cleared);

    // Her card finds it, her receipt's code beside it prints it.
    touch(new Touch.Begin(), new Touch.Progress());
    CaseScreen.CaseShown open = withCard(DemoPerson.NURSE, CaseScreen.CaseShown.class, s -> s.news().asked() == Case.Asked.TOLD);
    assertThat(open.facts().acceptanceNo()).isEqualTo(done.acceptanceNo());
    assertThat(open.news().decision().orElseThrow().reason()).isEqualTo("材料齐全");
    assertThat(open.certificate().step()).isEqualTo(Case.Step.NEEDS_CODE);
    show(done.qr(), s -> s.certificate().step() == Case.Step.READY);
    printer.tearOff();
    touch(new Touch.PrintCertificate());
    CaseScreen.CaseShown printed = await(CaseScreen.CaseShown.class, s -> s.certificate().step() == Case.Step.PRINTED);
    assertThat(printed.certificate().onReceipt()).isEqualTo(!a4);
    String name = DemoPerson.of(DemoPerson.NURSE).card().name();
    DocumentStatement statement = a4 ? onA4(name) : onReceipt(name);
    assertThat(statement.template()).isEqualTo("certificate");
    assertThat(statement.number()).startsWith("ZM-");
    touch(new Touch.End());
    await(Screen.Attract.class, Screen.Attract::cleared);

    // Without the office, what this machine knows.
    backend.close();
    touch(new Touch.Begin(), new Touch.Progress());
    CaseScreen.CaseShown alone = withCard(DemoPerson.NURSE, CaseScreen.CaseShown.class, s -> s.news().asked() == Case.Asked.OFFLINE);
    assertThat(alone.facts().arrivedAt()).isPresent();
    assertThat(alone.news().decision()).isEmpty();
  }

  private DocumentStatement onA4(String name) throws IOException {
    assertThat(printer.tray()).isEmpty();
    byte[] pdf = sheets.printed().getLast();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text).contains(name, "无违法犯罪记录证明", "经查，本人无违法犯罪记录。");
    }
    return ((DocumentVerifier.Verdict.Genuine) verifier().file(pdf)).statement();
  }

  private DocumentStatement onReceipt(String name) {
    var paper = printer.tearOff().getLast();
    assertThat(paper.text()).contains(name, "无违法犯罪记录证明", "经查，本人无违法犯罪记录。", "2027-02-22");
    DocumentVerifier.Verdict verdict = verifier().code(paper.codes().getFirst());
    assertThat(verifier().code(paper.codes().getFirst().replace("ZM-", "ZX-"))).isInstanceOf(DocumentVerifier.Verdict.Forged.class);
    return ((DocumentVerifier.Verdict.Stated) verdict).statement();
  }
}
