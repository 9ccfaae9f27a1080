package org.hall24.receipt.emulator;

import java.util.ArrayList;
import java.util.List;

/** Where cut receipts go: into a tray, or into a presenter's mouth from where a hand takes them. Not thread-safe. */
final class Mouth {
  private final List<PrintedReceipt> tray = new ArrayList<>();
  private final List<PrintedReceipt> bin = new ArrayList<>();
  private boolean held;

  /** A cut receipt comes. */
  void present(PrintedReceipt receipt) {
    tray.add(receipt);
    held = true;
  }

  /** Whether a ticket lies there that nobody took. */
  boolean held() {
    return held;
  }

  /** The ticket is drawn back into the machine. */
  boolean retract() {
    if (!held) {
      return false;
    }
    bin.add(tray.removeLast());
    held = false;
    return true;
  }

  /** The ticket falls out to the front. */
  void eject() {
    held = false;
  }

  /** A hand takes everything. */
  List<PrintedReceipt> take() {
    List<PrintedReceipt> taken = List.copyOf(tray);
    tray.clear();
    held = false;
    return taken;
  }

  List<PrintedReceipt> tray() {
    return List.copyOf(tray);
  }

  /** What was drawn back. */
  List<PrintedReceipt> bin() {
    return List.copyOf(bin);
  }
}
