package org.hall24.locker.board;

/** Whether the line gives back every byte the host sends, as some RS-485 adapters do. */
public enum Echo {
  /** It does not. */
  NO,
  /** It does: the bytes sent are expected back first, and are no answer. */
  YES,
  /** Found out with a harmless query each time the line is opened. */
  AUTO
}
