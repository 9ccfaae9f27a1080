package org.hall24.kiosk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

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
        typed(), System.out, System.err, Clock.systemUTC(), new SecureRandom(), home.resolve("hall24"), stop);
  }

  /** What is typed; nothing for a job in the background, which its terminal would halt as soon as it reads. */
  private static InputStream typed() {
    try {
      // Linux, proc_pid_stat(5): after the name in parentheses come state, ppid, pgrp, session, tty_nr, tpgid.
      String stat = Files.readString(Path.of("/proc/self/stat"));
      List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
      boolean background = !fields.get(4).equals("0") && !fields.get(2).equals(fields.get(5));
      boolean terminal = Path.of("/proc/self/fd/0").toRealPath().startsWith("/dev");
      return background && terminal ? InputStream.nullInputStream() : System.in;
    } catch (IOException | IndexOutOfBoundsException e) {
      return System.in;
    }
  }
}
