package org.hall24.kiosk.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hall24.kiosk.binding.CommissionedCabinet;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.link.DeviceState;
import org.hall24.link.JSerialCommPort;
import org.hall24.link.LinkException;
import org.hall24.link.Port;
import org.hall24.link.SerialSettings;
import org.hall24.link.Ticker;
import picocli.CommandLine.Mixin;

/** A verb that works one device. */
abstract class DeviceVerb extends ConfiguredVerb {

  private static final Duration SECOND_CHANCE = Duration.ofMillis(1500);
  private static final Duration LAST_WORDS = Duration.ofMillis(300);

  @Mixin final DeviceOptions options = new DeviceOptions();

  private final DeviceKind kind;
  private final List<String> available;

  /**
   * @param kind what the device does
   * @param available the drivers of this kind that this release has
   */
  DeviceVerb(Surroundings surroundings, DeviceKind kind, String... available) {
    super(surroundings);
    this.kind = kind;
    this.available = List.of(available);
  }

  @Override
  boolean bounded() {
    return true;
  }

  /** The device that is meant. */
  final Device device() throws Failed {
    Device device = options.choose(config(), kind, available);
    // What was learned about the wiring of a cabinet lies in the state folder.
    return kind == DeviceKind.LOCKER ? CommissionedCabinet.learned(statePath(), device) : device;
  }

  /** Its port; nothing is opened yet. */
  static Port port(Device device) {
    return new JSerialCommPort(Path.of(device.port()), SerialSettings.of(device.baud()), Ticker.system());
  }

  /**
   * Waits until a device has shown itself, one way or the other. A line that is lost at once, as when the other end is just
   * being set up again, gets a second chance.
   *
   * @throws Failed when somebody else holds the port, or it may not be opened
   */
  static DeviceState firstSight(
      Device device, Supplier<DeviceState> state, Function<Consumer<DeviceState>, AutoCloseable> watch, Duration atMost)
      throws Failed, InterruptedException {
    LinkedBlockingQueue<DeviceState> shown = new LinkedBlockingQueue<>();
    AutoCloseable ears = watch.apply(shown::add);
    try {
      long end = System.nanoTime() + atMost.toNanos();
      DeviceState seen = state.get();
      boolean doubted = false;
      while (!seen.usable()) {
        refuse(device, seen);
        if (!doubted && !(seen instanceof DeviceState.Connecting)) {
          doubted = true;
          end = Math.min(end, System.nanoTime() + SECOND_CHANCE.toNanos());
        }
        DeviceState next = shown.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null) {
          return state.get();
        }
        seen = next;
      }
      return seen;
    } finally {
      close(ears);
    }
  }

  private static void refuse(Device device, DeviceState seen) throws Failed {
    if (seen instanceof DeviceState.Failed(String reason)) {
      if (reason.equals(LinkException.Kind.HELD.word())) {
        throw Failed.inUse("the port " + device.port(), "another program");
      }
      if (reason.equals(LinkException.Kind.DENIED.word())) {
        throw Failed.because(
            "denied",
            "the port " + device.port() + " may not be opened",
            "add this user to the group of the port (usually dialout), or run as the kiosk's user");
      }
    }
  }

  /** Says that a device cannot be worked with. */
  static Failed notReady(Device device, DeviceState state) {
    return switch (state) {
      case DeviceState.Absent(String reason) ->
          Failed.because(reason, "nothing is plugged in at " + device.port(), "check the cable and the name of the port");
      case DeviceState.Connecting _ -> silent(device, "silent");
      case DeviceState.Failed(String reason) -> silent(device, reason);
      case DeviceState.Degraded(String reason) ->
          Failed.because(reason, device.name() + " at " + device.port() + " cannot serve: " + reason, "look at the device");
      case DeviceState.Ready _ -> Failed.because("not-ready", device.name() + " at " + device.port() + " did not serve", "try again");
    };
  }

  private static Failed silent(Device device, String reason) {
    return Failed.because(
        reason,
        device.name() + " at " + device.port() + " does not answer as a " + device.driver() + " does (" + reason + ")",
        "check its power, its cable, --driver and --baud");
  }

  /** The word of a state. */
  static String word(DeviceState state) {
    return switch (state) {
      case DeviceState.Absent(String reason) -> reason;
      case DeviceState.Connecting _ -> "connecting";
      case DeviceState.Ready _ -> "ready";
      case DeviceState.Degraded(String reason) -> reason;
      case DeviceState.Failed(String reason) -> reason;
    };
  }

  /**
   * What is left of the command's time, less what its last words take; never negative.
   *
   * @param start in {@link System#nanoTime}
   */
  final Duration leftSince(long start) throws Failed {
    Duration left = timeout().minusNanos(System.nanoTime() - start).minus(LAST_WORDS);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Ends a subscription. */
  static void close(AutoCloseable subscription) {
    try {
      subscription.close();
    } catch (Exception e) {
      throw new IllegalStateException("a subscription would not end", e);
    }
  }
}
