package org.hall24.kiosk.demo.hall;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hall24.kiosk.demo.DemoKiosk;
import org.jspecify.annotations.Nullable;

/** The mains of the kiosk: off kills its process on the spot (SIGKILL), on starts it again. */
public final class PowerSwitch implements AutoCloseable {
  private static final long KILL_SECONDS = 10;

  private final Path configuration;
  private final Path log;
  private final Path slips;
  private final int handPort;
  private final boolean headless;
  private final Clock clock;
  private @Nullable Process kiosk;
  private int cuts;

  /**
   * @param configuration the kiosk's {@code kiosk.yaml}
   * @param log where the process's own output goes
   * @param slips where its A4 slips come out
   * @param handPort loopback port of the hand inside the kiosk
   * @param headless whether the kiosk draws without a display
   * @param clock the hall's time of day
   */
  public PowerSwitch(Path configuration, Path log, Path slips, int handPort, boolean headless, Clock clock) {
    this.configuration = configuration;
    this.log = log;
    this.slips = slips;
    this.handPort = handPort;
    this.headless = headless;
    this.clock = clock;
  }

  /** Starts the kiosk; does nothing while it runs. */
  public synchronized void on() throws IOException {
    if (running()) {
      return;
    }
    List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xmx512m", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true"));
    if (headless) {
      options.addAll(JavaProcess.headless());
    }
    kiosk =
        JavaProcess.start(
            options,
            DemoKiosk.class,
            List.of("--config", configuration.toString(), "--hand", Integer.toString(handPort), "--time", clock.instant().toString(),
                "--slips", slips.toString()),
            log,
            false);
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
