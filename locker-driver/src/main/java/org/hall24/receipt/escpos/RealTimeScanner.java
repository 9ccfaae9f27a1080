package org.hall24.receipt.escpos;

import java.util.Optional;

/**
 * Sees the real-time commands in a raw stream the way a printer's receiver does: wherever the bytes stand, also inside an
 * image or a QR code (Epson, DLE EOT: "executed even when the printer is offline or the receive buffer is full").
 * Not thread-safe.
 */
public final class RealTimeScanner {
  private static final byte[] CLEAR = new EscPos.RealTimeClear().encode();

  private final byte[] seen = new byte[CLEAR.length];
  private int length;

  /** Takes one byte; gives the real-time command it completes. */
  public Optional<EscPos> accept(byte next) {
    seen[length++] = next;
    while (length > 0) {
      Optional<EscPos> found = whole();
      if (found.isPresent()) {
        length = 0;
        return found;
      }
      if (begins()) {
        return Optional.empty();
      }
      length--;
      System.arraycopy(seen, 1, seen, 0, length);
    }
    return Optional.empty();
  }

  private Optional<EscPos> whole() {
    if (length == 3 && seen[0] == 0x10 && seen[1] == 0x04 && status(seen[2])) {
      return Optional.of(new EscPos.RealTimeStatus(seen[2]));
    }
    if (length == 3 && seen[0] == 0x10 && seen[1] == 0x05 && seen[2] >= 1 && seen[2] <= 2) {
      return Optional.of(new EscPos.RealTimeRecover(seen[2]));
    }
    return length == CLEAR.length ? Optional.of(new EscPos.RealTimeClear()) : Optional.empty();
  }

  private static boolean status(byte which) {
    return (which >= 1 && which <= 4) || which == 17 || which == EscPos.RealTimeStatus.FULL;
  }

  private boolean begins() {
    if (length <= 2 && seen[0] == 0x10 && (length == 1 || seen[1] == 0x04 || seen[1] == 0x05)) {
      return true;
    }
    for (int i = 0; i < length; i++) {
      if (seen[i] != CLEAR[i]) {
        return false;
      }
    }
    return length < CLEAR.length;
  }

  /**
   * Image bytes with no real-time command in them: where 10h is followed by 04h, 05h or 14h, one dot is changed. A 10h at
   * the end is harmless: every command begins with another byte than those.
   *
   * @return how many dots were changed
   */
  public static int defuse(byte[] image) {
    int changed = 0;
    for (int i = 0; i + 1 < image.length; i++) {
      if (image[i] == 0x10 && (image[i + 1] == 0x04 || image[i + 1] == 0x05 || image[i + 1] == 0x14)) {
        image[i + 1] ^= 0x02;
        changed++;
      }
    }
    return changed;
  }
}
