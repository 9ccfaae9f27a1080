package org.hall24.kiosk.binding;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.hall24.kiosk.document.Acceptance;
import org.hall24.kiosk.document.template.HandoverManifest;
import org.hall24.kiosk.document.template.HandoverReceipt;
import org.hall24.kiosk.journey.KioskServices.Reply;
import org.hall24.kiosk.journey.Report;
import org.hall24.kiosk.journey.Screen.ReceiptNote;
import org.hall24.receipt.PrintResult;
import org.hall24.receipt.Receipt;
import org.hall24.receipt.ReceiptPrinter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints each receipt at most once, and leaves nothing of a session in the printer. */
final class ReceiptDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ReceiptDesk.class);
  private static final Duration PRINT_LIMIT = Duration.ofSeconds(45);
  private static final Duration CLEAR_LIMIT = Duration.ofSeconds(8);

  /** A presenter's own patience is shorter. */
  private static final Duration TAKE_LIMIT = Duration.ofMinutes(2);

  private final ReceiptPrinter printer;
  private final CaseBook cases;
  private final Papers papers;
  private final Acceptance.Site site;
  private final Executor workers;
  private final Map<Long, AtomicBoolean> takenBack = new ConcurrentHashMap<>();

  ReceiptDesk(ReceiptPrinter printer, CaseBook cases, Papers papers, Acceptance.Site site, Executor workers) {
    this.printer = printer;
    this.cases = cases;
    this.papers = papers;
    this.site = site;
    this.workers = workers;
  }

  void print(long session, String acceptanceNo, String cell, String language, Reply reply) {
    CaseBook.Case filed = cases.find(acceptanceNo).orElse(null);
    if (filed == null) {
      reply.send(new Report.Receipt(ReceiptNote.NOT_PRINTED));
      return;
    }
    print(session, () -> papers.receipt(filed, cell, language), reply);
  }

  /** Prints any receipt of this session. */
  void print(long session, Supplier<Receipt> made, Reply reply) {
    // Taken here, on the thread that also ends sessions: what waits until its session is over is not printed.
    long asked = printer.session();
    AtomicBoolean back = takenBack.computeIfAbsent(session, s -> new AtomicBoolean());
    workers.execute(
        () -> {
          try {
            if (back.get()) {
              return;
            }
            Receipt receipt = made.get();
            PrintResult result =
                printer.print(
                    receipt,
                    PRINT_LIMIT,
                    asked,
                    // It may yet go on; meanwhile the page with the code is the receipt.
                    () -> reply.send(new Report.Receipt(ReceiptNote.UNKNOWN)));
            reply.send(new Report.Receipt(note(result)));
            if (result.outcome() == PrintResult.Outcome.PRINTED) {
              printer.awaitTaken(receipt.id(), TAKE_LIMIT);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reply.send(new Report.Receipt(ReceiptNote.UNKNOWN));
          } catch (RuntimeException e) {
            LOG.error("event=receipt.failed cause={}", e.getClass().getSimpleName());
            reply.send(new Report.Receipt(ReceiptNote.UNKNOWN));
          }
        });
  }

  /** The manifest of a courier's round, where there is no A4 printer for it. What became of it is on record. */
  void print(HandoverManifest.Round round) {
    long asked = printer.session();
    workers.execute(
        () -> {
          try {
            PrintResult result = printer.print(HandoverReceipt.of(round, site), PRINT_LIMIT, asked, () -> {});
            LOG.info("event=manifest.printed result={}", result.outcome().word());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (RuntimeException e) {
            LOG.error("event=manifest.failed cause={}", e.getClass().getSimpleName());
          }
        });
  }

  void cancel(long session) {
    takenBack.computeIfAbsent(session, s -> new AtomicBoolean()).set(true);
  }

  /** Drops what a broken-off receipt may have left in the printer. */
  void wipe(long session) {
    takenBack.keySet().removeIf(s -> s < session);
    printer.sessionOver();
    workers.execute(
        () -> {
          try {
            if (!printer.clearAway(CLEAR_LIMIT)) {
              LOG.warn("event=receipt.buffer-not-cleared");
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static ReceiptNote note(PrintResult result) {
    return switch (result.outcome()) {
      case PRINTED -> ReceiptNote.PRINTED;
      case UNKNOWN, FAILED -> ReceiptNote.UNKNOWN;
      case NOT_READY, UNREACHABLE -> ReceiptNote.NOT_PRINTED;
    };
  }
}
