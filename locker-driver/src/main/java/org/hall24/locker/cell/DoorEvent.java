package org.hall24.locker.cell;

import java.time.Instant;
import java.util.Locale;
import org.hall24.locker.board.LockAddress;

/** Something a door did, told within a second. */
public record DoorEvent(Kind kind, CellId cell, LockAddress address, Instant at) {

  /** What it did. */
  public enum Kind {
    /** It opened, as intended. */
    OPENED,
    /** It is closed again. */
    CLOSED,
    /** It opened and nobody here asked for it. */
    FORCED,
    /** It has stood open too long. */
    LEFT_OPEN,
    /** It opened when another was asked for. */
    WRONG_DOOR,
    /** The pulse came and it stayed shut. */
    JAMMED,
    /** Its sensor contradicts itself. */
    SENSOR_FAULT,
    /** Nobody saw whether it opened; it is shut now. */
    MAY_HAVE_OPENED,
    /** Its board does not answer any more. */
    UNREACHABLE,
    /** Its board answers again. */
    REACHABLE;

    /** The word of the command line, for example {@code left-open}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
