package org.hall24.locker.cell;

/** How handing papers over at a cell ended. */
public sealed interface HandOverOutcome {

  /**
   * The door is closed and custody has passed.
   *
   * @param opened how the door opened
   */
  record Done(CellId cell, OpenOutcome opened) implements HandOverOutcome {}

  /**
   * No cell was opened.
   *
   * @param reason a stable word: {@code none-free}, {@code nothing-inside}, {@code power-low}, or why that very cell cannot be had
   */
  record NoCell(String reason) implements HandOverOutcome {}

  /** The door did not open, or not for sure; after {@link OpenOutcome.Jammed} the same order may be tried again. */
  record NotOpened(OpenOutcome outcome) implements HandOverOutcome {}

  /** The door was still open when the time was up; custody has not passed. What was being deposited is doubtful now. */
  record StillOpen(CellId cell, OpenOutcome opened) implements HandOverOutcome {}

  /**
   * The door is closed and custody has not passed.
   *
   * @param reason a stable word: {@code sensor-says-empty}, {@code sensor-says-full}, {@code nothing-to-confirm}
   */
  record NotConfirmed(CellId cell, OpenOutcome opened, String reason) implements HandOverOutcome {}
}
