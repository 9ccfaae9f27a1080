package org.hall24.link;

/**
 * What became of an exchange handed to a {@link PortOwner}.
 *
 * @param <T> what the exchange yields
 */
public sealed interface Answer<T> {

  /** The exchange ran to its end. */
  record Done<T>(T value) implements Answer<T> {}

  /** It was never started, because the device was not there: no byte was sent for it. */
  record NotReady<T>(DeviceState state) implements Answer<T> {}

  /** The line was lost while it ran: what the device did of it is unknown. */
  record LineLost<T>(String port) implements Answer<T> {}

  /**
   * The caller's time was up. {@code started} false: it was taken back before a byte was sent; true: it ran on and its
   * result is dropped.
   */
  record TimedOut<T>(boolean started) implements Answer<T> {}
}
