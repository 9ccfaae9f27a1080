package org.hall24.receipt;

/**
 * What became of a receipt.
 *
 * @param outcome the word a caller decides by
 * @param evidence what the printer gave for it
 * @param reason why it is not printed, a stable word such as {@code paper-out}; empty when printed
 * @param paper the paper as last seen
 */
public record PrintResult(Outcome outcome, Evidence evidence, String reason, PrinterStatus.Paper paper) {

  /** What became of a receipt. */
  public enum Outcome {
    /** On paper, by the evidence given. */
    PRINTED("printed"),
    /** Bytes were sent and the end is not known: some or all of it may be on paper. Never sent again by itself. */
    UNKNOWN("unknown"),
    /** Nothing was sent, because the printer could not print; ask again later. */
    NOT_READY("not-ready"),
    /** The printer reported a fault while printing. */
    FAILED("failed"),
    /** Nothing was sent, because nothing answers. */
    UNREACHABLE("unreachable");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** The stable word for programs. */
    public String word() {
      return word;
    }
  }

  /** What a printer gave as proof, strongest first. None of it says that a hand took the paper. */
  public enum Evidence {
    /** GS ( H 48 came back: every dot before it is burned. */
    PROCESS_ID("process-id"),
    /** GS r was answered after the last byte, and the status was clean: everything was worked through. */
    ORDERED_STATUS("ordered-status"),
    /** All bytes were taken and the status stayed clean for as long as printing takes. */
    STATUS("status"),
    /** Nothing. */
    NONE("none");

    private final String word;

    Evidence(String word) {
      this.word = word;
    }

    /** The stable word for programs. */
    public String word() {
      return word;
    }
  }
}
