package org.hall24.link;

/**
 * One question and its answer (or a short fixed series of them) on a line that nobody else uses meanwhile.
 *
 * @param <T> what the exchange yields; failures of the device are values of T, not exceptions
 */
@FunctionalInterface
public interface Exchange<T> {

  /**
   * Runs on the port's own thread.
   *
   * @throws LinkException when the line is lost; the owner closes it and looks for it again
   * @throws InterruptedException when the owner is told to stop
   */
  T on(Link link) throws LinkException, InterruptedException;
}
