package org.hall24.kiosk.binding;

import org.hall24.link.DeviceState;

/** Device states as the short reasons that availability and screens are made of. */
final class Reasons {
  private Reasons() {}

  /** Empty when the device serves, else its stable reason word. */
  static String of(DeviceState state) {
    return switch (state) {
      case DeviceState.Ready _, DeviceState.Degraded _ -> "";
      case DeviceState.Absent(String reason) -> reason;
      case DeviceState.Connecting _ -> "connecting";
      case DeviceState.Failed(String reason) -> reason;
    };
  }
}
