package org.hall24.kiosk.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.hall24.kiosk.document.Acceptance;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.StatementSigner;
import org.hall24.kiosk.document.template.Documents;
import org.hall24.kiosk.document.template.HandoverManifest;
import org.hall24.kiosk.document.template.Rendering;
import org.hall24.kiosk.document.template.Templates;
import org.hall24.kiosk.journey.StaffScreen.RoundCell;
import org.junit.jupiter.api.Test;

class RoundBookTest {
  private static final Instant MORNING = Instant.parse("2026-11-23T00:41:55Z");
  private static final Acceptance.Site SITE = new Acceptance.Site("LUGU-01", "鲁谷街道", "Lugu Street");

  private final RoundBook rounds = new RoundBook(Clock.fixed(MORNING, ZoneId.of("Asia/Shanghai")));

  private static RoundCell cell(String name) {
    return new RoundCell(name, "SJS 2611 2224 01" + name, "护士执业变更注册", "Nurse practice registration", List.of("护士执业证书", "拟聘用证明"), MORNING.minusSeconds(3600), false);
  }

  @Test
  void a_manifest_says_of_every_cell_what_became_of_it_and_counts_only_what_was_taken() throws Exception {
    rounds.begin("courier-7", List.of(cell("03"), cell("09"), cell("14")));
    rounds.taken("courier-7", "03");
    rounds.missing("courier-7", "09");
    rounds.taken("courier-8", "14");
    HandoverManifest.Round round = rounds.close("courier-7", "2214-9f3a01c7").orElseThrow();
    var data = HandoverManifest.data(round, SITE);
    assertThat(data.path("taken").asInt()).isEqualTo(1);
    assertThat(data.path("papers").asInt()).isEqualTo(2);
    assertThat(data.path("missing").asInt()).isEqualTo(1);
    assertThat(data.findValuesAsText("state")).containsExactly("ready", "failed", "absent");
    assertThat(rounds.close("courier-7", "x")).isEmpty();

    var keys = java.security.KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Documents documents = new Documents(Templates.shipped(), new PaperFonts(), new StatementSigner(keys));
    for (PaperLanguage language : PaperLanguage.values()) {
      assertThat(documents.render(HandoverManifest.TEMPLATE, data, language)).isInstanceOf(Rendering.Made.class);
    }
  }
}
