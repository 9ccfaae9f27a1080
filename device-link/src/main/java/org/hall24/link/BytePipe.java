package org.hall24.link;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Bytes handed from one thread to another: the input side of every link that is fed by somebody else. Waiting parks, so
 * virtual threads may wait in crowds. Bytes are wiped as soon as they are taken, because they may be a person's.
 */
final class BytePipe {

  /** More than any device sends unasked; what overruns it is lost, as it is on a wire. */
  static final int LIMIT = 1 << 20;

  private final Ticker ticker;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private byte[] bytes = new byte[256];
  private int from;
  private int to;
  private LinkException.@Nullable Kind ended;
  private String endMessage = "";

  BytePipe(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Appends bytes; after the end, or above the limit, they are lost. */
  void put(byte[] source, int offset, int length) {
    lock.lock();
    try {
      int room = Math.min(length, LIMIT - (to - from));
      if (ended != null || room <= 0) {
        return;
      }
      makeRoom(room);
      System.arraycopy(source, offset, bytes, to, room);
      to += room;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** As {@link Link#read}. */
  int take(byte[] target, int offset, int length, Duration timeout) throws LinkException {
    lock.lock();
    try {
      long end = ticker.in(timeout);
      throwIfEnded();
      while (from == to) {
        long left = end - ticker.nanos();
        if (left <= 0) {
          return 0;
        }
        ticker.awaitSignal(lock, arrived, Duration.ofNanos(left));
        throwIfEnded();
      }
      int count = Math.min(length, to - from);
      System.arraycopy(bytes, from, target, offset, count);
      Arrays.fill(bytes, from, from + count, (byte) 0);
      from += count;
      return count;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException(LinkException.Kind.CLOSED, "told to stop while waiting for the line", e);
    } finally {
      lock.unlock();
    }
  }

  /** Throws away what was not taken. */
  void clear() {
    lock.lock();
    try {
      wipe();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the pipe for the reader, also one that waits now. The first end counts. */
  void end(LinkException.Kind kind, String message) {
    lock.lock();
    try {
      if (ended == null) {
        ended = kind;
        endMessage = message;
        wipe();
      }
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Throws when the pipe was ended. */
  void check() throws LinkException {
    lock.lock();
    try {
      throwIfEnded();
    } finally {
      lock.unlock();
    }
  }

  private void throwIfEnded() throws LinkException {
    if (ended != null) {
      throw new LinkException(ended, endMessage);
    }
  }

  private void wipe() {
    Arrays.fill(bytes, from, to, (byte) 0);
    from = 0;
    to = 0;
  }

  private void makeRoom(int wanted) {
    if (bytes.length - to >= wanted) {
      return;
    }
    int held = to - from;
    byte[] old = bytes;
    byte[] next = held + wanted <= old.length ? old : new byte[Math.max(old.length * 2, held + wanted)];
    System.arraycopy(old, from, next, 0, held);
    // What stays behind in the old array, or behind the moved bytes, would be a copy nobody wipes.
    Arrays.fill(old, next == old ? held : 0, old.length, (byte) 0);
    bytes = next;
    from = 0;
    to = held;
  }
}
