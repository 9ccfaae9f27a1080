package org.hall24.receipt.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hall24.receipt.escpos.Octets;
import org.hall24.receipt.escpos.PrinterReply;

/** What the printer says of itself when it is asked in order with the data. */
final class OrderedAnswers {
  private static final int SEPARATOR = 0x1F;

  private OrderedAnswers() {}

  /** GS I: one byte for the old questions, a block of text for the newer ones; nothing for those it does not know. */
  static Optional<PrinterReply> identity(int which) {
    return switch (which) {
      case 1, 0x31 -> Optional.of(new PrinterReply.Ordered(0x20));
      case 2, 0x32 -> Optional.of(new PrinterReply.Ordered(0x02));
      case 3, 0x33 -> Optional.of(new PrinterReply.Ordered(0x01));
      case 0x41 -> Optional.of(text("1.00"));
      case 0x42 -> Optional.of(text("HALL24"));
      case 0x43 -> Optional.of(text("EMULATOR"));
      case 0x44 -> Optional.of(text("00000024"));
      case 0x45 -> Optional.of(text("CHINA GB18030"));
      default -> Optional.empty();
    };
  }

  /** GS ( k 182: how wide and high the stored code will be, and whether it can be printed. */
  static PrinterReply codeSize(int dots, int paperDots) {
    StringBuilder body = new StringBuilder("6");
    body.append(dots).append((char) SEPARATOR).append(dots).append((char) SEPARATOR);
    body.append('1').append((char) SEPARATOR).append(dots > 0 && dots <= paperDots ? '0' : '1');
    return new PrinterReply.Block(0x37, ascii(body.toString()));
  }

  /** Custom's counters, in plain text. */
  static PrinterReply counter(int which, long cuts, long retracts) {
    String text =
        switch (which) {
          case 0xE2 -> cuts + " cuts";
          case 0xE4 -> retracts + "ret";
          default -> "0cm";
        };
    return new PrinterReply.Expected(ascii(text));
  }

  private static PrinterReply text(String text) {
    return new PrinterReply.Block(0x5F, ascii(text));
  }

  private static Octets ascii(String text) {
    return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
