package org.hall24.receipt;

/** What became of a printed ticket at the mouth of the printer. */
public enum Taken {
  /** A hand took it. */
  TAKEN("taken"),
  /** Nobody took it; it was drawn back into the machine. */
  RETRACTED("retracted"),
  /** Nobody took it; it was thrown out. */
  EJECTED("ejected"),
  /** Nobody took it in time; it lies there. */
  LEFT("left"),
  /** The printer cannot tell, or did not. */
  UNKNOWN("unknown");

  private final String word;

  Taken(String word) {
    this.word = word;
  }

  /** The stable word for programs. */
  public String word() {
    return word;
  }
}
