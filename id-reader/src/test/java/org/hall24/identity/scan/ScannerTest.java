package org.hall24.identity.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.hall24.identity.mrz.MrzFormat;
import org.hall24.identity.scan.emulator.ScannerEmulator;
import org.hall24.link.EmulatorRunner;
import org.hall24.link.FaultPlan;
import org.hall24.link.JSerialCommPort;
import org.hall24.link.Link;
import org.hall24.link.MemoryLine;
import org.hall24.link.Port;
import org.hall24.link.SerialSettings;
import org.hall24.link.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The driver and the emulated scanner on a pseudo-terminal. */
@Timeout(120)
class ScannerTest {
  private static final String TRIGGER = "7E000801000201ABCD";
  private static final String SSI = "04E40400FF14";
  private static final String ZONE =
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  private static ScanSettings settings(String... words) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      map.put(words[i], words[i + 1]);
    }
    return ((ScanSettings.Parsed.Good) ScanSettings.parse(map)).settings();
  }

  private EmulatorRunner run(ScannerEmulator emulator, String plan) throws Exception {
    return EmulatorRunner.onPseudoTerminal(emulator, folder.resolve("scanner"), FaultPlan.parse(plan), Ticker.system());
  }

  private Scanner open(ScanSettings settings) {
    return open(new JSerialCommPort(folder.resolve("scanner"), SerialSettings.of(Scanner.BAUD), Ticker.system()), settings);
  }

  private static Scanner open(Port port, ScanSettings settings) {
    CodeTypes types = new CodeTypes(new SignedCode.Reader(List.of()), text -> Optional.empty(), InstantSource.system());
    return Scanner.on(port, settings, types, () -> LocalDate.of(2026, 11, 26), Ticker.system(), new SplittableRandom(1));
  }

  private static String text(Scan scan) {
    return scan instanceof Scan.Code(ScannedCode code) ? code.text() : scan.toString();
  }

  private static void faultless(EmulatorRunner runner) {
    assertThat(runner.counts()).containsEntry("malformed", 0L).containsEntry("overlapping", 0L).containsEntry("forbidden", 0L);
  }

  @Test
  void a_scanner_that_is_told_to_look_acknowledges_and_then_says_the_code() throws Exception {
    for (String trigger : List.of(TRIGGER, "7E00080100020102DA", SSI, "16540D")) {
      ScanSettings told = settings("trigger", trigger);
      ScannerEmulator emulator = new ScannerEmulator(told, true);
      emulator.show("PICK ME");
      try (EmulatorRunner runner = run(emulator, "split=1");
          Scanner scanner = open(told)) {
        assertThat(text(scanner.scan(PATIENCE))).isEqualTo("PICK ME");
        awaitWritten(emulator);
        assertThat(runner.counts()).containsEntry("triggers", 1L).containsEntry("scans", 1L);
        faultless(runner);
      }
    }
  }

  /** A scan counts when its last byte is on the line. */
  private static void awaitWritten(ScannerEmulator emulator) {
    while (emulator.counts().getOrDefault("scans", 0L) == 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void a_refused_trigger_is_said() throws Exception {
    ScannerEmulator emulator = new ScannerEmulator(settings(), true);
    emulator.refuses(true);
    try (EmulatorRunner runner = run(emulator, "");
        Scanner scanner = open(settings("trigger", SSI))) {
      assertThat(scanner.scan(PATIENCE)).isEqualTo(new Scan.Unreadable(Scan.Why.TRIGGER_REFUSED));
      faultless(runner);
    }
  }

  @Test
  void a_watch_hears_codes_and_zones_with_every_end_in_pieces_and_in_both_charsets() throws Exception {
    Map<String, String> kinds = Map.of("cr", "utf-8", "lf", "gb18030", "crlf", "gb18030", "none", "utf-8");
    for (String end : kinds.keySet()) {
      String charset = kinds.get(end);
      ScannerEmulator emulator = new ScannerEmulator(settings("line-end", end, "charset", charset), false);
      BlockingQueue<Scan> heard = new LinkedBlockingQueue<>();
      try (EmulatorRunner runner = run(emulator, "split=7/2");
          Scanner scanner = open(settings());
          AutoCloseable _ = scanner.watch(heard::add)) {
        awaitListening(emulator, heard);
        emulator.show("第24号，䶮");
        assertThat(text(heard.take())).as("%s %s", end, charset).isEqualTo("第24号，䶮");
        emulator.show(ZONE);
        assertThat(heard.take())
            .isInstanceOfSatisfying(
                Scan.Zone.class,
                zone -> {
                  assertThat(zone.zone().format()).isEqualTo(MrzFormat.TD3);
                  assertThat(zone.zone().valid()).isTrue();
                });
        faultless(runner);
      }
    }
  }

  /** The first codes may come before anybody listens, and are then nobody's. */
  private static void awaitListening(ScannerEmulator emulator, BlockingQueue<Scan> heard) throws InterruptedException {
    Scan first = null;
    for (int i = 0; first == null; i++) {
      emulator.show("HELLO " + i);
      first = heard.poll(1, java.util.concurrent.TimeUnit.SECONDS);
    }
    emulator.takeAway();
    String last = "";
    while (!last.equals("NOW")) {
      emulator.show("NOW");
      Scan next = heard.poll(2, java.util.concurrent.TimeUnit.SECONDS);
      last = next == null ? "" : text(next);
    }
  }

  @Test
  void a_watch_goes_on_over_a_pulled_cable() throws Exception {
    ScannerEmulator emulator = new ScannerEmulator(settings(), false);
    BlockingQueue<Scan> heard = new LinkedBlockingQueue<>();
    try (EmulatorRunner runner = run(emulator, "");
        Scanner scanner = open(settings());
        AutoCloseable _ = scanner.watch(heard::add)) {
      awaitListening(emulator, heard);
      runner.unplug();
      runner.plug();
      awaitListening(emulator, heard);
    }
  }

  @Test
  void what_was_scanned_before_the_question_is_somebody_else_s() throws Exception {
    ScannerEmulator emulator = new ScannerEmulator(settings("line-end", "crlf"), false);
    // In memory: what was said is on the line when it was said, and not on its way through the system.
    MemoryLine cable = MemoryLine.pair("bench");
    try (EmulatorRunner _ = EmulatorRunner.inMemory(emulator, cable, FaultPlan.none(), Ticker.system());
        Scanner scanner = open(cable.hostPort(), settings())) {
      assertThat(scanner.scan(Duration.ofMillis(1))).isEqualTo(new Scan.Nothing());
      emulator.show("OF THE PERSON BEFORE");
      awaitWritten(emulator);
      assertThat(scanner.scan(Duration.ofMillis(700))).isEqualTo(new Scan.Nothing());
    }
  }

  @Test
  void the_rest_of_a_message_that_began_before_the_question_is_no_code() throws Exception {
    Deque<String> says = new ArrayDeque<>(List.of("THE PERSON BEF", "ORE\r\n", "", "MINE\r\n"));
    Port port =
        new Port() {
          @Override
          public String name() {
            return "scripted";
          }

          @Override
          public Link open() {
            return new Scripted(says);
          }
        };
    CodeTypes types = new CodeTypes(new SignedCode.Reader(List.of()), text -> Optional.empty(), InstantSource.system());
    try (Scanner scanner =
        Scanner.on(port, settings(), types, () -> LocalDate.of(2026, 11, 26), Ticker.system(), new SplittableRandom(1))) {
      assertThat(text(scanner.scan(PATIENCE))).isEqualTo("MINE");
    }
  }

  /** A line on which each read gets the next part; an empty one is silence, and so is the end. */
  private record Scripted(Deque<String> says) implements Link {
    @Override
    public String name() {
      return "scripted";
    }

    @Override
    public void write(byte[] bytes) {}

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout) {
      byte[] next = Optional.ofNullable(says.poll()).orElse("").getBytes(StandardCharsets.UTF_8);
      System.arraycopy(next, 0, buffer, offset, next.length);
      return next.length;
    }

    /** What came before is already in the line's hands: here, nothing. */
    @Override
    public void discardInput() {}

    @Override
    public void close() {}
  }

  @Test
  void bytes_in_other_letters_are_never_replaced_by_question_marks() {
    Gatherer gatherer =
        new Gatherer(
            Optional.of(StandardCharsets.UTF_8),
            ScanSettings.Format.PLAIN,
            new CodeTypes(new SignedCode.Reader(List.of()), text -> Optional.empty(), InstantSource.system()),
            () -> LocalDate.of(2026, 11, 26));
    gatherer.add(new LineAssembler.Found.Message("张三".getBytes(ScanSettings.GB18030)));
    assertThat(gatherer.take()).contains(new Scan.Unreadable(Scan.Why.CHARSET));
  }

  @Test
  void the_first_line_of_a_zone_without_its_second_is_a_code_and_the_next_code_is_its_own() {
    Gatherer gatherer =
        new Gatherer(
            Optional.empty(),
            ScanSettings.Format.PLAIN,
            new CodeTypes(new SignedCode.Reader(List.of()), text -> Optional.empty(), InstantSource.system()),
            () -> LocalDate.of(2026, 11, 26));
    String first = ZONE.substring(0, 44);
    gatherer.add(new LineAssembler.Found.Message(first.getBytes(StandardCharsets.US_ASCII)));
    assertThat(gatherer.take()).isEmpty();
    assertThat(gatherer.holding()).isTrue();
    gatherer.add(new LineAssembler.Found.Message("OTHER".getBytes(StandardCharsets.US_ASCII)));
    assertThat(gatherer.take().map(ScannerTest::text)).contains(first);
    assertThat(gatherer.take().map(ScannerTest::text)).contains("OTHER");
    gatherer.add(new LineAssembler.Found.Message(first.getBytes(StandardCharsets.US_ASCII)));
    gatherer.settle();
    assertThat(gatherer.take().map(ScannerTest::text)).contains(first);
  }
}
