package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.link.DeviceState;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.hall24.locker.gpio.Pi4jLines;
import org.hall24.locker.signal.GpioSignals;
import org.hall24.locker.signal.IoBoardSignals;
import org.hall24.locker.signal.Signal;
import org.hall24.locker.signal.SignalDesk;
import org.hall24.locker.signal.SignalPort;
import org.hall24.locker.signal.SignalWiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hallctl signal show|set}: the lamps, the buzzer, the fan, and the switches that watch the machine. */
final class SignalVerbs {
  private static final String IO_BOARD = "io-board";
  private static final String PINS = "gpio-signals";
  private static final int HIGHEST = 255;

  private SignalVerbs() {}

  /** The group. */
  @Command(name = "signal", description = "Lamps, buzzer, fan; tamper, case, battery, presence.")
  static final class Group extends VerbGroup {}

  /** What both verbs need. */
  abstract static class Wired extends DeviceVerb {
    Wired(Surroundings surroundings) {
      super(surroundings, DeviceKind.SIGNALS, IO_BOARD, PINS);
    }

    /** The device; the drivers of lock boards of the same kind of line are understood, too. */
    final Device signals() throws Failed {
      options.driver = options.driver.map(word -> word.equals("modbus") ? IO_BOARD : word.equals("gpio") ? PINS : word);
      return device();
    }

    final SignalWiring wiring(Device device) throws Failed {
      return switch (SignalWiring.parse(device.settings(), HIGHEST)) {
        case SignalWiring.Parsed.Good(SignalWiring wiring) -> wiring;
        case SignalWiring.Parsed.Bad(String key, String message, String action) -> throw Failed.wrongUse("usage", key + ": " + message, action);
      };
    }

    final SignalPort open(Device device) throws Failed, InterruptedException {
      SignalWiring wiring = wiring(device);
      if (device.driver().equals(PINS)) {
        SignalPort pins = new GpioSignals(Pi4jLines::ofThisMachine, wiring);
        if (pins.state() instanceof DeviceState.Failed(String reason)) {
          pins.close();
          throw Failed.because(reason, "this machine has no pins that Pi4J can work", "run it on the kiosk's own board, as a user of the group gpio");
        }
        return pins;
      }
      SupervisedPort line = SupervisedPort.of(port(device), Ticker.system(), surroundings.random()).start();
      try {
        DeviceState seen = firstSight(device, line::state, line::onState, timeout());
        if (!seen.usable()) {
          throw notReady(device, seen);
        }
      } catch (Failed | InterruptedException e) {
        line.close();
        throw e;
      }
      return new IoBoardSignals(line, wiring, Ticker.system());
    }
  }

  /** Reads every switch. */
  @Command(name = "show", description = "Read every input.")
  static final class Show extends Wired {
    Show(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed, InterruptedException {
      Device device = signals();
      try (SignalPort port = open(device)) {
        Map<Signal, Boolean> seen = port.read();
        boolean reads = port.wired().stream().anyMatch(signal -> !signal.output());
        if (reads && seen.isEmpty()) {
          throw Failed.because("silent", device.name() + " at " + device.port() + " does not answer", "check its power, its cable, its address (--set unit=N) and --baud");
        }
        ObjectNode json = Json.object();
        ArrayNode signals = json.putArray("signals");
        Table table = new Table("SIGNAL", "DIRECTION", "STATE");
        for (Signal signal : Signal.values()) {
          if (port.wired().contains(signal)) {
            // A relay is not read back: on some boards that disturbs the line.
            String state = seen.containsKey(signal) ? Boolean.TRUE.equals(seen.get(signal)) ? "on" : "off" : "unknown";
            String direction = signal.output() ? "output" : "input";
            signals.add(Json.object().put("name", signal.word()).put("direction", direction).put("state", state));
            table.row(signal.word(), direction, state);
          }
        }
        return Answer.done(json, table.toString());
      }
    }
  }

  /** Sets one lamp, the buzzer or the fan. */
  @Command(name = "set", description = "Set an output.")
  static final class Set extends Wired {
    private static final Duration BLINKS = Duration.ofSeconds(5);

    @Parameters(index = "0", paramLabel = "NAME", description = "A lamp, buzzer or fan.")
    String name = "";

    @Parameters(index = "1", paramLabel = "on|off|blink", description = "What it does.")
    String show = "";

    @Option(names = "--for", paramLabel = "S", description = "How long it blinks (default 5); how long a pin is held on (default 5).")
    Optional<Double> span = Optional.empty();

    Set(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    boolean bounded() {
      return false;
    }

    @Override
    Answer answer() throws Failed, InterruptedException {
      Signal signal =
          Signal.named(name)
              .filter(Signal::output)
              .orElseThrow(() -> Failed.wrongUse("usage", "\"" + name + "\" is no output", "use one of " + String.join(", ", Signal.words(true))));
      SignalDesk.Show wanted =
          switch (show.toLowerCase(Locale.ROOT)) {
            case "on" -> SignalDesk.Show.ON;
            case "off" -> SignalDesk.Show.OFF;
            case "blink" -> SignalDesk.Show.BLINK;
            default -> throw Failed.wrongUse("usage", "\"" + show + "\" is nothing that an output does", "say on, off or blink");
          };
      Device device = signals();
      if (!wiring(device).places().containsKey(signal)) {
        throw Failed.wrongUse("usage", name + " is not wired", "say where: --set " + name + "=N");
      }
      try (SignalPort port = open(device);
          SignalDesk desk = new SignalDesk(port, Ticker.system(), surroundings.clock())) {
        if (!desk.set(signal, wanted)) {
          throw Failed.because("silent", device.name() + " at " + device.port() + " did not take it", "check its power, its cable, its address (--set unit=N) and --baud");
        }
        boolean holds = wanted == SignalDesk.Show.BLINK || device.driver().equals(PINS) && wanted == SignalDesk.Show.ON;
        if (holds && hold(desk, signal)) {
          return Answer.said(Answer.INTERRUPTED);
        }
        return Answer.done(Json.object().put("name", name).put("state", show.toLowerCase(Locale.ROOT)).put("result", "done"), name + " is set to " + show);
      }
    }

    /** Blinks, or holds a pin, for its time, and leaves the output off. */
    private boolean hold(SignalDesk desk, Signal signal) throws Failed, InterruptedException {
      long end = System.nanoTime() + (span.isPresent() ? seconds("--for", span.get()) : BLINKS).toNanos();
      boolean stopped = false;
      while (!stopped && System.nanoTime() - end < 0) {
        desk.beat();
        stopped = surroundings.stop().await(SignalDesk.BEAT);
      }
      desk.set(signal, SignalDesk.Show.OFF);
      return stopped;
    }
  }
}
