package org.hall24.locker.board;

/** Which state byte of a query-all reply holds channels 1–8; public sources disagree, so it is learned at commissioning. */
public enum QueryOrder {
  /** The first one. */
  FIRST,
  /** The last one: what most sources say. */
  LAST
}
