package org.hall24.receipt;

/**
 * What a printer shows now.
 *
 * @param condition whether it can print
 * @param paper how much paper there is
 */
public record PrinterStatus(Condition condition, Paper paper) {

  /** Whether a printer can print, and what keeps it from it. */
  public enum Condition {
    READY("ready"),
    PAPER_OUT("paper-out"),
    COVER_OPEN("cover-open"),
    OFFLINE("offline"),
    UNREACHABLE("unreachable");

    private final String word;

    Condition(String word) {
      this.word = word;
    }

    /** The stable word for programs. */
    public String word() {
      return word;
    }
  }

  /** How much paper there is. */
  public enum Paper {
    OK("ok"),
    NEAR_END("near-end"),
    OUT("out"),
    UNKNOWN("unknown");

    private final String word;

    Paper(String word) {
      this.word = word;
    }

    /** The stable word for programs. */
    public String word() {
      return word;
    }
  }

  /** Nothing answers. */
  public static PrinterStatus unreachable() {
    return new PrinterStatus(Condition.UNREACHABLE, Paper.UNKNOWN);
  }
}
