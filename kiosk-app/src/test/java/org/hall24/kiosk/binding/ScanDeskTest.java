package org.hall24.kiosk.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hall24.identity.scan.ScanSettings;
import org.hall24.identity.scan.Scanner;
import org.hall24.identity.scan.SignedCode;
import org.hall24.identity.scan.emulator.ScannerEmulator;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.document.Statement;
import org.hall24.kiosk.document.StatementSigner;
import org.hall24.kiosk.document.StatementVerifier;
import org.hall24.kiosk.journey.CodeScanned;
import org.hall24.kiosk.journey.Report;
import org.hall24.link.EmulatorRunner;
import org.hall24.link.FaultPlan;
import org.hall24.link.MemoryLine;
import org.hall24.link.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the screens hear of what is held before the scanner. */
@Timeout(120)
class ScanDeskTest {
  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
  private static final String PASSPORT =
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

  private final KeyPair badges = keys();
  private final KeyPair pickUps = keys();
  private final ScanSettings settings = ((ScanSettings.Parsed.Good) ScanSettings.parse(Map.of())).settings();
  private final ScannerEmulator emulator = new ScannerEmulator(settings, false);
  private final MemoryLine cable = MemoryLine.pair("scanner");
  private final EmulatorRunner runner = EmulatorRunner.inMemory(emulator, cable, FaultPlan.none(), Ticker.system());
  private final Scanner scanner =
      Scanner.on(
          cable.hostPort(), settings,
          ScanPort.types(new KioskConfig.Codes(List.of(badges.getPublic()), List.of(pickUps.getPublic())), InstantSource.fixed(NOW)),
          () -> LocalDate.of(2026, 11, 26), Ticker.system(), new Random(1));
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final StaffDesk staff = new StaffDesk(List.of(new StaffDesk.Member("courier-7", "", "", false)), Clock.systemUTC());
  private LocalDate today = LocalDate.of(2012, 4, 15);
  private final ScanDesk desk = new ScanDesk(scanner, staff, () -> today, text -> text.startsWith("H24:1/"), workers);
  private final BlockingQueue<CodeScanned> heard = new LinkedBlockingQueue<>();

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void close() {
    desk.close();
    scanner.close();
    runner.close();
    cable.close();
    workers.shutdownNow();
  }

  /** What comes of holding this before the scanner; again and again, since the first may come before anybody listens. */
  private CodeScanned shown(String text) throws InterruptedException {
    heard.clear();
    CodeScanned code = null;
    while (code == null) {
      emulator.show(text);
      code = heard.poll(2, TimeUnit.SECONDS);
    }
    return code;
  }

  private static String signed(KeyPair issuer, SignedCode.Kind kind, String subject, Instant until) {
    return new SignedCode(kind, subject, until).sign(issuer);
  }

  @Test
  void each_code_becomes_what_the_screens_understand_and_nothing_doubtful_passes() throws Exception {
    desk.take(1, heard::add);
    Instant later = NOW.plusSeconds(60);
    String badge = signed(badges, SignedCode.Kind.BADGE, "COURIER-7", later);
    assertThat(shown(badge)).isEqualTo(new CodeScanned.Badge(new Report.StaffMember("courier-7", "courier-7")));
    assertThat(shown(badge.replace("COURIER-7", "COURIER-8"))).isEqualTo(notTaken(CodeScanned.Why.FORGED));
    assertThat(shown(signed(badges, SignedCode.Kind.BADGE, "COURIER-9", later))).isEqualTo(notTaken(CodeScanned.Why.NOT_STAFF));
    assertThat(shown(signed(badges, SignedCode.Kind.BADGE, "COURIER-7", NOW.minusSeconds(1)))).isEqualTo(notTaken(CodeScanned.Why.EXPIRED));
    // Whoever signs pick-up codes makes no badge, and the other way round.
    assertThat(shown(signed(pickUps, SignedCode.Kind.BADGE, "COURIER-7", later))).isEqualTo(notTaken(CodeScanned.Why.UNKNOWN_ISSUER));
    assertThat(shown(signed(badges, SignedCode.Kind.PICK_UP, "1234567890", later))).isEqualTo(notTaken(CodeScanned.Why.UNKNOWN_ISSUER));
    assertThat(shown(signed(pickUps, SignedCode.Kind.PICK_UP, "1234567890", later))).isEqualTo(new CodeScanned.PickUp("1234567890"));
    assertThat(shown("9876543210")).isEqualTo(new CodeScanned.PickUp("9876543210"));
    assertThat(shown("SJS 2611 2224 0179")).isEqualTo(new CodeScanned.Acceptance("SJS 2611 2224 0179", false));
    assertThat(shown("https://example.org/steal")).isEqualTo(notTaken(CodeScanned.Why.UNREADABLE));
  }

