package org.hall24.kiosk.binding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hall24.kiosk.document.Acceptance;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.template.AcceptanceSlip;
import org.hall24.kiosk.document.template.ApplicationForm;
import org.hall24.kiosk.document.template.Certificate;
import org.hall24.kiosk.document.template.Documents;
import org.hall24.kiosk.document.template.HandoverManifest;
import org.hall24.kiosk.document.template.Rendering;
import org.hall24.kiosk.journey.Effect;
import org.hall24.kiosk.journey.KioskServices.Reply;
import org.hall24.kiosk.journey.Report;
import org.hall24.kiosk.journey.Screen.SheetNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the papers on A4, where there is a tray for them: the slip, the form and the certificate of a filing, the manifest of a
 * courier's round.
 */
final class SlipDesk {
  private static final Logger LOG = LoggerFactory.getLogger(SlipDesk.class);

  private final SlipTray tray;
  private final Documents documents;
  private final FilledForms forms;
  private final CaseBook cases;
  private final Papers papers;
  private final Acceptance.Site site;
  private final Executor workers;
  private final Object turn = new Object();
  private long session;

  SlipDesk(
      SlipTray tray, Documents documents, FilledForms forms, CaseBook cases, Papers papers, Acceptance.Site site, Executor workers) {
    this.tray = tray;
    this.documents = documents;
    this.forms = forms;
    this.cases = cases;
    this.papers = papers;
    this.site = site;
    this.workers = workers;
  }

  /** A sheet about a filing. */
  void print(Effect.Sheet sheet, String acceptanceNo, String cell, String language, Reply reply) {
    Optional<CaseBook.Case> found = cases.find(acceptanceNo);
    if (found.isEmpty() || tray == SlipTray.NONE) {
      return;
    }
    CaseBook.Case filed = found.get();
    PaperLanguage words = PaperLanguage.ofTag(language).orElse(PaperLanguage.ZH);
    Consumer<SheetNote> watch = note -> reply.send(new Report.Sheet(note));
    watch.accept(SheetNote.PRINTING);
    String reference = acceptanceNo.replace(" ", "");
    switch (sheet) {
      case SLIP -> make(AcceptanceSlip.TEMPLATE, reference, () -> rendered(AcceptanceSlip.TEMPLATE, AcceptanceSlip.data(papers.acceptance(filed, cell)), words), watch);
      case FORM ->
          make(
              ApplicationForm.TEMPLATE,
              reference,
              () -> forms.pdf(acceptanceNo, filed.draft(), cell.isEmpty() ? List.of() : filed.originals(), filed.acceptedAt(), words),
              watch);
    }
  }

  /** A certificate for its holder. Whether there is a tray for it. */
  boolean print(Certificate certificate, PaperLanguage language, Consumer<SheetNote> watch) {
    if (tray != SlipTray.NONE) {
      watch.accept(SheetNote.PRINTING);
    }
    make(Certificate.TEMPLATE, certificate.number(), () -> rendered(Certificate.TEMPLATE, certificate.data(), language), watch);
    return tray != SlipTray.NONE;
  }

  /** Staff read Chinese. Whether there is a tray for it. */
  boolean print(HandoverManifest.Round round) {
    make(
        HandoverManifest.TEMPLATE,
        HandoverManifest.number(round, site),
        () -> rendered(HandoverManifest.TEMPLATE, HandoverManifest.data(round, site), PaperLanguage.ZH),
        note -> {});
    return tray != SlipTray.NONE;
  }

  /** The person has gone: what is not in the tray yet does not get there. */
  void endSession() {
    synchronized (turn) {
      session++;
      tray.endSession();
    }
  }

  private long session() {
    synchronized (turn) {
      return session;
    }
  }

  private void put(long of, String template, String reference, byte[] pdf, Consumer<SheetNote> watch) {
    synchronized (turn) {
      if (session == of) {
        tray.put(template, reference, pdf, watch);
      } else {
        LOG.info("event=document.late template={}", template);
      }
    }
  }

  private Optional<byte[]> rendered(String template, JsonNode data, PaperLanguage language) {
    return switch (documents.render(template, data, language)) {
      case Rendering.Made made -> Optional.of(made.pdf());
      case Rendering refused -> {
        // The faults name fields, never what stands in them.
        LOG.error("event=document.failed template={} why={}", template, refused);
        yield Optional.empty();
      }
    };
  }

  private void make(String template, String reference, Supplier<Optional<byte[]>> making, Consumer<SheetNote> watch) {
    if (tray == SlipTray.NONE) {
      return;
    }
    long of = session();
    workers.execute(
        () -> {
          try {
            Optional<byte[]> pdf = making.get();
            if (pdf.isPresent()) {
              put(of, template, reference, pdf.get(), watch);
              return;
            }
          } catch (RuntimeException e) {
            LOG.error("event=document.failed template={} cause={}", template, e.getClass().getSimpleName());
          }
          watch.accept(SheetNote.NOT_PRINTED);
        });
  }
}
