package org.hall24.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Time that leaps instead of passing, for tests and for replaying recordings.
 *
 * <p>Two kinds. {@link #manual()}: time stands still, whoever waits waits until a test {@linkplain #leap leaps} past the
 * moment; {@link #awaitWaiters} tells when everybody has come to rest. {@link #eager()}: waiting for time alone takes no
 * time, the clock leaps by itself; waiting for somebody else's signal still takes real time, up to the limit given, and
 * moves the clock only when the limit is reached.
 */
public final class LeapTicker implements Ticker {
  private final boolean eager;
  private final ReentrantLock guard = new ReentrantLock();
  private final Condition changed = guard.newCondition();
  private final Set<Waiter> waiters = new HashSet<>();
  private long now;

  private LeapTicker(boolean eager) {
    this.eager = eager;
  }

  /** Time moves only by {@link #leap}. */
  public static LeapTicker manual() {
    return new LeapTicker(false);
  }

  /** Whoever waits moves the time at once. */
  public static LeapTicker eager() {
    return new LeapTicker(true);
  }

  @Override
  public long nanos() {
    guard.lock();
    try {
      return now;
    } finally {
      guard.unlock();
    }
  }

  /** Moves the time on and wakes everybody whose moment has come. */
  public void leap(Duration by) {
    List<Waiter> due = new ArrayList<>();
    guard.lock();
    try {
      now += Nanos.of(by);
      for (Waiter waiter : waiters) {
        if (waiter.until - now <= 0) {
          due.add(waiter);
        }
      }
      changed.signalAll();
    } finally {
      guard.unlock();
    }
    // Outside our own lock: the waiter's lock is somebody else's, and he takes ours while he holds his.
    due.forEach(Waiter::wake);
  }

  /** Blocks until at least this many threads wait for time to pass. */
  public void awaitWaiters(int count) throws InterruptedException {
    guard.lock();
    try {
      while (waiters.size() < count) {
        changed.await();
      }
    } finally {
      guard.unlock();
    }
  }

  @Override
  public void await(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    long nanos = Nanos.of(duration);
    if (nanos == 0) {
      return;
    }
    if (eager) {
      leap(duration);
      return;
    }
    guard.lock();
    try {
      Waiter me = new Waiter(now + nanos, guard, changed);
      waiters.add(me);
      changed.signalAll();
      try {
        while (me.until - now > 0) {
          changed.await();
        }
      } finally {
        waiters.remove(me);
      }
    } finally {
      guard.unlock();
    }
  }

  @Override
  public void awaitSignal(Lock lock, Condition condition, Duration atMost) throws InterruptedException {
    long nanos = Nanos.of(atMost);
    if (nanos == 0) {
      return;
    }
    if (eager) {
      if (condition.awaitNanos(nanos) <= 0) {
        leap(atMost);
      }
      return;
    }
    Waiter me = enter(lock, condition, nanos);
    try {
      condition.await();
    } finally {
      leave(me);
    }
  }

  private Waiter enter(Lock lock, Condition condition, long nanos) {
    guard.lock();
    try {
      Waiter me = new Waiter(now + nanos, lock, condition);
      waiters.add(me);
      changed.signalAll();
      return me;
    } finally {
      guard.unlock();
    }
  }

  private void leave(Waiter me) {
    guard.lock();
    try {
      waiters.remove(me);
      changed.signalAll();
    } finally {
      guard.unlock();
    }
  }

  /** One thread at rest. Identity matters, so it is no record. */
  private static final class Waiter {
    final long until;
    final Lock lock;
    final Condition condition;

    Waiter(long until, Lock lock, Condition condition) {
      this.until = until;
      this.lock = lock;
      this.condition = condition;
    }

    void wake() {
      lock.lock();
      try {
        condition.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
