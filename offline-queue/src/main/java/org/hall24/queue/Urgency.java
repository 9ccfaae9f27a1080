package org.hall24.queue;

/** Who is served first when several units wait for the writer. */
public enum Urgency {
  /** A door waits for its intent to be on disk. */
  DOOR,
  /** A resident waits for the number. */
  FILING,
  /** A thing changed hands. */
  CUSTODY,
  /** Everything that nobody waits for. */
  REST
}
