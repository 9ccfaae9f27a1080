package org.hall24.queue.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.hall24.queue.delivery.Crossing.Stage;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.Dispatch.Fate;
import org.hall24.queue.outbox.OutboxRow;

/** What an outcome does to its item and to the endpoint: the one place where an item is put off or shelved. */
final class Verdict {

  private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);
  /** A wall time before this was written by a clock that had lost its battery. */
  private static final long FIRST_BELIEVABLE_MS = 1_767_225_600_000L;

  private final Dispatch dispatch;
  private final Endpoint endpoint;
  private final BackOff backOff;
  private final int maxAttempts;
  private final Clock clock;
  private final Alarms alarms;
  /** When each item was last refused, by the monotonic clock; what was refused before this process is not in it. */
  private final Map<String, Long> refusedAt = new HashMap<>();
  private OptionalLong filingAccepted = OptionalLong.empty();
  private boolean refusedWait = true;

  Verdict(Dispatch dispatch, Endpoint endpoint, BackOff backOff, int maxAttempts, Clock clock, Alarms alarms) {
    this.dispatch = dispatch;
    this.endpoint = endpoint;
    this.backOff = backOff;
    this.maxAttempts = maxAttempts;
    this.clock = clock;
    this.alarms = alarms;
  }

  /**
   * Acts on what became of an item.
   *
   * @param launched what {@link Endpoint#launched} gave when it left
   */
  void of(Crossing.Crossed crossed, long launched, long nanos) {
    OutboxRow row = crossed.row();
    Outcome outcome = crossed.outcome();
    // After a question, or once the filing is there, a failure says nothing about whether it is there.
    Fate surely = crossed.stage() == Stage.FILED ? Fate.ABSENT : Fate.IN_DOUBT;
    if (outcome.answered()) {
      endpoint.answered(nanos);
    }
    switch (outcome) {
      case Outcome.Delivered delivered -> accepted(row, nanos);
      case Outcome.LinkDown down -> {
        endpoint.down(launched, nanos);
        untouched(row, down, Duration.ZERO, surely);
      }
      case Outcome.CaptivePortal portal -> {
        endpoint.down(launched, nanos);
        // A 2xx without a receipt may still come from a backend that stored it: ask.
        untouched(row, portal, aside(row), Fate.IN_DOUBT);
      }
      case Outcome.ClockTrouble o -> stopAll(row, o, surely, launched, nanos);
      case Outcome.TrustTrouble o -> stopAll(row, o, surely, launched, nanos);
      case Outcome.Credentials o -> stopAll(row, o, surely, launched, nanos);
      case Outcome.Mismatch o -> stopAll(row, o, surely, launched, nanos);
      case Outcome.Corruption o -> {
        alarms.corruption(row.key(), o);
        stopAll(row, o, Fate.IN_DOUBT, launched, nanos);
      }
      case Outcome.Refused refused -> refuse(crossed, refused, launched, nanos);
      case Outcome.Unknown unknown -> refuse(crossed, new Outcome.Refused(404, "unknown-key"), launched, nanos);
      case Outcome.KeyReused reused -> shelve(row, reused);
      case Outcome.TooLarge tooLarge -> {
        if (crossed.stage() == Stage.ASKED) {
          putOff(row, tooLarge, backOff.after(row.attempts()), Fate.IN_DOUBT);
        } else {
          shelve(row, tooLarge);
        }
      }
      case Outcome.Busy busy -> {
        endpoint.busy(nanos);
        putOff(row, busy, backOff.asked(busy.retryAfter(), row.attempts()), surely);
      }
      case Outcome.Again again -> putOff(row, again, backOff.asked(again.retryAfter(), row.attempts()), surely);
      case Outcome.LostUpload lost -> putOff(row, lost, backOff.after(row.attempts()), surely);
      case Outcome.WrongOffset wrong -> putOff(row, wrong, backOff.after(row.attempts()), surely);
      case Outcome.MissingParts missing -> putOff(row, missing, backOff.after(row.attempts()), surely);
      case Outcome.Waiting waiting -> putOff(row, waiting, backOff.after(row.attempts()), Fate.IN_DOUBT);
      case Outcome.ServerFault fault -> {
        if (row.attempts() + 1 >= maxAttempts && olderThanADay(row.firstFail())) {
          shelve(row, fault);
        } else {
          putOff(row, fault, backOff.after(row.attempts()), surely);
        }
      }
      case Outcome.Doubt doubt -> {
        endpoint.doubted(launched, nanos);
        putOff(row, doubt, backOff.after(row.attempts()), Fate.IN_DOUBT);
      }
    }
  }

  private void accepted(OutboxRow row, long nanos) {
    endpoint.accepted(nanos);
    refusedAt.remove(row.key());
    if (row.isFiling()) {
      filingAccepted = OptionalLong.of(nanos);
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
  private void refuse(Crossing.Crossed crossed, Outcome.Refused refused, long launched, long nanos) {
    OutboxRow row = crossed.row();
    boolean asked = crossed.stage() == Stage.ASKED;
    boolean systemic = endpoint.refused(row.lane(), launched, nanos);
    boolean othersAccepted =
        row.refused().isPresent()
            && filingAccepted.isPresent()
            && filingAccepted.getAsLong() >= refusedAt.getOrDefault(row.key(), Long.MIN_VALUE);
    boolean longAgo = row.attempts() + 1 >= maxAttempts && olderThanADay(row.refused());
    if (!asked && !systemic && (othersAccepted || longAgo)) {
      shelve(row, refused);
      return;
    }
    refusedAt.putIfAbsent(row.key(), nanos);
    refusedWait = true;
    putOff(row, refused, backOff.after(row.attempts()), asked ? Fate.IN_DOUBT : Fate.REFUSED);
  }

  private boolean olderThanADay(OptionalLong since) {
    return since.isPresent()
        && since.getAsLong() >= FIRST_BELIEVABLE_MS
        && clock.millis() - since.getAsLong() >= GIVE_UP_AFTER.toMillis();
  }

  private void shelve(OutboxRow row, Outcome outcome) {
    refusedAt.remove(row.key());
    dispatch.shelve(row, outcome.word());
    alarms.lookSoon();
  }

  private void stopAll(OutboxRow row, Outcome outcome, Fate fate, long launched, long nanos) {
    endpoint.stopped(launched, nanos);
    untouched(row, outcome, aside(row), fate);
  }

  /** The one whose answer stopped everything steps aside a little: if it was only its own, the next probe shows it. */
  private Duration aside(OutboxRow row) {
    return backOff.after(row.attempts());
  }

  /** Not the item's fault: it keeps its count. */
  private void untouched(OutboxRow row, Outcome outcome, Duration wait, Fate fate) {
    dispatch.failed(row, outcome.word(), outcome.http(), wait.toMillis(), false, fate);
  }

  private void putOff(OutboxRow row, Outcome outcome, Duration wait, Fate fate) {
    dispatch.failed(row, outcome.word(), outcome.http(), wait.toMillis(), true, fate);
  }
}
