package org.hall24.link;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where callers wait for their turn on a port: the state they are turned away by, their calls in the order of urgency, and
 * the end of it all, under one lock.
 *
 * <p>Callers come by {@link #call}; everything else is for the one thread that owns the port.
 */
final class CallQueue {
  private final String port;
  private final Ticker ticker;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wake = lock.newCondition();
  private final PriorityQueue<PortCall<?>> waiting = new PriorityQueue<>();
  private long tickets;
  private boolean closed;
  private DeviceState state = new DeviceState.Connecting();
  private @Nullable Link current;

  /**
   * @param port whose calls they are, for what a broken exchange says
   * @param ticker measures the callers' patience
   */
  CallQueue(String port, Ticker ticker) {
    this.port = port;
    this.ticker = ticker;
  }

  DeviceState state() {
    lock.lock();
    try {
      return state;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the exchange's turn and its end; see {@link PortOwner#call}. */
  <T> Answer<T> call(Priority priority, Duration deadline, Exchange<T> exchange) throws InterruptedException {
    long until = ticker.in(deadline);
    lock.lockInterruptibly();
    try {
      if (!takesCalls(state)) {
        return new Answer.NotReady<>(state);
      }
      PortCall<T> call = new PortCall<>(priority, tickets++, exchange, until, lock.newCondition());
      waiting.add(call);
      wake.signalAll();
      try {
        for (; ; ) {
          Answer<T> answer = call.outcome(port);
          if (answer != null) {
            return answer;
          }
          long left = until - ticker.nanos();
          if (left <= 0) {
            return new Answer.TimedOut<>(call.started);
          }
          ticker.awaitSignal(lock, call.over, Duration.ofNanos(left));
        }
      } finally {
        waiting.remove(call); // taken back, unless it was started or is over
      }
    } finally {
      lock.unlock();
    }
  }

  private static boolean takesCalls(DeviceState state) {
    return state.usable() || state instanceof DeviceState.Connecting;
  }

  /**
   * The next call that is still wanted, marked as started.
   *
   * @param patience how long to wait for one
   * @return nothing when none came, or when the port is being closed
   */
  @Nullable PortCall<?> next(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      PortCall<?> call = pollWanted();
      if (call == null && !closed) {
        ticker.awaitSignal(lock, wake, patience);
        call = pollWanted();
      }
      if (call != null) {
        call.started = true;
      }
      return call;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable PortCall<?> pollWanted() {
    PortCall<?> call = waiting.poll();
    // The caller's own clock may not have woken him yet; his time is up all the same, and nothing is sent for him.
    while (call != null && call.until - ticker.nanos() <= 0) {
      call.answer(new Answer.TimedOut<>(false));
      call = waiting.poll();
    }
    return call;
  }

  boolean anybodyWaits() {
    lock.lock();
    try {
      return !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Ends a started call for the caller who waits for it. */
  <T> void finish(PortCall<T> call, Answer<T> answer) {
    lock.lock();
    try {
      call.answer(answer);
    } finally {
      lock.unlock();
    }
  }

  /** Ends a started call with its own broken assumption. */
  void broke(PortCall<?> call, RuntimeException cause) {
    lock.lock();
    try {
      call.broke(cause);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sets the state, and sends the waiting away when it is none to wait in.
   *
   * @return whether it is another one than before
   */
  boolean show(DeviceState next) {
    lock.lock();
    try {
      boolean another = !state.equals(next);
      state = next;
      if (!takesCalls(next)) {
        for (PortCall<?> call = waiting.poll(); call != null; call = waiting.poll()) {
          call.answer(new Answer.NotReady<>(next));
        }
      }
      return another;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The line that is open now, for whoever closes the port; none between two.
   *
   * @throws InterruptedException when the port is being closed
   */
  void adopt(@Nullable Link link) throws InterruptedException {
    lock.lock();
    try {
      current = link;
      if (closed) {
        throw new InterruptedException();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits, but not longer than until {@link #close()}.
   *
   * @throws InterruptedException when the port is being closed
   */
  void pause(Duration duration) throws InterruptedException {
    long end = ticker.in(duration);
    lock.lock();
    try {
      for (long left = end - ticker.nanos(); left > 0; left = end - ticker.nanos()) {
        if (closed) {
          throw new InterruptedException();
        }
        ticker.awaitSignal(lock, wake, Duration.ofNanos(left));
      }
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * From now on the owner's thread finds its end wherever it waits here.
   *
   * @return the line that is open now, if any
   */
  @Nullable Link close() {
    lock.lock();
    try {
      closed = true;
      wake.signalAll();
      return current;
    } finally {
      lock.unlock();
    }
  }
}
