package org.hall24.queue;

/** Whether the journal is what was written, all of it and in order. */
public sealed interface ChainCheck {

  /**
   * Every event follows from the one before, and none that the witness saw is gone.
   *
   * @param events how many
   * @param hash the last hash, 64 lower-case hex digits
   */
  record Whole(long events, String hash) implements ChainCheck {}

  /**
   * The chain breaks.
   *
   * @param at the first event that does not fit, or the first that is missing
   * @param what a sentence without personal data
   */
  record Broken(long at, String what) implements ChainCheck {}
}
