package org.hall24.locker.cell;

import java.util.Locale;

/** Whether a cell can serve; a fault stays until it is seen to be gone or staff say so. */
public enum Service {
  IN_SERVICE,
  /** The door was left open; over when it is closed. */
  AJAR,
  /** The pulse came and the door stayed shut; over when it opens as intended. */
  JAMMED,
  /** The door opened and nobody here asked for it; over after an inspection. */
  FORCED_OPEN,
  /** Another door opened than the one asked for, both cells; over after an inspection. No door opens meanwhile. */
  WRONG_DOOR,
  /** The sensor contradicts itself; over after an inspection. */
  SENSOR_FAULT,
  /** Its board does not answer; over when it does, and what was before is again. Shown, never stored. */
  BOARD_UNREACHABLE,
  /** Taken out of service by staff. */
  OUT_OF_SERVICE,
  /** A technician works on it. */
  MAINTENANCE;

  /** The stable word, for example {@code forced-open}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
