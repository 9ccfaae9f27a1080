package org.hall24.kiosk.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.kiosk.config.KioskConfig.Site;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.StatementSigner;
import org.hall24.kiosk.document.template.Documents;
import org.hall24.kiosk.document.template.Rendering;
import org.hall24.kiosk.document.template.Templates;
import org.hall24.kiosk.health.DeviceHealth.State;
import org.hall24.kiosk.health.Readiness.Verdict;
import org.hall24.queue.StoreHealth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReadinessTest {
  private static final ZonedDateTime MORNING = ZonedDateTime.of(2026, 11, 23, 6, 30, 0, 0, ZoneId.of("Asia/Shanghai"));
  private static final DeviceHealth READER = judged(DeviceKind.CARD_READER, "ready", "", true);

  private static final PartHealth KEPT = stored(StoreHealth.State.READY);

  private static PartHealth stored(StoreHealth.State state) {
    return PartHealth.of(new StoreHealth(state, "", 5L << 30, 9L << 20));
  }

  private static DeviceHealth judged(DeviceKind kind, String word, String paper, boolean done) {
    return DeviceHealth.judged(new Device(kind.name().toLowerCase(java.util.Locale.ROOT), "driver", kind, "/dev/x", 9600, Map.of()), word, paper, done);
  }

  private static Readiness ready(List<DeviceHealth> devices) {
    return new Readiness(
        new Site("SJS-01", "鲁谷", "Lugu", 0.3, ZoneId.of("Asia/Shanghai")), MORNING, "Hall24 1.0", devices, KEPT, Optional.of(2214L), Optional.of(true),
        Optional.of(new Readiness.Queue(3, 0)), Optional.of(new Readiness.Cells(24, 4, 0)));
  }

  @ParameterizedTest
  @CsvSource({
    "A4_PRINTER,ready,ok,true,READY",
    "A4_PRINTER,ready,near-end,true,DEGRADED",
    "A4_PRINTER,paper-out,out,true,FAILED",
    "A4_PRINTER,jam,ok,true,FAILED",
    "A4_PRINTER,unreachable,unknown,false,ABSENT",
    "PRINTER,paper-out,out,true,FAILED",
    "PRINTER,cover-open,ok,true,FAILED",
    "PRINTER,ready,near-end,true,DEGRADED",
    "PRINTER,unreachable,unknown,false,FAILED",
    "PRINTER,in-use,'',false,READY",
    "CARD_READER,no-port,'',false,ABSENT",
    "CARD_READER,silent,'',false,FAILED",
    "LOCKER,'','',true,READY",
    "FACE,ready,'',true,READY"
  })
  void a_device_that_answers_is_not_therefore_well(DeviceKind kind, String word, String paper, boolean done, State state) {
    assertThat(judged(kind, word, paper, done).state()).isEqualTo(state);
  }

  @Test
  void a_machine_without_paper_or_network_serves_with_limits_and_one_without_reader_or_store_does_not() {
    assertThat(ready(List.of(READER)).verdict()).isEqualTo(Verdict.READY);
    assertThat(ready(List.of(READER, judged(DeviceKind.A4_PRINTER, "paper-out", "out", true))).verdict()).isEqualTo(Verdict.LIMITED);
    assertThat(ready(List.of(judged(DeviceKind.CARD_READER, "silent", "", false))).verdict()).isEqualTo(Verdict.NOT_READY);
    assertThat(ready(List.of()).verdict()).as("nothing was looked at").isEqualTo(Verdict.NOT_READY);
    Readiness broken =
        new Readiness(
            ready(List.of()).site(), MORNING, "r", List.of(READER), stored(StoreHealth.State.READ_ONLY), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(broken.verdict()).isEqualTo(Verdict.NOT_READY);
  }

  @ParameterizedTest
  @EnumSource(StoreHealth.State.class)
  void the_store_has_words_of_its_own_for_every_state_and_takes_filings_only_in_the_first_and_beside_a_sealed_one(StoreHealth.State state) {
    PartHealth part = stored(state);
    assertThat(part.state() == State.FAILED).isEqualTo(!new StoreHealth(state, "", 0, 0).takesFilings());
    for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
      HealthWords words = new HealthWords(locale);
      assertThat(words.says(part)).isNotBlank();
      if (state != StoreHealth.State.READY) {
        assertThat(words.why(part)).as("why " + state).isNotBlank();
        assertThat(words.action(part)).as("action " + state).isNotBlank().isNotEqualTo(words.of("action.store"));
      }
    }
    Readiness readiness =
        new Readiness(
            ready(List.of()).site(), MORNING, "r", List.of(READER), part, Optional.of(1L), Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(readiness.verdict())
        .isEqualTo(
            switch (part.state()) {
              case READY -> Verdict.READY;
              case DEGRADED -> Verdict.LIMITED;
              default -> Verdict.NOT_READY;
            });
  }

  @Test
  void both_languages_have_the_same_words() {
    ResourceBundle.Control exact = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    String name = "org.hall24.kiosk.health.health";
    assertThat(ResourceBundle.getBundle(name, Locale.ENGLISH, exact).keySet())
        .isEqualTo(ResourceBundle.getBundle(name, Locale.SIMPLIFIED_CHINESE, exact).keySet());
  }

  @ParameterizedTest
  @EnumSource(DeviceKind.class)
  void the_report_of_every_device_in_every_state_can_be_printed(DeviceKind kind) throws Exception {
    List<DeviceHealth> devices =
        List.of(
            READER, judged(kind, "ready", "", true), judged(kind, "ready", "near-end", true), judged(kind, "no-port", "", false),
            judged(kind, "something-new", "", false), judged(kind, "jam", "", false), judged(kind, "denied", "", false));
    Documents documents =
        new Documents(Templates.shipped(), new PaperFonts(), new StatementSigner(KeyPairGenerator.getInstance("Ed25519").generateKeyPair()));
    for (PaperLanguage language : PaperLanguage.values()) {
      assertThat(documents.render(ReadinessReport.TEMPLATE, ReadinessReport.data(ready(devices)), language)).isInstanceOf(Rendering.Made.class);
    }
  }
}
