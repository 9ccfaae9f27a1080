package org.hall24.locker.board;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Which boards answer, and how long a silent one is left alone so that it slows nobody: one lost answer costs nothing, then
 * one second, two, four. Thread-safe.
 */
final class BoardHealth {
  private static final Duration FIRST_REST = Duration.ofSeconds(1);
  private static final int LONGEST_REST = 2;

  private final Map<Integer, Integer> silences = new HashMap<>();
  private final Map<Integer, Long> askAgainAt = new HashMap<>();

  /** A board answered, or did not. */
  synchronized void heard(int board, boolean answered, long now) {
    if (answered) {
      silences.put(board, 0);
      askAgainAt.remove(board);
      return;
    }
    int times = silences.merge(board, 1, Integer::sum);
    if (times > 1) {
      askAgainAt.put(board, now + FIRST_REST.toNanos() * (1L << Math.min(times - 2, LONGEST_REST)));
    }
  }

  /** Whether a board is left alone for now. */
  synchronized boolean resting(int board, long now) {
    Long until = askAgainAt.get(board);
    return until != null && now - until < 0;
  }

  /** Somebody waits for it: it rests no longer. */
  synchronized void wake(int board) {
    askAgainAt.remove(board);
  }

  /** The line is a new one: nobody rests. */
  synchronized void wakeAll() {
    askAgainAt.clear();
  }

  /** Whether some board was silent when last asked. */
  synchronized boolean anySilent() {
    return silences.values().stream().anyMatch(n -> n > 0);
  }

  /** Whether some board answered when last asked. */
  synchronized boolean anyAnswers() {
    return silences.values().stream().anyMatch(n -> n == 0);
  }
}
