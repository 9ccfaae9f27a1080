package org.hall24.locker.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/**
 * The time since the machine was started, which nobody can set: rests of a coil are measured with it, also across restarts of
 * the program, because the wall clock jumps.
 */
public interface MachineClock {

  /** Names this run of the machine; another one after every boot. */
  String run();

  /** Time since the machine was started. */
  Duration up();

  /** The machine's own: on Linux the kernel's boot id and its monotonic clock. */
  static MachineClock system() {
    return new MachineClock() {
      private final String run = readRun();

      @Override
      public String run() {
        return run;
      }

      @Override
      public Duration up() {
        return Duration.ofNanos(System.nanoTime());
      }
    };
  }

  private static String readRun() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException notLinux) {
      // Every start of the program then counts as a start of the machine.
      return UUID.randomUUID().toString();
    }
  }
}
