package org.hall24.receipt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.hall24.link.Answer;
import org.hall24.link.Exchange;
import org.hall24.link.PortOwner;
import org.hall24.link.Priority;
import org.hall24.link.Ticker;
import org.hall24.receipt.escpos.EscPos;

/** Watches a presenter's mouth until a hand takes the ticket or the profile's patience ends, and does then what the profile says. */
final class TicketWatch {
  /** Between two looks. */
  private static final Duration LOOK = Duration.ofMillis(500);

  /** How long a ticket waits for a hand after the end of the session: it must not wait for the next person. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final PortOwner port;
  private final PrinterProfile profile;
  private final PrinterProfile.Presenter presenter;
  private final Ticker ticker;

  TicketWatch(PortOwner port, PrinterProfile profile, PrinterProfile.Presenter presenter, Ticker ticker) {
    this.port = port;
    this.profile = profile;
    this.presenter = presenter;
    this.ticker = ticker;
  }

  /**
   * Waits for a hand.
   *
   * @param sessions counts the sessions: with the next one a ticket waits only a little longer
   * @param atMost most time for all of it
   */
  Taken await(LongSupplier sessions, Duration atMost) throws InterruptedException {
    long session = sessions.getAsLong();
    long end = ticker.nanos() + atMost.toNanos();
    long patience = Math.min(ticker.nanos() + presenter.patience().toNanos(), end);
    boolean over = false;
    Optional<Boolean> there = Optional.of(true);
    while (there.orElse(false) && patience - ticker.nanos() > 0) {
      there = onLine(end, link -> new Conversation(link, profile, ticker).ticket(presenter.sensor())).orElse(Optional.empty());
      if (there.orElse(false)) {
        ticker.await(LOOK);
      }
      if (!over && session != sessions.getAsLong()) {
        over = true;
        patience = Math.min(patience - ticker.nanos(), GRACE.toNanos()) + ticker.nanos();
      }
    }
    return there.isEmpty() ? Taken.UNKNOWN : there.get() ? untaken(end) : Taken.TAKEN;
  }

  private Taken untaken(long end) throws InterruptedException {
    List<EscPos> act =
        switch (presenter.untaken()) {
          case RETRACT -> presenter.retract();
          case EJECT -> presenter.eject();
          case KEEP -> List.of();
        };
    if (act.isEmpty()) {
      return Taken.LEFT;
    }
    boolean sent =
        onLine(
                end + GRACE.toNanos(),
                link -> {
                  Conversation printer = new Conversation(link, profile, ticker);
                  // Taken at the last moment is taken.
                  return printer.ticket(presenter.sensor()).orElse(false) && printer.send(EscPos.encode(act));
                })
            .orElse(false);
    if (!sent) {
      return Taken.UNKNOWN;
    }
    return presenter.untaken() == PrinterProfile.Untaken.RETRACT ? Taken.RETRACTED : Taken.EJECTED;
  }

  private <T> Optional<T> onLine(long end, Exchange<T> exchange) throws InterruptedException {
    Duration left = Duration.ofNanos(Math.max(1, end - ticker.nanos()));
    return port.call(Priority.PERSON, left, exchange) instanceof Answer.Done<T>(T value) ? Optional.of(value) : Optional.empty();
  }
}
