package org.hall24.kiosk.print;

import java.util.Locale;

/** What can be said of a document that was to be printed. */
public sealed interface PrintOutcome {

  /** It is on paper, as far as the evidence goes. */
  record Printed(Evidence evidence) implements PrintOutcome {}

  /** The printer could not begin; nothing was sent. */
  record NotReady(PrinterStanding standing) implements PrintOutcome {}

  /**
   * It did not come out whole.
   *
   * @param reason {@code paper-out}, {@code jam}, {@code stuck}, {@code aborted}, {@code refused}, {@code ended} …
   * @param withdrawn whether the printer confirmed that the job is gone, so that nothing of it comes out later
   */
  record Failed(String reason, boolean withdrawn) implements PrintOutcome {}

  /** The connection broke and nothing could be learnt of the job since. */
  record Unknown(String reason) implements PrintOutcome {}

  /** Nobody answered; nothing was sent. */
  record Unreachable() implements PrintOutcome {}

  /** On what it rests that something is printed; the stronger first. */
  enum Evidence {
    /** The printer itself said that the job is completed. */
    JOB_COMPLETED,
    /** A spooler handed every byte over to a printer that says nothing, and no trouble was seen. */
    HANDED_OVER;

    /** As {@code hallctl} writes it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
