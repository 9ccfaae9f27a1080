package org.hall24.kiosk.binding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Executor;
import org.hall24.kiosk.document.Acceptance;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.template.AcceptanceSlip;
import org.hall24.kiosk.document.template.Documents;
import org.hall24.kiosk.document.template.HandoverManifest;
import org.hall24.kiosk.document.template.Rendering;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the papers on A4, where there is a tray for them: the slip of a filing, the manifest of a courier's round. */
final class SlipDesk {
  private static final Logger LOG = LoggerFactory.getLogger(SlipDesk.class);

  private final SlipTray tray;
  private final Documents documents;
  private final CaseBook cases;
  private final Papers papers;
  private final Acceptance.Site site;
  private final Executor workers;
  private final Object turn = new Object();
  private long session;

  SlipDesk(SlipTray tray, Documents documents, CaseBook cases, Papers papers, Acceptance.Site site, Executor workers) {
    this.tray = tray;
    this.documents = documents;
    this.cases = cases;
    this.papers = papers;
    this.site = site;
    this.workers = workers;
  }

  void print(String acceptanceNo, String cell, String language) {
    cases
        .find(acceptanceNo)
        .ifPresent(
            filed -> {
              PaperLanguage words = PaperLanguage.ofTag(language).orElse(PaperLanguage.ZH);
              make(AcceptanceSlip.TEMPLATE, acceptanceNo.replace(" ", ""), words, () -> AcceptanceSlip.data(papers.acceptance(filed, cell)));
            });
  }

  /** Staff read Chinese. */
  void print(HandoverManifest.Round round) {
    make(HandoverManifest.TEMPLATE, HandoverManifest.number(round, site), PaperLanguage.ZH, () -> HandoverManifest.data(round, site));
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

  private void put(long of, String template, String reference, byte[] pdf) {
    synchronized (turn) {
      if (session == of) {
        tray.put(template, reference, pdf);
      } else {
        LOG.info("event=document.late template={}", template);
      }
    }
  }

  private void make(String template, String reference, PaperLanguage language, java.util.function.Supplier<JsonNode> data) {
    if (tray == SlipTray.NONE) {
      return;
    }
    long of = session();
    workers.execute(
        () -> {
          try {
            switch (documents.render(template, data.get(), language)) {
              case Rendering.Made made -> put(of, template, reference, made.pdf());
              // The faults name fields, never what stands in them.
              case Rendering refused -> LOG.error("event=document.failed template={} why={}", template, refused);
            }
          } catch (RuntimeException e) {
            LOG.error("event=document.failed template={} cause={}", template, e.getClass().getSimpleName());
          }
        });
  }
}
