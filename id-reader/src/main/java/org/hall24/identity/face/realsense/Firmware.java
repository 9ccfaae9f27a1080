package org.hall24.identity.face.realsense;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The module's firmware version and what follows from it. The protocol byte is 3 in both dialects and says nothing: only
 * the version of the part {@code OPFW} in the console's {@code bspver} tells which meaning the messages have. Source:
 * RealSenseID 1.3.1 {@code DeviceControllerImpl.cc} and the release notes of both repositories.
 *
 * @param major for example 8 on an F45x
 * @param text the whole version as the module says it
 */
record Firmware(int major, int minor, String text) {
  private static final Pattern OPERATIONAL = Pattern.compile("\\bOPFW : ((\\d{1,4})\\.(\\d{1,4})[\\d.]*)");

  /** Which meaning the messages have. */
  enum Dialect {
    /** F45x firmware 8, F46x firmware 1.4 and later. */
    A,
    /** F45x firmware 9.11 and later, F50x firmware 2.11 and later. */
    B,
    /** A firmware nobody told us about: nothing is asked of it. */
    UNKNOWN
  }

  /** Reads the console's answer to {@code bspver}; empty when it names no operational firmware. */
  static Optional<Firmware> parse(String console) {
    Matcher found = OPERATIONAL.matcher(console);
    while (found.find()) {
      // An unused part says 0.0.0.0.
      if (!found.group(1).startsWith("0.0.0")) {
        return Optional.of(
            new Firmware(Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)), found.group(1)));
      }
    }
    return Optional.empty();
  }

  /** The dialect this firmware speaks. */
  Dialect dialect() {
    if (major == 8 || major == 1 && minor >= 4) {
      return Dialect.A;
    }
    if (major > 9 || major == 9 && minor >= 11 || major == 2 && minor >= 11) {
      return Dialect.B;
    }
    return Dialect.UNKNOWN;
  }
}
