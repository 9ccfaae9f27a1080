package org.hall24.kiosk.bench;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.catalogue.Catalogue;
import org.hall24.kiosk.document.Acceptance;
import org.hall24.kiosk.document.AcceptanceReceipt;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.Statement;
import org.hall24.kiosk.document.StatementSigner;
import org.hall24.receipt.Receipt;

/** The receipt most people get: two originals handed over at night, with a rare character in the name. */
final class TypicalReceipt {
  private TypicalReceipt() {}

  static Receipt of(String number, PaperLanguage language) {
    Acceptance acceptance =
        new Acceptance(
            number,
            Catalogue.shipped().items().getFirst(),
            new Acceptance.Applicant("\uD842\uDFB7秀英", "11010119900307002X"),
            ZonedDateTime.parse("2026-11-22T22:41:05+08:00[Asia/Shanghai]"),
            new Acceptance.Site("SJS-01", "鲁谷街道 · 24 小时政务厅", "Lugu Street · 24-hour Hall"),
            Optional.of(new Acceptance.HandedOver("14", List.of("护士执业证书", "拟聘用证明"))),
            Optional.of(ZonedDateTime.parse("2026-11-23T08:30:00+08:00[Asia/Shanghai]")),
            true);
    try {
      StatementSigner signer = new StatementSigner(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
      return AcceptanceReceipt.of(acceptance, language, signer.sign(Statement.of(acceptance)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no Ed25519", e);
    }
  }
}
