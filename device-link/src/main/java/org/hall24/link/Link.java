package org.hall24.link;

import java.time.Duration;

/**
 * An open line to one device: bytes out, bytes in, a deadline on every wait.
 *
 * <p>A link has one owner and is not thread-safe, except that {@link #close()} may be called from any thread and ends a
 * waiting read with a {@link LinkException}.
 */
public interface Link extends AutoCloseable {

  /** The name a person knows this line by, for example {@code /dev/ttyUSB0}. */
  String name();

  /**
   * Writes all bytes and returns when the operating system has taken them.
   *
   * @throws LinkException when the line is gone or closed
   */
  void write(byte[] bytes) throws LinkException;

  /**
   * Reads what is there, waiting until at least one byte came or the time is up.
   *
   * @param buffer where the bytes go
   * @param offset first index to fill
   * @param length at most this many bytes, at least 1
   * @param timeout how long to wait for the first byte; zero only takes what is there
   * @return the number of bytes read, 0 when the time was up
   * @throws LinkException when the line is gone or closed
   */
  int read(byte[] buffer, int offset, int length, Duration timeout) throws LinkException;

  /** Throws away every byte that came and was not read yet. */
  void discardInput() throws LinkException;

  /**
   * Tells whether the line is still there, taking no byte and waiting for none. An owner asks this while it has nothing
   * else to ask, so that a cable pulled in a quiet hour is noticed too. A link that cannot know says nothing.
   *
   * @throws LinkException when the line is gone or closed
   */
  default void check() throws LinkException {}

  /** The speed of the line in bits per second; 0 for a line that has none of its own. */
  default int baud() {
    return 0;
  }

  /**
   * Sets the open line to another speed; nothing happens on a line that has none of its own. The next opening begins with the
   * port's own speed again.
   *
   * @param baud bits per second, 1 or more
   * @throws LinkException when the line is gone or closed
   */
  default void setBaud(int baud) throws LinkException {}

  /** Closes the line; closing twice is harmless. */
  @Override
  void close();
}
