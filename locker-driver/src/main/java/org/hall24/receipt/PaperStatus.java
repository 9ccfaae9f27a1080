package org.hall24.receipt;

import java.util.EnumMap;
import java.util.Map;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.PrinterStatus.Condition;
import org.hall24.receipt.PrinterStatus.Paper;

/**
 * What the answers to DLE EOT 1–4 and GS r 1 mean together (Epson ESC/POS reference; bit meanings agree in the sheets of
 * Bixolon, SNBC and Citizen). A printer that answers only some of them is read by those.
 */
final class PaperStatus {
  private final Map<Ask, Integer> bits = new EnumMap<>(Ask.class);

  void put(Ask ask, int reply) {
    bits.put(ask, reply);
  }

  /** Whether a question was answered. */
  boolean has(Ask ask) {
    return bits.containsKey(ask);
  }

  boolean empty() {
    return bits.isEmpty();
  }

  /** The fault that the printer cannot get rid of by itself; empty when there is none. */
  String fault() {
    if (has(Ask.ERROR, 0x08)) {
      return "cutter-error";
    }
    if (has(Ask.ERROR, 0x04)) {
      return "mechanical-error";
    }
    return has(Ask.ERROR, 0x20) ? "unrecoverable-error" : "";
  }

  PrinterStatus read() {
    if (bits.isEmpty()) {
      return PrinterStatus.unreachable();
    }
    Paper paper = paper();
    if (paper == Paper.OUT) {
      return new PrinterStatus(Condition.PAPER_OUT, paper);
    }
    if (has(Ask.OFFLINE_CAUSE, 0x04)) {
      return new PrinterStatus(Condition.COVER_OPEN, paper);
    }
    boolean offline =
        has(Ask.PRINTER, 0x08) || has(Ask.OFFLINE_CAUSE, 0x48) || has(Ask.ERROR, 0x6C);
    return new PrinterStatus(offline ? Condition.OFFLINE : Condition.READY, paper);
  }

  private Paper paper() {
    if (has(Ask.PAPER, 0x60) || has(Ask.OFFLINE_CAUSE, 0x20) || has(Ask.ORDERED_PAPER, 0x0C)) {
      return Paper.OUT;
    }
    if (has(Ask.PAPER, 0x0C) || has(Ask.ORDERED_PAPER, 0x03)) {
      return Paper.NEAR_END;
    }
    return has(Ask.PAPER) || has(Ask.ORDERED_PAPER) ? Paper.OK : Paper.UNKNOWN;
  }

  /** Whether any of the bits is set in the answer to a question. */
  private boolean has(Ask ask, int mask) {
    return (bits.getOrDefault(ask, 0) & mask) != 0;
  }
}
