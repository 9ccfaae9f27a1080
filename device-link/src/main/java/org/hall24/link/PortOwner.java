package org.hall24.link;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * The one owner of a port: opens it, greets the device, runs exchanges one at a time in order of {@link Priority},
 * notices a lost line and looks for it again, for ever, with a capped back-off and without using CPU.
 *
 * <p>This is the contract; {@code SupervisedPort} in this package is the implementation.
 */
public interface PortOwner extends AutoCloseable {

  /** The port's name. */
  String name();

  /** What the device shows now. */
  DeviceState state();

  /**
   * Tells of every change of {@link #state()}, on the owner's thread, in order; the listener must return fast.
   *
   * @return closing it ends the subscription
   */
  AutoCloseable onState(Consumer<DeviceState> listener);

  /**
   * Runs an exchange and waits for it.
   *
   * @param deadline how long the caller waits in all, in the queue and on the line
   */
  <T> Answer<T> call(Priority priority, Duration deadline, Exchange<T> exchange) throws InterruptedException;

  /** Stops the thread and closes the line. */
  @Override
  void close();
}
