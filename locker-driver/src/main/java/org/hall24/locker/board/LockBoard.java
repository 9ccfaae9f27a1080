package org.hall24.locker.board;

import java.util.function.Consumer;
import org.hall24.link.DeviceState;

/**
 * The lock boards of one line: open one bolt, ask one contact, ask all contacts of a board. Nothing else exists, so nothing
 * can open more than one door.
 *
 * <p>Calls wait for their result and may come from any thread; one exchange is on the line at a time and an order to open
 * goes before waiting queries. An order is written at most once: whether to try again is for a person to say.
 */
public interface LockBoard extends AutoCloseable {

  /** The driver's name in the configuration, for example {@code lock8a}. */
  String driver();

  /** The settings of the boards on this line. */
  BoardSettings settings();

  /**
   * Whether the line gives back what is sent over it: as it is set, or as it was found out on the line that is open now.
   *
   * @return {@link Echo#AUTO} as long as nobody knows; a board that hangs on no line echoes nothing
   */
  default Echo echo() {
    return Echo.NO;
  }

  /** What the line and its boards show now. */
  DeviceState state();

  /**
   * Tells of every change of {@link #state()}; the listener must return fast.
   *
   * @return closing it ends the subscription
   */
  AutoCloseable onState(Consumer<DeviceState> listener);

  /**
   * Orders one bolt to release.
   *
   * <p>The caller has recorded its intent before; see {@code org.hall24.locker.cell.IntentLog}.
   *
   * @param address one bolt
   * @param mark told on the line's own thread as soon as all bytes were taken, before any answer is read
   */
  Pulse open(LockAddress address, SentMark mark) throws InterruptedException;

  /**
   * Somebody waits for this board: it is asked again at once even when it has been silent, and the next order to it can
   * leave without waiting for the line to come to rest. Call it before an intent is written down.
   */
  default void attend(int board) throws InterruptedException {}

  /**
   * Whether a board told a door change unasked since this was asked last. It is a reason to look at once, nothing more: such
   * words collide with others on the line, and not all firmware says them.
   */
  default boolean reported() throws InterruptedException {
    return false;
  }

  /**
   * Switches every bolt of a board off, where the board has an order for that; nothing is energised by it. Call it at the
   * start: a relay may still burn from before.
   *
   * @return whether the board took it; true where there is nothing to switch off
   */
  default boolean switchOff(int board) throws InterruptedException {
    return true;
  }

  /** Asks one contact. */
  Reading query(LockAddress address) throws InterruptedException;

  /** Asks all contacts of a board. */
  Reading queryAll(int board) throws InterruptedException;

  /** Gives the line back. */
  @Override
  void close();

  /** Told that an order has left the host. */
  @FunctionalInterface
  interface SentMark {
    /**
     * @param hex the exact bytes, in hex
     */
    void sent(String hex);
  }
}
