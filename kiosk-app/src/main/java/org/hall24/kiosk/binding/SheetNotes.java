package org.hall24.kiosk.binding;

import org.hall24.kiosk.journey.Screen.SheetNote;
import org.hall24.kiosk.print.PrintOutcome;
import org.hall24.kiosk.print.PrinterStanding;
import org.hall24.kiosk.print.PrinterStanding.Condition;

/** What a person is told of the A4 printer. */
final class SheetNotes {

  private SheetNotes() {}

  /** While a sheet is on its way. A printer that cannot be asked for a moment may still be printing. */
  static SheetNote of(PrinterStanding standing) {
    return standing.ready() || standing.condition() == Condition.UNREACHABLE ? SheetNote.PRINTING : of(standing.condition());
  }

  /** How it ended. */
  static SheetNote of(PrintOutcome outcome) {
    return switch (outcome) {
      case PrintOutcome.Printed _ -> SheetNote.PRINTED;
      case PrintOutcome.NotReady(PrinterStanding standing) -> of(standing.condition());
      case PrintOutcome.Failed(String reason, boolean _) -> of(reason);
      case PrintOutcome.Unknown _ -> SheetNote.STUCK;
      case PrintOutcome.Unreachable _ -> SheetNote.NOT_PRINTED;
    };
  }

  private static SheetNote of(String reason) {
    for (Condition condition : Condition.values()) {
      if (condition.word().equals(reason)) {
        return of(condition);
      }
    }
    return reason.equals("stuck") ? SheetNote.STUCK : SheetNote.NOT_PRINTED;
  }

  private static SheetNote of(Condition condition) {
    return switch (condition) {
      case PAPER_OUT -> SheetNote.PAPER_OUT;
      case JAM -> SheetNote.JAM;
      case COVER_OPEN, TRAY_MISSING -> SheetNote.OPEN;
      case UNREACHABLE, OFFLINE, STOPPED, TONER_OUT, NOT_ACCEPTING, READY -> SheetNote.NOT_PRINTED;
    };
  }
}
