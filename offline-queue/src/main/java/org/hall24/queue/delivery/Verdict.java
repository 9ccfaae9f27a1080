package org.hall24.queue.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.Dispatch.Fate;
import org.hall24.queue.outbox.OutboxRow;

/** What an outcome does to its item and to the endpoint: the one place where an item is delivered, put off or shelved. */
final class Verdict {

  private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);
  /** A race is over soon. */
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration PROBE_STOPPED = Duration.ofMinutes(15);

  private final Dispatch dispatch;
  private final Endpoint endpoint;
  private final BackOff backOff;
  private final int maxAttempts;
  private final Clock clock;
  private OptionalLong filingAccepted = OptionalLong.empty();
  private boolean refusedWait;

  Verdict(Dispatch dispatch, Endpoint endpoint, BackOff backOff, int maxAttempts, Clock clock) {
    this.dispatch = dispatch;
    this.endpoint = endpoint;
    this.backOff = backOff;
    this.maxAttempts = maxAttempts;
    this.clock = clock;
  }

  /**
   * Acts on an outcome.
   *
   * @param asked whether it answers the question after a doubt: then a failure leaves the doubt as it was
   * @return the outcome
   */
  Outcome of(OutboxRow row, Outcome outcome, boolean asked, long nanos) {
    Fate surely = asked ? Fate.IN_DOUBT : Fate.ABSENT;
    switch (outcome) {
      case Outcome.Delivered delivered -> accept(row, delivered, nanos);
      case Outcome.LinkDown down -> {
        endpoint.down(nanos);
        untouched(row, down, surely);
      }
      case Outcome.CaptivePortal portal -> {
        endpoint.down(nanos);
        // A 2xx without a receipt may still come from a backend that stored it: ask.
        untouched(row, portal, Fate.IN_DOUBT);
      }
      case Outcome.ClockTrouble o -> stopAll(row, o, surely, nanos);
      case Outcome.TrustTrouble o -> stopAll(row, o, surely, nanos);
      case Outcome.Credentials o -> stopAll(row, o, surely, nanos);
      case Outcome.Mismatch o -> stopAll(row, o, surely, nanos);
      case Outcome.Corruption o -> stopAll(row, o, Fate.IN_DOUBT, nanos);
      case Outcome.Refused refused -> refuse(row, refused, asked, nanos);
      case Outcome.Unknown unknown -> refuse(row, new Outcome.Refused(404, "unknown-key"), asked, nanos);
      case Outcome.TooLarge tooLarge -> {
        endpoint.answered();
        if (asked) {
          putOff(row, tooLarge, backOff.after(row.attempts()), Fate.IN_DOUBT);
        } else {
          dispatch.shelve(row, tooLarge.word());
        }
      }
      case Outcome.Busy busy -> {
        endpoint.answered();
        endpoint.busy(nanos);
        putOff(row, busy, backOff.asked(busy.retryAfter(), row.attempts()), surely);
      }
      case Outcome.Again again -> {
        endpoint.answered();
        Duration soon = again.retryAfter().isPresent() ? backOff.asked(again.retryAfter(), 0) : backOff.after(0, SOON);
        putOff(row, again, soon, surely);
      }
      case Outcome.ServerFault fault -> {
        endpoint.answered();
        if (row.attempts() + 1 >= maxAttempts && olderThanADay(row.firstFail())) {
          dispatch.shelve(row, fault.word());
        } else {
          putOff(row, fault, backOff.after(row.attempts()), surely);
        }
      }
      case Outcome.Doubt doubt -> {
        endpoint.doubted(nanos);
        putOff(row, doubt, backOff.after(row.attempts()), Fate.IN_DOUBT);
      }
    }
    return outcome;
  }

  private void accept(OutboxRow row, Outcome.Delivered delivered, long nanos) {
    dispatch.delivered(row, delivered.backendRef());
    endpoint.accepted(nanos);
    if (row.isFiling()) {
      filingAccepted = OptionalLong.of(clock.millis());
      if (refusedWait) {
        // The backend accepts filings: whoever was refused before is tried once more, and then it is his fault.
        refusedWait = false;
        dispatch.retryRefused();
      }
    }
  }

  /**
   * One item's fault, or everybody's? It goes to the shelf only after the backend accepted another filing since, or after a
   * day; and never while case after case is refused: a wrong address must not empty the queue onto the shelf.
   */
  private void refuse(OutboxRow row, Outcome.Refused refused, boolean asked, long nanos) {
    endpoint.answered();
    boolean systemic = endpoint.refused(row.lane(), nanos);
    boolean othersAccepted =
        row.refused().isPresent() && filingAccepted.isPresent() && filingAccepted.getAsLong() >= row.refused().getAsLong();
    if (!asked && !systemic && (othersAccepted || olderThanADay(row.refused()))) {
      dispatch.shelve(row, refused.word());
      return;
    }
    refusedWait = true;
    putOff(row, refused, backOff.after(row.attempts()), asked ? Fate.IN_DOUBT : Fate.REFUSED);
  }

  private boolean olderThanADay(OptionalLong since) {
    return since.isPresent() && clock.millis() - since.getAsLong() >= GIVE_UP_AFTER.toMillis();
  }

  private void stopAll(OutboxRow row, Outcome outcome, Fate fate, long nanos) {
    endpoint.stopped(nanos, PROBE_STOPPED);
    untouched(row, outcome, fate);
  }

  /** Not the item's fault: it keeps its place and its count. */
  private void untouched(OutboxRow row, Outcome outcome, Fate fate) {
    dispatch.failed(row, outcome.word(), outcome.http(), 0, false, fate);
  }

  private void putOff(OutboxRow row, Outcome outcome, Duration wait, Fate fate) {
    dispatch.failed(row, outcome.word(), outcome.http(), wait.toMillis(), true, fate);
  }
}
