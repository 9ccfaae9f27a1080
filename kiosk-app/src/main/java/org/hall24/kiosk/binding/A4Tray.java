package org.hall24.kiosk.binding;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.hall24.kiosk.journey.Screen.SheetNote;
import org.hall24.kiosk.print.IppPrinter;
import org.hall24.kiosk.print.PrintOutcome;
import org.hall24.queue.Store;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tray of the A4 printer. What became of each document, and on what evidence, is put on record; a document of a session
 * that is over is not begun any more, and one that was begun is withdrawn when it does not come out at once.
 */
final class A4Tray implements SlipTray {
  private static final Logger LOG = LoggerFactory.getLogger(A4Tray.class);
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final IppPrinter printer;
  private final Store store;
  private final Executor workers;
  private final AtomicLong session = new AtomicLong();

  A4Tray(IppPrinter printer, Store store, Executor workers) {
    this.printer = printer;
    this.store = store;
    this.workers = workers;
  }

  /** Withdraws what a run before this one may have left at the printer. */
  void begin() {
    workers.execute(() -> quietly(() -> {
      if (!printer.sweep()) {
        LOG.warn("event=a4.not-swept");
      }
    }));
  }

  @Override
  public void put(String template, String reference, byte[] pdf, Consumer<SheetNote> watch) {
    long of = session.get();
    workers.execute(() -> quietly(() -> print(of, template, reference, pdf, watch)));
  }

  private void print(long of, String template, String reference, byte[] pdf, Consumer<SheetNote> watch) throws InterruptedException {
    if (session.get() != of) {
      record(template, reference, new PrintOutcome.Failed("ended", true));
      return;
    }
    PrintOutcome outcome =
        printer.print(
            template, pdf, 1, LIMIT,
            standing -> {
              LOG.info("event=a4.state is={}", standing.condition().word());
              watch.accept(SheetNotes.of(standing));
            });
    record(template, reference, outcome);
    watch.accept(SheetNotes.of(outcome));
    boolean left = outcome instanceof PrintOutcome.Unknown || outcome instanceof PrintOutcome.Failed(String _, boolean withdrawn) && !withdrawn;
    if (left && !printer.sweep()) {
      LOG.warn("event=a4.job-left document={}", template);
    }
  }

  private void record(String template, String reference, PrintOutcome outcome) {
    EventBody body =
        switch (outcome) {
          case PrintOutcome.Printed(PrintOutcome.Evidence evidence) -> EventBody.of("result", "printed").and("evidence", evidence.word());
          case PrintOutcome.NotReady(var standing) -> EventBody.of("result", "not-ready").and("reason", standing.condition().word());
          case PrintOutcome.Failed(String reason, boolean withdrawn) ->
              EventBody.of("result", "failed").and("reason", reason).and("withdrawn", withdrawn);
          case PrintOutcome.Unknown(String reason) -> EventBody.of("result", "unknown").and("reason", reason);
          case PrintOutcome.Unreachable _ -> EventBody.of("result", "unreachable");
        };
    store.commitNow(
        Urgency.REST, tx -> Journal.append(tx, EventKind.RECEIPT_RESULT, "a4:" + reference, body.and("document", template)));
  }

  @Override
  public void endSession() {
    session.incrementAndGet();
    printer.endSession();
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private static void quietly(Work work) {
    try {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("event=a4.failed cause={}", e.getClass().getSimpleName());
    }
  }
}
