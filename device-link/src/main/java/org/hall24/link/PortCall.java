package org.hall24.link;

import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * One caller's exchange on its way through a port's queue. All fields but the final ones are guarded by the queue's lock.
 *
 * @param <T> what the exchange yields
 */
final class PortCall<T> implements Comparable<PortCall<?>> {
  private final Priority priority;
  private final long ticket;
  private final Exchange<T> exchange;

  /** The moment, in the owner's ticker time, at which the caller gives up. */
  final long until;

  /** Signalled when the call is over. */
  final Condition over;

  boolean started;
  private @Nullable Answer<T> answer;
  private @Nullable RuntimeException broken;

  PortCall(Priority priority, long ticket, Exchange<T> exchange, long until, Condition over) {
    this.priority = priority;
    this.ticket = ticket;
    this.exchange = exchange;
    this.until = until;
    this.over = over;
  }

  /** Runs the exchange; without the lock. */
  T on(Link link) throws LinkException, InterruptedException {
    return exchange.on(link);
  }

  /** Ends the call for the caller who waits for it. */
  void answer(Answer<T> with) {
    answer = with;
    over.signalAll();
  }

  /** Ends the call with the exchange's own broken assumption, which is the caller's to see. */
  void broke(RuntimeException cause) {
    broken = cause;
    over.signalAll();
  }

  /** What became of it, or nothing while it waits or runs. */
  @Nullable Answer<T> outcome(String port) {
    if (broken != null) {
      throw new IllegalStateException("an exchange on " + port + " broke an assumption", broken);
    }
    return answer;
  }

  /** The more urgent first; equals keep their order. */
  @Override
  public int compareTo(PortCall<?> other) {
    int byPriority = priority.compareTo(other.priority);
    return byPriority != 0 ? byPriority : Long.compare(ticket, other.ticket);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(ticket);
  }
}
