package org.hall24.locker.cell;

/** How much a cell takes, smallest first. */
public enum CellSize {
  /** An envelope or a booklet. */
  SMALL,
  /** A file folder. */
  MEDIUM,
  /** A box of files. */
  LARGE
}
