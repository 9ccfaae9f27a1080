package org.hall24.receipt.emulator;

import org.hall24.receipt.escpos.PrinterReply;

/**
 * The printer's switches and sensors, and the bytes that tell of them: DLE EOT and GS r (Epson ESC/POS reference), the four
 * bytes of GS a, and the full status and ejector byte of Custom's presenters. Not thread-safe.
 */
final class PrinterState {
  private static final int NEAR_END_DOTS = 2_000 * 8;
  private static final int FULL_ROLL_DOTS = 80_000 * 8;

  boolean coverOpen;
  boolean keyOffline;
  boolean bladeStuck;
  boolean bladeBlocked;
  boolean powerOff;
  private int paperDots = FULL_ROLL_DOTS;

  void fullRoll() {
    paperDots = FULL_ROLL_DOTS;
  }

  void leave(int dots) {
    paperDots = dots;
  }

  /** The blade will stick at the next cut, or is freed. */
  void stickBlade(boolean stuck) {
    bladeStuck = stuck;
    bladeBlocked &= stuck;
  }

  /** Paper moves on. */
  void move(int dots) {
    paperDots = Math.max(0, paperDots - dots);
  }

  boolean paperOut() {
    return paperDots <= 0;
  }

  boolean nearEnd() {
    return paperDots < NEAR_END_DOTS;
  }

  boolean offline() {
    return coverOpen || keyOffline || paperOut() || bladeBlocked || powerOff;
  }

  /** The byte of DLE EOT 1–4. */
  int realTime(int which) {
    return 0x12
        | switch (which) {
          case 1 -> offline() ? 0x08 : 0;
          case 2 -> (coverOpen ? 0x04 : 0) | (paperOut() ? 0x20 : 0) | (bladeBlocked ? 0x40 : 0);
          case 3 -> bladeBlocked ? 0x08 : 0;
          default -> paperOut() ? 0x6C : nearEnd() ? 0x0C : 0;
        };
  }

  /** The byte of GS r 1; at the end of the paper nobody is there to ask. */
  int ordered() {
    return nearEnd() ? 0x03 : 0;
  }

  /** The four bytes that GS a asks for. */
  PrinterReply.Automatic automatic() {
    return new PrinterReply.Automatic(
        0x10 | (offline() ? 0x08 : 0) | (coverOpen ? 0x20 : 0),
        bladeBlocked ? 0x08 : 0,
        (nearEnd() ? 0x03 : 0) | (paperOut() ? 0x0C : 0),
        0);
  }

  /** The six bytes of Custom's full status. */
  byte[] full(boolean ticket, boolean moving) {
    int paper = (paperOut() ? 0x01 : 0) | (nearEnd() ? 0x04 : 0) | (ticket ? 0x20 : 0);
    int user = (coverOpen ? 0x02 : 0) | (moving ? 0x08 : 0);
    return new byte[] {0x10, 0x0F, (byte) paper, (byte) user, 0, (byte) (bladeBlocked ? 0x01 : 0)};
  }

  /** Custom's ejector byte. */
  byte ejector(boolean ticket, boolean moving) {
    return (byte) ((nearEnd() ? 0x01 : 0) | (paperOut() ? 0 : 0x04) | (ticket ? 0x08 : 0) | (moving ? 0x10 : 0));
  }
}
