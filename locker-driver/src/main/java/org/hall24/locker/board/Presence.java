package org.hall24.locker.board;

/** What a cell's content sensor (for example the infrared input of a KERONG CU board) says. */
public enum Presence {
  /** Something lies in the cell. */
  PRESENT,
  /** Nothing lies in the cell. */
  ABSENT,
  /** There is a sensor and it was not read. */
  UNKNOWN,
  /** There is no sensor. */
  NONE
}
