package org.hall24.queue;

/**
 * What happens wholly or not at all: journal events, view changes and outbox rows of one step.
 *
 * <p>A unit runs on the writer thread and may be run a second time when a neighbour in the same commit failed, so it must
 * touch nothing but its transaction. It must not wait for anything.
 *
 * @param <T> what the caller learns after the commit
 */
@FunctionalInterface
public interface Unit<T> {

  /** Does the step; throwing undoes it and nothing else. */
  T run(Transaction tx);
}
