package org.hall24.kiosk.health;

import java.util.Locale;
import java.util.Set;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;

/**
 * How a device is.
 *
 * @param word what it says of itself: {@code ready}, {@code near-end} for paper, or what stands in the way, as {@code hallctl}
 *     writes it
 */
public record DeviceHealth(Device device, State state, String word) {
  private static final Set<String> PRINTERS_WORK = Set.of("ready", "in-use");

  /** The same among the other parts of the machine. */
  public PartHealth part() {
    return PartHealth.of(device, state, word, "");
  }

  /** Whether it can serve. */
  public enum State {
    READY,
    /** It serves, but somebody should look. */
    DEGRADED,
    /** It answers, or something holds its port, and it cannot serve. */
    FAILED,
    /** Nothing is there. */
    ABSENT;

    /** As reports write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Judges what a device's verb answered.
   *
   * @param word its {@code status}, or the kind of the error; empty when it only answered
   * @param paper of a printer, else empty
   * @param done whether the verb says that it was done
   */
  public static DeviceHealth judged(Device device, String word, String paper, boolean done) {
    if (word.equals("no-port") || word.equals("unreachable") && device.kind() == DeviceKind.A4_PRINTER) {
      return new DeviceHealth(device, State.ABSENT, word);
    }
    if (word.equals("in-use")) {
      // Whoever has it is usually the kiosk, which says itself when the device fails.
      return new DeviceHealth(device, State.READY, word);
    }
    boolean printer = device.kind() == DeviceKind.PRINTER || device.kind() == DeviceKind.A4_PRINTER;
    // A printer that answers "paper-out" has answered well and prints nothing all the same.
    if (!done || printer && !PRINTERS_WORK.contains(word)) {
      return new DeviceHealth(device, State.FAILED, word);
    }
    return printer && paper.equals("near-end")
        ? new DeviceHealth(device, State.DEGRADED, paper)
        : new DeviceHealth(device, State.READY, word.isEmpty() ? "ready" : word);
  }
}
