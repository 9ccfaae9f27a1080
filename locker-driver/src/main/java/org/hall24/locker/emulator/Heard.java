package org.hall24.locker.emulator;

import java.time.Duration;
import java.util.Optional;

/** What a board heard from its host, in any dialect. */
sealed interface Heard {

  /**
   * An order to release one bolt.
   *
   * @param pulse for how long, where the host says so
   */
  record Order(int board, int channel, Optional<Duration> pulse) implements Heard {}

  /** A question for one contact. */
  record One(int board, int channel) implements Heard {}

  /**
   * A question for all contacts of a board.
   *
   * @param count how many are wanted, 0 for all that there are
   */
  record All(int board, int count) implements Heard {}

  /** An order to switch every coil of a board off. */
  record Off(int board) implements Heard {}

  /** A sound question that is answered without a look at any door. */
  record Aside(int board, byte[] answer) implements Heard {}

  /**
   * A sound frame no host of ours may send: all doors at once, several at once, a coil held on.
   *
   * @param hex its bytes
   */
  record Forbidden(String hex) implements Heard {}

  /** A stretch of bytes that is no frame; told once per stretch, when it ends. */
  record Malformed(int bytes) implements Heard {}
}
