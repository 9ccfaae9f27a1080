package org.hall24.kiosk.binding;

import java.util.concurrent.Executor;
import org.hall24.kiosk.document.AcceptanceSlip;
import org.hall24.kiosk.document.PaperLanguage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the A4 slip of a filing beside its receipt, where there is a tray for it. */
final class SlipDesk {
  private static final Logger LOG = LoggerFactory.getLogger(SlipDesk.class);

  private final SlipTray tray;
  private final AcceptanceSlip slips;
  private final CaseBook cases;
  private final Papers papers;
  private final Executor workers;

  SlipDesk(SlipTray tray, AcceptanceSlip slips, CaseBook cases, Papers papers, Executor workers) {
    this.tray = tray;
    this.slips = slips;
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
                        tray.put(acceptanceNo, slips.pdf(papers.acceptance(filed, cell), words, papers.code(filed, cell)));
                      } catch (RuntimeException e) {
                        LOG.error("event=slip.failed cause={}", e.getClass().getSimpleName());
                      }
                    }));
  }
}
