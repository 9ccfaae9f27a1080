package org.hall24.queue.conformance;

/**
 * What one case showed.
 *
 * @param name the case
 * @param verdict what came of it
 * @param detail what was seen instead, or why it was not run; empty when it passed
 */
public record CaseResult(String name, Verdict verdict, String detail) {

  /** What came of a case. */
  public enum Verdict {
    /** The backend did as the contract says. */
    PASSED,
    /** It did not. */
    FAILED,
    /** One address, one run or the contract itself cannot show it. */
    NOT_RUN
  }
}
