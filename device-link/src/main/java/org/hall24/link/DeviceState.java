package org.hall24.link;

/**
 * What every device shows: {@code ABSENT → CONNECTING → READY ⇄ DEGRADED(reason) → FAILED(reason)}.
 *
 * <p>Reasons are short stable words ({@code no-port}, {@code held}, {@code silent}, {@code paper-out}), never personal
 * data; the words a person reads are made from them where the screen is made.
 */
public sealed interface DeviceState {

  /** Nothing is plugged in; it is looked for again by itself. */
  record Absent(String reason) implements DeviceState {}

  /** The line is open, the device has not answered yet. */
  record Connecting() implements DeviceState {}

  /** Works. */
  record Ready() implements DeviceState {}

  /** Works in part, or works but needs care soon. */
  record Degraded(String reason) implements DeviceState {}

  /** Does not work and is tried again by itself; a person may have to act. */
  record Failed(String reason) implements DeviceState {}

  /** Whether the device can serve a person now. */
  default boolean usable() {
    return this instanceof Ready || this instanceof Degraded;
  }
}