  @Test
  void the_genuine_code_of_a_receipt_of_this_machine_is_more_than_its_number() throws Exception {
    KeyPair own = keys();
    StatementVerifier verifier = new StatementVerifier(List.of(own.getPublic()));
    Statement statement = new Statement("SJS 2611 2224 0179", "hlth-002", "SJS-01", NOW, Optional.empty(), 0);
    try (ScanDesk other =
        new ScanDesk(scanner, staff, () -> today, text -> verifier.verify(text) instanceof StatementVerifier.Verdict.Genuine, workers)) {
      other.take(1, heard::add);
      String genuine = new StatementSigner(own).sign(statement);
      assertThat(shown(genuine)).isEqualTo(new CodeScanned.Acceptance("SJS 2611 2224 0179", true));
      assertThat(shown(genuine.replace("HLTH-002", "HLTH-003"))).isEqualTo(new CodeScanned.Acceptance("SJS 2611 2224 0179", false));
      assertThat(shown(new StatementSigner(keys()).sign(statement))).isEqualTo(new CodeScanned.Acceptance("SJS 2611 2224 0179", false));
      assertThat(shown("SJS 2611 2224 0179")).isEqualTo(new CodeScanned.Acceptance("SJS 2611 2224 0179", false));
    }
  }

  @Test
  void a_passport_names_its_holder_up_to_its_last_day() throws Exception {
    desk.take(1, heard::add);
    assertThat(shown(PASSPORT))
        .isInstanceOfSatisfying(
            CodeScanned.Document.class,
            document -> {
              assertThat(document.holder().name()).isEqualTo("ERIKSSON, ANNA MARIA");
              assertThat(document.holder().number()).isEqualTo("L898902C3");
              assertThat(document.holder().birthDate()).contains(LocalDate.of(1974, 8, 12));
              assertThat(document.holder().paper().type()).isEqualTo("passport");
              assertThat(document.toString()).doesNotContain("ERIKSSON").doesNotContain("L898902C3");
            });
    today = LocalDate.of(2012, 4, 16);
    assertThat(shown(PASSPORT)).isEqualTo(notTaken(CodeScanned.Why.DOCUMENT_EXPIRED));
    assertThat(shown(PASSPORT.replace("L898902C36", "L898902C37"))).isEqualTo(notTaken(CodeScanned.Why.DOCUMENT_WRONG));
  }

  @Test
  void a_session_that_ended_hears_nothing_and_the_next_one_nothing_of_it() throws Exception {
    desk.take(1, heard::add);
    shown("9876543210");
    desk.stop(1);
    BlockingQueue<CodeScanned> next = new LinkedBlockingQueue<>();
    desk.take(2, next::add);
    heard.clear();
    CodeScanned code = null;
    while (code == null) {
      emulator.show("1234567890");
      code = next.poll(2, TimeUnit.SECONDS);
    }
    assertThat(code).isEqualTo(new CodeScanned.PickUp("1234567890"));
    assertThat(heard).isEmpty();
  }

  private static CodeScanned notTaken(CodeScanned.Why why) {
    return new CodeScanned.NotTaken(why);
  }
}
