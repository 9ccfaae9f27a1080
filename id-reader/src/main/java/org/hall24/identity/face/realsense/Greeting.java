package org.hall24.identity.face.realsense;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hall24.identity.face.Erasure;
import org.hall24.identity.face.FaceHealth;
import org.hall24.identity.face.FaceModuleIdentity;
import org.hall24.link.DeviceState;
import org.hall24.link.Exchange;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;

/**
 * Getting to know a module on a newly opened line, and asking after it later. The firmware decides the dialect; a packet is
 * sent only to a module whose dialect is A.
 */
final class Greeting implements Exchange<DeviceState> {
  private static final Pattern SERIAL = Pattern.compile("SN : \\[([^\\]\\r\\n]{0,64})]");
  private static final Duration LIMIT = Duration.ofSeconds(8);
  private static final Duration SECOND_ECHO = Duration.ofMillis(150);

  private final Ticker ticker;
  private final RandomGenerator random;
  private volatile Optional<FaceModuleIdentity> identity = Optional.empty();

  Greeting(Ticker ticker, RandomGenerator random) {
    this.ticker = ticker;
    this.random = random;
  }

  @Override
  public DeviceState on(Link link) throws LinkException {
    Session session = new Session(link, ticker);
    session.settle();
    identity = Optional.empty();
    Optional<Firmware> firmware = Firmware.parse(session.console(HostMessage.VERSIONS));
    if (firmware.isEmpty()) {
      return new DeviceState.Failed(ModuleTrouble.SILENT);
    }
    return switch (firmware.get().dialect()) {
      case B -> new DeviceState.Failed("dialect-b-not-supported");
      case UNKNOWN -> new DeviceState.Failed("firmware-unknown");
      case A -> {
        Matcher serial = SERIAL.matcher(session.console(HostMessage.SERIAL));
        identity =
            Optional.of(
                new FaceModuleIdentity(
                    "RealSense", firmware.get().text(), serial.find() ? serial.group(1) : "", "A"));
        yield look(session, session.in(LIMIT));
      }
    };
  }

  /** Asks a module that was greeted whether it still lives and is still empty. */
  DeviceState idle(Link link) throws LinkException {
    Session session = new Session(link, ticker);
    return look(session, session.in(LIMIT));
  }

  private DeviceState look(Session session, long until) throws LinkException {
    try {
      echo(session, until);
      long users = new Housekeeping(session).users(until);
      return users == 0 ? new DeviceState.Ready() : new DeviceState.Degraded(ModuleTrouble.TEMPLATES_LEFT);
    } catch (ModuleTrouble e) {
      return new DeviceState.Failed(e.reason());
    } finally {
      session.wipe();
    }
  }

  /** Answers a person who asks whether the module lives. */
  FaceHealth ping(Link link, long until) throws LinkException {
    Session session = new Session(link, ticker);
    try {
      echo(session, until);
      return identity.<FaceHealth>map(FaceHealth.Alive::new).orElse(new FaceHealth.NotUsable("firmware-unknown"));
    } catch (ModuleTrouble e) {
      return new FaceHealth.NotUsable(e.reason());
    }
  }

  /** Removes what is stored and proves it. */
  Erasure erase(Link link, long until) throws LinkException {
    Session session = new Session(link, ticker);
    try {
      new Housekeeping(session).makeEmpty(until);
      return new Erasure.Proven();
    } catch (ModuleTrouble e) {
      return new Erasure.NotProven(e.reason());
    } finally {
      session.wipe();
    }
  }

  private void echo(Session session, long until) throws LinkException, ModuleTrouble {
    byte[] data = new byte[HostMessage.Ping.SIZE];
    random.nextBytes(data);
    session.withoutSession(new HostMessage.Ping(data));
    if (!(session.answer(until) instanceof DeviceMessage.Pong pong) || !Arrays.equals(pong.data(), data)) {
      throw new ModuleTrouble("ping-differs");
    }
    // A line that gives our own bytes back would also "prove" by itself that nothing is stored: the empty count looks the
    // same in both directions. A module answers a ping once.
    if (session.receive(session.sooner(until, SECOND_ECHO), () -> false).isPresent()) {
      throw new ModuleTrouble("line-echoes");
    }
  }
}
