package org.hall24.link;

/** Which waiting exchange goes first; equal ones keep their order. */
public enum Priority {
  /** A person waits for a movement: opening a door. */
  MOTION,
  /** A person waits for an answer: reading a card, printing. */
  PERSON,
  /** Nobody waits: polling, health. */
  HOUSEKEEPING
}
