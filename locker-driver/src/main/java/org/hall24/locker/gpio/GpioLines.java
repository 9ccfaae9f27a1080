package org.hall24.locker.gpio;

import java.util.function.Consumer;

/** The pins of this machine, by their BCM number. */
public interface GpioLines extends AutoCloseable {

  /**
   * Takes a pin as an output, off.
   *
   * @throws GpioException when it cannot be had
   */
  Output output(int bcm) throws GpioException;

  /**
   * Takes a pin as an input, pulled up.
   *
   * @throws GpioException when it cannot be had
   */
  Input input(int bcm) throws GpioException;

  /** Switches every output off and gives the pins back. */
  @Override
  void close();

  /** A pin that is written. */
  interface Output {
    /**
     * Sets its level.
     *
     * @throws GpioException when the pin did not take it
     */
    void set(boolean high) throws GpioException;
  }

  /** A pin that is read. */
  interface Input {
    /**
     * Its level now.
     *
     * @throws GpioException when it cannot be read
     */
    boolean high() throws GpioException;

    /** Tells of every edge that is noticed, on a thread of the library; the listener must return fast. Edges get lost: read, too. */
    void onEdge(Consumer<Boolean> listener);
  }
}
