package org.hall24.receipt.emulator;

import java.util.EnumSet;
import java.util.Set;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.PrinterProfile.TicketSensor;

/**
 * What kind of printer the emulator is.
 *
 * @param widthDots printable dots across
 * @param bufferBytes size of the receive buffer
 * @param mmPerSecond speed of the paper; 0 prints in no time
 * @param baud pace of its line, bit/s
 * @param answers the questions it answers; it is deaf to the others
 * @param bytesPerSecond how fast it works through its buffer; 0 as fast as it can
 * @param sensor the presenter it has
 * @param holdsOffline whether it calls for a hold as long as it is offline, too
 */
public record ReceiptPrinterSettings(
    int widthDots,
    int bufferBytes,
    int mmPerSecond,
    int baud,
    Set<Ask> answers,
    int bytesPerSecond,
    TicketSensor sensor,
    boolean holdsOffline) {
  public ReceiptPrinterSettings {
    answers = Set.copyOf(answers);
    if (widthDots < 8 || bufferBytes < 16 || mmPerSecond < 0 || bytesPerSecond < 0) {
      throw new IllegalArgumentException("printer settings out of range");
    }
  }

  /** Without a presenter, working as fast as it can, holding only for its buffer. */
  public ReceiptPrinterSettings(int widthDots, int bufferBytes, int mmPerSecond, int baud, Set<Ask> answers) {
    this(widthDots, bufferBytes, mmPerSecond, baud, answers, 0, TicketSensor.NONE, false);
  }

  /** 576 dots, 4 kB, 150 mm/s, 38400 bit/s, answers everything. */
  public static ReceiptPrinterSettings usual() {
    return new ReceiptPrinterSettings(576, 4096, 150, 38400, EnumSet.allOf(Ask.class));
  }

  /** The same with paper that moves in no time. */
  public ReceiptPrinterSettings instant() {
    return new ReceiptPrinterSettings(widthDots, bufferBytes, 0, baud, answers, bytesPerSecond, sensor, holdsOffline);
  }

  /** The same, answering only these. */
  public ReceiptPrinterSettings answering(Set<Ask> asks) {
    return new ReceiptPrinterSettings(widthDots, bufferBytes, mmPerSecond, baud, asks, bytesPerSecond, sensor, holdsOffline);
  }

  /** The same with a presenter. */
  public ReceiptPrinterSettings presenting(TicketSensor other) {
    return new ReceiptPrinterSettings(widthDots, bufferBytes, mmPerSecond, baud, answers, bytesPerSecond, other, holdsOffline);
  }

  /** The same with another buffer, worked through at another pace. */
  public ReceiptPrinterSettings buffered(int bytes, int perSecond) {
    return new ReceiptPrinterSettings(widthDots, bytes, mmPerSecond, baud, answers, perSecond, sensor, holdsOffline);
  }

  /** The same, calling for a hold while it is offline. */
  public ReceiptPrinterSettings holdingOffline() {
    return new ReceiptPrinterSettings(widthDots, bufferBytes, mmPerSecond, baud, answers, bytesPerSecond, sensor, true);
  }
}
