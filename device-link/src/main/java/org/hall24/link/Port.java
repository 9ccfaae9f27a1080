package org.hall24.link;

/** A place where a line can be opened, again and again: a serial port, a pseudo-terminal, a pair in memory. */
public interface Port {

  /** The name a person knows this port by, for example {@code /dev/ttyUSB0}. */
  String name();

  /**
   * Opens the line.
   *
   * @throws LinkException when nothing is plugged in, the port is held by somebody else, or access is denied; the
   *     message says which
   */
  Link open() throws LinkException;
}
