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
import org.hall24.identity.face.FaceLine;
import org.hall24.identity.face.FaceModule;
import org.hall24.identity.face.FaceModuleIdentity;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.HintListener;
import org.hall24.identity.face.HintLog;
import org.hall24.link.DeviceState;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Port;
import org.hall24.link.PortOwner;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;

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

  private static final Duration ASK_EVERY = Duration.ofSeconds(15);
  private static final Duration LIMIT = Duration.ofSeconds(8);
  private static final int SERIAL_LENGTH = 8;

  private final FaceLine line;
  private final Acquaintance acquaintance;
  private final Ticker ticker;
  private final EfAaProfile profile;

  private EfAaModule(FaceLine line, Acquaintance acquaintance, Ticker ticker, EfAaProfile profile) {
    this.line = line;
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
    return new EfAaModule(new FaceLine(owner, ticker), acquaintance, ticker, profile);
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
    return new FaceCapabilities(true, true, false, true, true, false);
  }

  @Override
  public FaceHealth ping(Duration limit) throws InterruptedException {
    return line.ping(limit, acquaintance::ping);
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
    try {
      return line.check(began, limit, hints, check);
    } finally {
      abandoned.set(true);
      Arrays.fill(jpeg, (byte) 0);
    }
  }

  @Override
  public Erasure erase(Duration limit) throws InterruptedException {
    return line.erase(limit, (link, until) -> Storage.erase(Conversation.begin(link, ticker), until));
  }

  @Override
  public void close() {
    line.close();
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
