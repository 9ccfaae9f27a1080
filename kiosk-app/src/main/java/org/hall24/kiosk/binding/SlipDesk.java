package org.hall24.kiosk.binding;

import java.util.concurrent.Executor;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.template.AcceptanceSlip;
import org.hall24.kiosk.document.template.Documents;
import org.hall24.kiosk.document.template.Rendering;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the A4 slip of a filing beside its receipt, where there is a tray for it. */
final class SlipDesk {
  private static final Logger LOG = LoggerFactory.getLogger(SlipDesk.class);

  private final SlipTray tray;
  private final Documents documents;
  private final CaseBook cases;
  private final Papers papers;
  private final Executor workers;

  SlipDesk(SlipTray tray, Documents documents, CaseBook cases, Papers papers, Executor workers) {
    this.tray = tray;
    this.documents = documents;
    this.cases = cases;
    this.papers = papers;
    this.workers = workers;
  }

  void print(String acceptanceNo, String cell, String language) {
    if (tray == SlipTray.NONE) {
      return;
    }
    cases
        .find(acceptanceNo)
        .ifPresent(
            filed ->
                workers.execute(
                    () -> {
                      try {
                        PaperLanguage words = PaperLanguage.ofTag(language).orElse(PaperLanguage.ZH);
                        switch (documents.render(AcceptanceSlip.TEMPLATE, AcceptanceSlip.data(papers.acceptance(filed, cell)), words)) {
                          case Rendering.Made made -> tray.put(acceptanceNo, made.pdf());
                          // The faults name fields, never what stands in them.
                          case Rendering refused -> LOG.error("event=slip.failed why={}", refused);
                        }
                      } catch (RuntimeException e) {
                        LOG.error("event=slip.failed cause={}", e.getClass().getSimpleName());
                      }
                    }));
  }
}
