package org.hall24.identity.face.realsense;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hall24.identity.face.Cancellation;
import org.hall24.identity.face.Erasure;
import org.hall24.identity.face.FaceCapabilities;
import org.hall24.identity.face.FaceCheck;
import org.hall24.identity.face.FaceHealth;
import org.hall24.identity.face.FaceModule;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.FaceVerdict;
import org.hall24.identity.face.HintListener;
import org.hall24.identity.face.HintLog;
import org.hall24.link.Answer;
import org.hall24.link.DeviceState;
import org.hall24.link.Port;
import org.hall24.link.PortOwner;
import org.hall24.link.Priority;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A RealSense ID module in host mode (dialect A, no link encryption): nothing of a face is ever stored on it.
 *
 * <p>Line: 115200 bit/s, 8 data bits, no parity, 1 stop bit. States besides the port's own: {@code
 * FAILED("dialect-b-not-supported")}, {@code FAILED("firmware-unknown")}, {@code FAILED("encryption-not-supported")},
 * {@code FAILED("silent")}, {@code DEGRADED("templates-left")} (somebody stored faces on it; they are removed before the
 * next check).
 */
public final class RealSenseModule implements FaceModule {
  /** The line's pace in bit/s; a USB module ignores it. */
  public static final int BAUD = 115_200;

  private static final Logger LOG = LoggerFactory.getLogger(RealSenseModule.class);
  private static final Duration GRACE = Duration.ofMillis(500);
  private static final Duration PING_EVERY = Duration.ofSeconds(15);

  private final PortOwner owner;
  private final Greeting greeting;
  private final Ticker ticker;
  private final RealSenseProfile profile;
  private final HostModeCheck.Comparison comparison;

  private RealSenseModule(
      PortOwner owner,
      Greeting greeting,
      Ticker ticker,
      RealSenseProfile profile,
      HostModeCheck.Comparison comparison) {
    this.owner = owner;
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
    return new RealSenseModule(owner, greeting, ticker, profile, comparison);
  }

  @Override
  public DeviceState state() {
    return owner.state();
  }

  @Override
  public AutoCloseable onState(Consumer<DeviceState> listener) {
    return owner.onState(listener);
  }

  @Override
  public FaceCapabilities capabilities() {
    return new FaceCapabilities(true, true, true, true, false, false);
  }

  @Override
  public FaceHealth ping(Duration limit) throws InterruptedException {
    long until = ticker.nanos() + limit.toNanos();
    return switch (owner.call(Priority.PERSON, limit.plus(GRACE), link -> greeting.ping(link, until))) {
      case Answer.Done<FaceHealth> done -> done.value();
      case Answer.NotReady<FaceHealth> not -> new FaceHealth.NotUsable(reason(not.state()));
      case Answer.LineLost<FaceHealth> _ -> new FaceHealth.NotUsable("line-lost");
      case Answer.TimedOut<FaceHealth> _ -> new FaceHealth.NotUsable(ModuleTrouble.SILENT);
    };
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
    FaceCheck done;
    try {
      done = result(owner.call(Priority.PERSON, limit.plus(GRACE), check), hints);
    } finally {
      abandoned.set(true);
      photo.wipe();
    }
    LOG.info(
        "event=face-checked verdict={} erased={} hints={} ms={}",
        done.verdict() instanceof FaceVerdict.DeviceFault fault ? fault.reason() : done.verdict().word(),
        done.erasure().proven(),
        done.hints().size(),
        (ticker.nanos() - began) / 1_000_000);
    return done;
  }

  private static FaceCheck result(Answer<FaceCheck> answer, HintLog hints) {
    return switch (answer) {
      case Answer.Done<FaceCheck> done -> done.value();
      case Answer.NotReady<FaceCheck> not -> fault(reason(not.state()), hints);
      case Answer.LineLost<FaceCheck> _ -> fault("line-lost", hints);
      case Answer.TimedOut<FaceCheck> _ ->
          new FaceCheck(new FaceVerdict.TimedOut(), hints.all(), new Erasure.NotProven("timed-out"));
    };
  }

  private static FaceCheck fault(String reason, HintLog hints) {
    return new FaceCheck(new FaceVerdict.DeviceFault(reason), hints.all(), new Erasure.NotProven(reason));
  }

  @Override
  public Erasure erase(Duration limit) throws InterruptedException {
    long until = ticker.nanos() + limit.toNanos();
    return switch (owner.call(Priority.PERSON, limit.plus(GRACE), link -> greeting.erase(link, until))) {
      case Answer.Done<Erasure> done -> done.value();
      case Answer.NotReady<Erasure> not -> new Erasure.NotProven(reason(not.state()));
      case Answer.LineLost<Erasure> _ -> new Erasure.NotProven("line-lost");
      case Answer.TimedOut<Erasure> _ -> new Erasure.NotProven("timed-out");
    };
  }

  @Override
  public void close() {
    owner.close();
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

  private static String reason(DeviceState state) {
    return switch (state) {
      case DeviceState.Absent absent -> absent.reason();
      case DeviceState.Connecting _ -> "connecting";
      case DeviceState.Ready _ -> "ready";
      case DeviceState.Degraded degraded -> degraded.reason();
      case DeviceState.Failed failed -> failed.reason();
    };
  }
}
