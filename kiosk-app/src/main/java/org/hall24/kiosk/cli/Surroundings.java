package org.hall24.kiosk.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * What a command is given from outside.
 *
 * @param in what somebody types, read only by emulators
 * @param out answers and nothing else
 * @param err everything that is not the answer
 * @param clock wall time
 * @param random for keys and ids
 * @param home the state folder when neither an option nor a configuration names one
 * @param stop tells a command that goes on to end
 */
public record Surroundings(
    InputStream in, PrintStream out, PrintStream err, Clock clock, SecureRandom random, Path home, Stop stop) {

  /** This process's own streams and clock. */
  public static Surroundings ofProcess(Stop stop) {
    String base = System.getenv("XDG_STATE_HOME");
    Path home =
        base == null || base.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(base);
    return new Surroundings(
        System.in, System.out, System.err, Clock.systemUTC(), new SecureRandom(), home.resolve("hall24"), stop);
  }
}
