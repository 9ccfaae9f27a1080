package org.hall24.kiosk.print;

import java.util.List;
import java.util.Locale;

/**
 * How a printer says it is.
 *
 * @param condition the gravest of its reasons
 * @param paper what it says of its paper
 * @param busy whether it prints something now
 * @param reasons its {@code printer-state-reasons} as they came (RFC 8011, 5.4.12)
 * @param direct whether a job's end is told by the printer itself; false behind a spooler that only hands bytes over
 */
public record PrinterStanding(Condition condition, Paper paper, boolean busy, List<String> reasons, boolean direct) {

  public PrinterStanding {
    reasons = List.copyOf(reasons);
  }

  /** Nobody answers there. */
  public static PrinterStanding unreachable() {
    return new PrinterStanding(Condition.UNREACHABLE, Paper.UNKNOWN, false, List.of(), false);
  }

  /** Whether a job may be begun. */
  public boolean ready() {
    return condition == Condition.READY;
  }

  /** What stands in the way, the gravest first. */
  public enum Condition {
    UNREACHABLE,
    OFFLINE,
    STOPPED,
    JAM,
    PAPER_OUT,
    COVER_OPEN,
    TRAY_MISSING,
    TONER_OUT,
    NOT_ACCEPTING,
    READY;

    /** As {@code hallctl} writes it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How much paper. */
  public enum Paper {
    OK,
    NEAR_END,
    OUT,
    UNKNOWN;

    /** As {@code hallctl} writes it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
