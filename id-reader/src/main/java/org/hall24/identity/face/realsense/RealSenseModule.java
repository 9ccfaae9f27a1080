package org.hall24.identity.face.realsense;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hall24.identity.face.Cancellation;
import org.hall24.identity.face.Erasure;
import org.hall24.identity.face.FaceCapabilities;
import org.hall24.identity.face.FaceCheck;
import org.hall24.identity.face.FaceHealth;
import org.hall24.identity.face.FaceLine;
import org.hall24.identity.face.FaceModule;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.HintListener;
import org.hall24.identity.face.HintLog;
import org.hall24.link.DeviceState;
import org.hall24.link.Port;
import org.hall24.link.PortOwner;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;

/**
 * A RealSense ID module in host mode (dialect A, no link encryption): nothing of a face is ever stored on it.
 *
 * <p>Line: 115200 bit/s, 8 data bits, no parity, 1 stop bit. States besides the port's own: {@code
 * FAILED("dialect-b-not-supported")}, {@code FAILED("firmware-unknown")}, {@code FAILED("encryption-not-supported")},
 * {@code FAILED("locked-after-spoofs")}, {@code FAILED("silent")}, {@code DEGRADED("templates-left")} (somebody stored faces
 * on it; they are removed before the next check).
 */
public final class RealSenseModule implements FaceModule {
  /** The line's pace in bit/s; a USB module ignores it. */
  public static final int BAUD = 115_200;

  private static final Duration PING_EVERY = Duration.ofSeconds(15);

  private final FaceLine line;
  private final Greeting greeting;
  private final Ticker ticker;
  private final RealSenseProfile profile;
  private final HostModeCheck.Comparison comparison;

  private RealSenseModule(
      FaceLine line,
      Greeting greeting,
      Ticker ticker,
      RealSenseProfile profile,
      HostModeCheck.Comparison comparison) {
    this.line = line;
    this.greeting = greeting;
    this.ticker = ticker;
    this.profile = profile;
    this.comparison = comparison;
  }

  /**
   * Starts looking after the module on a port; returns at once.
   *
   * @param random spreads attempts to open and fills pings; need not be secure
   */
  public static RealSenseModule on(Port port, Ticker ticker, RandomGenerator random, RealSenseProfile profile) {
    FaceprintMatcher.Level level = profile.matcherLevel();
    return on(port, ticker, random, profile, (live, reference) -> FaceprintMatcher.match(live, reference, level));
  }

  static RealSenseModule on(
      Port port,
      Ticker ticker,
      RandomGenerator random,
      RealSenseProfile profile,
      HostModeCheck.Comparison comparison) {
    Greeting greeting = new Greeting(ticker, random);
    PortOwner owner =
        SupervisedPort.of(port, ticker, random)
            .greeting(greeting)
            .idle(PING_EVERY, greeting::idle)
            .start();
    return new RealSenseModule(new FaceLine(owner, ticker), greeting, ticker, profile, comparison);
  }

  @Override
  public DeviceState state() {
    return line.state();
  }

  @Override
  public AutoCloseable onState(Consumer<DeviceState> listener) {
    return line.onState(listener);
  }

  @Override
  public FaceCapabilities capabilities() {
    return new FaceCapabilities(true, true, true, true, false, false);
  }

  @Override
  public FaceHealth ping(Duration limit) throws InterruptedException {
    return line.ping(limit, greeting::ping);
  }

  @Override
  public FaceCheck verify(FacePhoto reference, HintListener listener, Duration limit, Cancellation cancel)
      throws InterruptedException {
    long began = ticker.nanos();
    HintLog hints = new HintLog(listener);
    AtomicBoolean abandoned = new AtomicBoolean();
    HostModeCheck.Photo photo = blueFirst(reference);
    HostModeCheck check =
        new HostModeCheck(
            photo,
            profile.config(),
            comparison,
            hints,
            () -> cancel.cancelled() || abandoned.get(),
            ticker,
            began,
            limit);
    try {
      return line.check(began, limit, hints, check);
    } finally {
      abandoned.set(true);
      photo.wipe();
    }
  }

  @Override
  public Erasure erase(Duration limit) throws InterruptedException {
    return line.erase(limit, greeting::erase);
  }

  @Override
  public void close() {
    line.close();
  }

  private static HostModeCheck.Photo blueFirst(FacePhoto photo) {
    byte[] rgb = photo.copyRgb();
    for (int at = 0; at < rgb.length; at += 3) {
      byte red = rgb[at];
      rgb[at] = rgb[at + 2];
      rgb[at + 2] = red;
    }
    return new HostModeCheck.Photo(photo.width(), photo.height(), rgb);
  }
}
