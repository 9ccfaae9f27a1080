package org.hall24.kiosk.demo.hall;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hall24.kiosk.demo.kiosk.DemoKiosk;
import org.jspecify.annotations.Nullable;

/** The mains of the kiosk: off kills its process on the spot (SIGKILL), on starts it again. */
public final class PowerSwitch implements AutoCloseable {
  private static final long KILL_SECONDS = 10;

  private final Path configuration;
  private final Path log;
  private final Path slips;
  private final int handPort;
  private final boolean script;
  private final Clock clock;
  private @Nullable Process kiosk;
  private int cuts;

  /**
   * @param configuration the kiosk's {@code kiosk.yaml}
   * @param log where the process's own output goes
   * @param slips where its A4 slips come out
   * @param handPort loopback port of the hand inside the kiosk
   * @param script whether the night plays by itself: the kiosk draws without a display where it can, and pictures the pages
   *     that pass
   * @param clock the hall's time of day
   */
  public PowerSwitch(Path configuration, Path log, Path slips, int handPort, boolean script, Clock clock) {
    this.configuration = configuration;
    this.log = log;
    this.slips = slips;
    this.handPort = handPort;
    this.script = script;
    this.clock = clock;
  }

  /** Starts the kiosk; does nothing while it runs. */
  public synchronized void on() throws IOException {
    if (running()) {
      return;
    }
    List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xmx512m", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true"));
    if (script) {
      options.addAll(JavaProcess.headless());
    }
    List<String> arguments =
        new ArrayList<>(
            List.of("--config", configuration.toString(), "--hand", Integer.toString(handPort), "--time", clock.instant().toString(),
                "--slips", slips.toString()));
    if (script) {
      arguments.add("--script");
    }
    kiosk = JavaProcess.start(options, DemoKiosk.class, arguments, log, false);
  }

  /** Kills the kiosk and waits until it is gone. */
  public synchronized void off() throws InterruptedException {
    Process running = kiosk;
    if (running != null && running.isAlive()) {
      running.destroyForcibly();
      running.waitFor(KILL_SECONDS, TimeUnit.SECONDS);
      cuts++;
    }
  }

  /** Whether the kiosk's process lives. */
  public synchronized boolean running() {
    return kiosk != null && kiosk.isAlive();
  }

  /** How often a running kiosk was killed. */
  public synchronized int cuts() {
    return cuts;
  }

  @Override
  public synchronized void close() {
    if (kiosk != null) {
      kiosk.destroyForcibly();
    }
  }
}
