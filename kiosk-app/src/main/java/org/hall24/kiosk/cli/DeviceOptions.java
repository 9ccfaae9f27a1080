package org.hall24.kiosk.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.kiosk.config.Drivers;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import picocli.CommandLine.Option;

/** Which device: one of the configuration, or a driver on a port. */
final class DeviceOptions {

  private static final int FASTEST = 4_000_000;

  @Option(names = "--device", paramLabel = "NAME", description = "A device of the configuration (default: the first that fits).")
  Optional<String> name = Optional.empty();

  @Option(names = "--driver", paramLabel = "D", description = "The driver of a device that no configuration names.")
  Optional<String> driver = Optional.empty();

  @Option(names = "--port", paramLabel = "P", description = "Where it is plugged in, for example /dev/ttyUSB0.")
  Optional<String> port = Optional.empty();

  @Option(names = "--baud", paramLabel = "N", description = "Bits per second (default: the driver's usual speed).")
  Optional<Integer> baud = Optional.empty();

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting, as in that device's profile in kiosk.yaml.")
  Map<String, String> set = new LinkedHashMap<>();

  /** Whether the device is one that no configuration names. */
  boolean ownPort() {
    return driver.isPresent() || port.isPresent();
  }

  /**
   * The device that is meant.
   *
   * @param available drivers of this kind that this release has
   */
  Device choose(KioskConfig config, DeviceKind kind, List<String> available) throws Failed {
    Device base = driver.isPresent() ? unnamed(driver.get(), kind) : named(config, kind);
    if (!available.contains(base.driver())) {
      throw Failed.wrongUse(
          "no-driver", "this release cannot work a " + base.driver() + " from the command line", "drivers it has for this verb: " + String.join(", ", available));
    }
    Map<String, String> settings = new LinkedHashMap<>(base.settings());
    settings.putAll(set);
    int speed = baud.orElse(base.baud());
    if (speed < 1 || speed > FASTEST) {
      throw Failed.wrongUse("usage", "--baud " + speed + " is no speed of a line", "give bits per second, for example " + base.baud());
    }
    return new Device(base.name(), base.driver(), kind, port.orElse(base.port()), speed, settings);
  }

  private Device unnamed(String word, DeviceKind kind) throws Failed {
    Optional<Drivers> known = Drivers.named(word);
    if (known.isEmpty()) {
      throw Failed.wrongUse("usage", "there is no driver \"" + word + "\"", "use one of " + String.join(", ", Drivers.words()));
    }
    if (!known.get().built()) {
      throw Failed.wrongUse(
          "not-built", "the driver " + word + " is a reserved word: this release works no " + Words.of(known.get().kind()), "leave it out; no verb of this release needs one");
    }
    if (known.get().kind() != kind) {
      throw Failed.wrongUse(
          "usage", "the driver " + word + " is for a " + Words.of(known.get().kind()) + ", not for a " + Words.of(kind), "choose a driver of that kind");
    }
    if (port.isEmpty()) {
      throw Failed.wrongUse("usage", "--driver " + word + " needs a port", "add --port, for example --port /dev/ttyUSB0");
    }
    return new Device(word, word, kind, port.get(), known.get().usualBaud(), Map.of());
  }

  private Device named(KioskConfig config, DeviceKind kind) throws Failed {
    Optional<Device> found =
        name.isPresent()
            ? Optional.ofNullable(config.devices().get(name.get())).filter(d -> d.kind() == kind)
            : config.device(kind);
    if (found.isEmpty()) {
      throw Failed.wrongUse(
          "no-device",
          "the configuration has no " + Words.of(kind) + name.map(n -> " named " + n).orElse(""),
          "name one with --device, or a driver and a port with --driver and --port");
    }
    return found.get();
  }
}
