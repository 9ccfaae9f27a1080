package org.hall24.kiosk.binding;

import java.time.Clock;
import java.util.Optional;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.StatementSigner;
import org.hall24.kiosk.document.template.Certificate;
import org.hall24.kiosk.journey.Applicant;
import org.hall24.kiosk.journey.Case;
import org.hall24.kiosk.journey.KioskServices.Reply;
import org.hall24.kiosk.journey.Report;
import org.hall24.kiosk.journey.Screen.ReceiptNote;
import org.hall24.kiosk.journey.Screen.SheetNote;
import org.hall24.queue.delivery.Standing;

/** Prints certificates that an office granted: on A4 where there is a printer for it, else on receipt paper. */
final class CertificateDesk {
  private final PaperBook book;
  private final SlipDesk slips;
  private final ReceiptDesk receipts;
  private final Papers papers;
  private final StatementSigner signer;
  private final Clock clock;

  CertificateDesk(PaperBook book, SlipDesk slips, ReceiptDesk receipts, Papers papers, StatementSigner signer, Clock clock) {
    this.book = book;
    this.slips = slips;
    this.receipts = receipts;
    this.papers = papers;
    this.signer = signer;
    this.clock = clock;
  }

  /** Any number of {@link Report.CertificateNote}, the last one says how it ended. */
  void print(
      long session, String service, String acceptanceNo, Standing.Document document, Applicant holder, String language, Reply reply) {
    Optional<ServiceItem> item = book.service(service);
    if (item.isEmpty() || document.certificate().isEmpty()) {
      reply.send(new Report.CertificateNote(new Case.Certificate(Case.Step.NOT_PRINTED, false)));
      return;
    }
    Standing.Certificate granted = document.certificate().get();
    Certificate certificate =
        new Certificate(
            granted.number(), document.name(), granted.text(), granted.validUntil(), item.get(), acceptanceNo,
            new Certificate.Holder(holder.name(), holder.number()), papers.here(clock.instant()), papers.site());
    PaperLanguage words = PaperLanguage.ofTag(language).orElse(PaperLanguage.ZH);
    if (!slips.print(certificate, words, note -> reply.send(new Report.CertificateNote(new Case.Certificate(step(note), false))))) {
      reply.send(new Report.CertificateNote(new Case.Certificate(Case.Step.PRINTING, true)));
      receipts.print(
          session,
          () -> certificate.receipt(words, signer),
          report -> {
            if (report instanceof Report.Receipt(ReceiptNote note)) {
              reply.send(new Report.CertificateNote(new Case.Certificate(step(note), true)));
            }
          });
    }
  }

  private static Case.Step step(SheetNote note) {
    return switch (note) {
      case NONE, NOT_PRINTED -> Case.Step.NOT_PRINTED;
      case PRINTING -> Case.Step.PRINTING;
      case PRINTED -> Case.Step.PRINTED;
      case PAPER_OUT -> Case.Step.PAPER_OUT;
      case JAM -> Case.Step.JAM;
      case OPEN -> Case.Step.OPEN;
      case STUCK -> Case.Step.STUCK;
    };
  }

  private static Case.Step step(ReceiptNote note) {
    return switch (note) {
      case PRINTING -> Case.Step.PRINTING;
      case PRINTED -> Case.Step.PRINTED;
      case NOT_PRINTED -> Case.Step.NOT_PRINTED;
      case UNKNOWN -> Case.Step.UNKNOWN;
    };
  }
}
