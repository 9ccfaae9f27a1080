package org.hall24.identity.scan;

import java.util.Locale;
import org.hall24.identity.mrz.MachineReadableZone;
import org.hall24.link.DeviceState;

/** What came of looking for a code. */
public sealed interface Scan {

  /** The machine-readable zone of a document. */
  record Zone(MachineReadableZone zone) implements Scan {}

  /** A code. */
  record Code(ScannedCode code) implements Scan {}

  /** Something came that cannot be used. */
  record Unreadable(Why why) implements Scan {}

  /** Nothing came in time. */
  record Nothing() implements Scan {}

  /** The scanner cannot be worked with. */
  record NotReady(DeviceState state) implements Scan {}

  /** Why something cannot be used. */
  enum Why {
    /** Not written in the letters that were set; nothing is ever replaced by a question mark. */
    CHARSET,
    /** Longer than any code. */
    OVERLONG,
    /** The line fell silent before the end that was set. */
    CUT,
    /** The scan engine refused the command to look. */
    TRIGGER_REFUSED;

    /** The stable word. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
