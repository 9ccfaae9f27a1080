package org.hall24.locker.board;

import java.util.Optional;

/**
 * The raw contact a lock reports. Which of the two means a closed door depends on the lock's switch and is a setting
 * ({@link BoardSettings#closedWhen()}): public programs for this board contradict each other, one even itself.
 */
public enum Contact {
  /** The switch is open: byte 00h, bit 0. */
  OPEN(0x00),
  /** The switch is closed: byte 11h, bit 1. */
  CLOSED(0x11);

  private final int wire;

  Contact(int wire) {
    this.wire = wire;
  }

  /** The state byte of an 8A frame. */
  public int wire() {
    return wire;
  }

  /** The contact as a bit of a query-all reply. */
  public int bit() {
    return this == CLOSED ? 1 : 0;
  }

  /** Reads a state byte; anything but 00h and 11h is no contact. */
  static Optional<Contact> ofWire(int value) {
    return switch (value) {
      case 0x00 -> Optional.of(OPEN);
      case 0x11 -> Optional.of(CLOSED);
      default -> Optional.empty();
    };
  }
}
