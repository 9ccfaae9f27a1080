package org.hall24.link;

import java.util.Map;

/**
 * A device seen from the other end of the wire. It speaks real bytes and counts what a host does wrong.
 *
 * <p>State that survives a pulled cable (a bolt, paper, a card on the reader) belongs to the emulator object; state of the
 * line belongs to one call of {@link #serve}.
 */
public interface Emulator {

  /** The driver it answers to, for example {@code sam} or {@code lock8a}. */
  String driver();

  /** The pace of the real line in bit/s, 10 bits a byte, applied by whoever runs it; 0 for none. */
  int baud();

  /**
   * Serves one connection until the line is lost or the thread is interrupted.
   *
   * @throws LinkException when the line is lost
   */
  void serve(Link line) throws LinkException, InterruptedException;

  /**
   * Counters for the end of a run, stable names, at least {@code malformed}, {@code overlapping} and {@code forbidden}:
   * frames of the host that broke the protocol, came before the last answer was due, or may never be sent.
   */
  Map<String, Long> counts();
}
