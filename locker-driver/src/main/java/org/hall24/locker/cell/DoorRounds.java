package org.hall24.locker.cell;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.hall24.link.Ticker;
import org.hall24.locker.board.LockBoard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at all doors again and again while nobody opens one. On the watching thread only. */
final class DoorRounds {
  private static final Logger log = LoggerFactory.getLogger(DoorRounds.class);
  /** The line is free for others at least that long between two looks. */
  private static final Duration BREATH = Duration.ofMillis(100);

  private static final Duration HARK_EVERY = Duration.ofMillis(50);

  private final LockBoard board;
  private final DoorWatch watch;
  private final ReentrantLock line;
  private final CabinetTiming timing;
  private final Ticker ticker;
  private long lookedAt;

  /**
   * @param line held by whoever looks at doors or moves a bolt
   */
  DoorRounds(LockBoard board, DoorWatch watch, ReentrantLock line, CabinetTiming timing, Ticker ticker) {
    this.board = board;
    this.watch = watch;
    this.line = line;
    this.timing = timing;
    this.ticker = ticker;
    this.lookedAt = ticker.nanos();
  }

  /** Until interrupted. */
  void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        once();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the time of the next look, and looks. */
  void once() throws InterruptedException {
    untilTheNextLook();
    line.lockInterruptibly();
    try {
      lookedAt = ticker.nanos();
      watch.look(false);
    } catch (NotRecordedException e) {
      // What was seen is seen again at the next look.
      log.error("locker.watch not recorded", e);
    } finally {
      line.unlock();
    }
  }

  /**
   * Half a second from the beginning of one look to that of the next, so that a long line tells no later than a short one;
   * less when a board says by itself that a door has moved.
   */
  private void untilTheNextLook() throws InterruptedException {
    long least = ticker.nanos() + Math.min(BREATH.toNanos(), timing.pollEvery().toNanos());
    long due = lookedAt + timing.pollEvery().toNanos();
    long end = due - least > 0 ? due : least;
    boolean reports = board.settings().reports();
    for (long left = end - ticker.nanos(); left > 0; left = end - ticker.nanos()) {
      ticker.await(Duration.ofNanos(reports ? Math.min(left, HARK_EVERY.toNanos()) : left));
      if (reports && board.reported()) {
        return;
      }
    }
  }
}
