package org.hall24.locker.cell;

/** Why a door is opened. */
public enum Purpose {
  /** A resident puts originals in. */
  DEPOSIT,
  /** A courier (or whoever may) takes them out. */
  COLLECT,
  /** Whoever handed something over or took it opens the same cell again, a little later: something was forgotten. */
  REOPEN,
  /** Staff look what is inside. */
  INSPECT,
  /** A technician works on the cell. */
  TECHNICIAN,
  /** Two people open cells whatever they hold; what they held is doubtful afterwards. */
  EMERGENCY;

  /** Whether something is handed over, so that the closed door needs a word about what lies behind it. */
  boolean handsOver() {
    return this == DEPOSIT || this == COLLECT || this == REOPEN;
  }
}
