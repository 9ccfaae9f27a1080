package org.hall24.kiosk.binding;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hall24.kiosk.document.Acceptance;
import org.hall24.kiosk.document.AcceptanceReceipt;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.Statement;
import org.hall24.kiosk.document.StatementSigner;
import org.hall24.receipt.Receipt;

/** What the papers of a filing say and are signed with. */
final class Papers {
  private final StatementSigner signer;
  private final Acceptance.Site site;
  private final ZoneId zone;
  private final LocalTime courierAt;
  private final BooleanSupplier online;

  /**
   * @param courierAt when the courier comes every morning
   * @param online whether filings reach the back office right now
   */
  Papers(StatementSigner signer, Acceptance.Site site, ZoneId zone, LocalTime courierAt, BooleanSupplier online) {
    this.signer = signer;
    this.site = site;
    this.zone = zone;
    this.courierAt = courierAt;
    this.online = online;
  }

  /** The text of the code; {@code cell} is empty when no papers lie in one. */
  String code(CaseBook.Case filed, String cell) {
    return signer.sign(Statement.of(acceptance(filed, cell)));
  }

  /** The receipt of a filing. */
  Receipt receipt(CaseBook.Case filed, String cell, String language) {
    Acceptance acceptance = acceptance(filed, cell);
    return AcceptanceReceipt.of(acceptance, PaperLanguage.ofTag(language).orElse(PaperLanguage.ZH), signer.sign(Statement.of(acceptance)));
  }

  /** What was accepted, for every paper about it. */
  Acceptance acceptance(CaseBook.Case filed, String cell) {
    ZonedDateTime acceptedAt = filed.acceptedAt().atZone(zone);
    List<String> originals = filed.originals();
    Optional<Acceptance.HandedOver> handedOver =
        cell.isEmpty() || originals.isEmpty() ? Optional.empty() : Optional.of(new Acceptance.HandedOver(cell, originals));
    return new Acceptance(
        filed.acceptanceNo(),
        filed.item(),
        new Acceptance.Applicant(filed.applicant().name(), filed.applicant().number()),
        acceptedAt,
        site,
        handedOver,
        handedOver.map(h -> nextCourier(acceptedAt)),
        !online.getAsBoolean());
  }

  /** The place. */
  Acceptance.Site site() {
    return site;
  }

  /** A moment in the time of the place. */
  ZonedDateTime here(Instant moment) {
    return moment.atZone(zone);
  }

  private ZonedDateTime nextCourier(ZonedDateTime after) {
    ZonedDateTime today = after.with(courierAt);
    return today.isAfter(after) ? today : today.plusDays(1);
  }
}
