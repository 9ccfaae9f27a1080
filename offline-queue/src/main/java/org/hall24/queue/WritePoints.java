package org.hall24.queue;

/**
 * Called by the writer around everything that changes a file, so that a test can have the process killed exactly there. For
 * tests only; a machine in the street has {@link #NONE}.
 */
@FunctionalInterface
public interface WritePoints {

  /** Nobody is told. */
  WritePoints NONE = where -> {};

  /** The writer is about to do, or has just done, what the word says. */
  void reached(String where);
}
