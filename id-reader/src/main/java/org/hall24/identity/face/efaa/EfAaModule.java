package org.hall24.identity.face.efaa;

import java.nio.charset.StandardCharsets;
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
import org.hall24.identity.face.FaceModuleIdentity;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.FaceVerdict;
import org.hall24.identity.face.HintListener;
import org.hall24.identity.face.HintLog;
import org.hall24.link.Answer;
import org.hall24.link.DeviceState;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Port;
import org.hall24.link.PortOwner;
import org.hall24.link.Priority;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A face module of the EF AA protocol with photo download, on a line without encryption.
 *
 * <p>Line: 115200 bit/s, 8 data bits, no parity, 1 stop bit. States besides the port's own: {@code FAILED("silent")}, {@code
 * FAILED("encryption-not-supported")}, {@code DEGRADED("templates-left")} (faces are stored on it; they are removed before the
 * next check). Never sent: the commands that set keys, change the pace, or write firmware.
 */
public final class EfAaModule implements FaceModule {
  /** The line's pace in bit/s. */
  public static final int BAUD = 115_200;

  private static final Logger LOG = LoggerFactory.getLogger(EfAaModule.class);
  private static final Duration GRACE = Duration.ofMillis(500);
  private static final Duration ASK_EVERY = Duration.ofSeconds(15);
  private static final Duration LIMIT = Duration.ofSeconds(8);
  private static final int SERIAL_LENGTH = 8;

  private final PortOwner owner;
  private final Acquaintance acquaintance;
  private final Ticker ticker;
  private final EfAaProfile profile;

  private EfAaModule(PortOwner owner, Acquaintance acquaintance, Ticker ticker, EfAaProfile profile) {
    this.owner = owner;
    this.acquaintance = acquaintance;
    this.ticker = ticker;
    this.profile = profile;
  }

  /**
   * Starts looking after the module on a port; returns at once.
   *
   * @param random spreads attempts to open; need not be secure
   */
  public static EfAaModule on(Port port, Ticker ticker, RandomGenerator random, EfAaProfile profile) {
    Acquaintance acquaintance = new Acquaintance(ticker);
    PortOwner owner =
        SupervisedPort.of(port, ticker, random).greeting(acquaintance::greet).idle(ASK_EVERY, acquaintance::look).start();
    return new EfAaModule(owner, acquaintance, ticker, profile);
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
    return new FaceCapabilities(true, true, false, true, true, false);
  }

  @Override
  public FaceHealth ping(Duration limit) throws InterruptedException {
    long until = ticker.nanos() + limit.toNanos();
    return switch (owner.call(Priority.PERSON, limit.plus(GRACE), link -> acquaintance.ping(link, until))) {
      case Answer.Done<FaceHealth> done -> done.value();
      case Answer.NotReady<FaceHealth> not -> new FaceHealth.NotUsable(reason(not.state()));
      case Answer.LineLost<FaceHealth> _ -> new FaceHealth.NotUsable("line-lost");
      case Answer.TimedOut<FaceHealth> _ -> new FaceHealth.NotUsable(Trouble.SILENT);
    };
  }

  @Override
  public FaceCheck verify(FacePhoto reference, HintListener listener, Duration limit, Cancellation cancel)
      throws InterruptedException {
    long began = ticker.nanos();
    HintLog hints = new HintLog(listener);
    AtomicBoolean abandoned = new AtomicBoolean();
    byte[] jpeg = PhotoJpeg.of(reference);
    PhotoCheck check =
        new PhotoCheck(jpeg, profile, hints, () -> cancel.cancelled() || abandoned.get(), ticker, began, limit);
    FaceCheck done;
    try {
      done = result(owner.call(Priority.PERSON, limit.plus(GRACE), check), hints);
    } finally {
      abandoned.set(true);
      Arrays.fill(jpeg, (byte) 0);
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
    return switch (owner.call(Priority.PERSON, limit.plus(GRACE), link -> Storage.erase(Conversation.begin(link, ticker), until))) {
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

  private static String reason(DeviceState state) {
    return switch (state) {
      case DeviceState.Absent absent -> absent.reason();
      case DeviceState.Connecting _ -> "connecting";
      case DeviceState.Ready _ -> "ready";
      case DeviceState.Degraded degraded -> degraded.reason();
      case DeviceState.Failed failed -> failed.reason();
    };
  }

  /** Getting to know a module on a newly opened line, and asking after it later. */
  private static final class Acquaintance {
    private final Ticker ticker;
    private volatile Optional<FaceModuleIdentity> identity = Optional.empty();

    Acquaintance(Ticker ticker) {
      this.ticker = ticker;
    }

    DeviceState greet(Link link) throws LinkException {
      Conversation module = Conversation.begin(link, ticker);
      identity = Optional.empty();
      // Whatever a former owner of the line left running ends here.
      module.reset(module.in(Conversation.QUICK));
      try {
        identity = Optional.of(identify(module, module.in(LIMIT)));
        return look(link);
      } catch (Trouble e) {
        return new DeviceState.Failed(e.reason());
      }
    }

    DeviceState look(Link link) throws LinkException {
      Conversation module = Conversation.begin(link, ticker);
      try {
        int users = Storage.users(module, module.in(LIMIT));
        return users == 0 ? new DeviceState.Ready() : new DeviceState.Degraded(Trouble.TEMPLATES_LEFT);
      } catch (Trouble e) {
        return new DeviceState.Failed(e.reason());
      }
    }

    FaceHealth ping(Link link, long until) throws LinkException {
      Conversation module = Conversation.begin(link, ticker);
      try {
        Conversation.Reply status = module.ask(EfAaFrame.GET_STATUS, until);
        if (!status.ok()) {
          return new FaceHealth.NotUsable("status-result-" + status.result());
        }
        Optional<FaceModuleIdentity> known = identity;
        return new FaceHealth.Alive(known.isPresent() ? known.get() : identify(module, until));
      } catch (Trouble e) {
        return new FaceHealth.NotUsable(e.reason());
      }
    }

    private static FaceModuleIdentity identify(Conversation module, long until) throws LinkException, Trouble {
      Conversation.Reply version = module.ask(EfAaFrame.GET_VERSION, until);
      Conversation.Reply serial = module.ask(EfAaFrame.GET_SERIAL, until);
      return new FaceModuleIdentity(
          "EF AA", version.ok() ? printable(version.frame(), 32) : "", serial.ok() ? printable(serial.frame(), SERIAL_LENGTH) : "", "photo-download");
    }

    /** Fields are padded with zeros or with FF. */
    private static String printable(EfAaFrame frame, int most) {
      byte[] data = frame.data();
      int end = Conversation.Reply.PAYLOAD;
      while (end < data.length && end < Conversation.Reply.PAYLOAD + most && data[end] > 0x20 && data[end] < 0x7F) {
        end++;
      }
      return new String(data, Conversation.Reply.PAYLOAD, end - Conversation.Reply.PAYLOAD, StandardCharsets.US_ASCII);
    }
  }
}
