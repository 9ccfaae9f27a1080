package org.hall24.locker.signal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hall24.link.DeviceState;
import org.hall24.locker.gpio.GpioException;
import org.hall24.locker.gpio.GpioLines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signals on the machine's own pins. When there are no pins it is there, failed, and says so. */
public final class GpioSignals implements SignalPort {
  private static final Logger log = LoggerFactory.getLogger(GpioSignals.class);

  private final SignalWiring wiring;
  private final Map<Signal, GpioLines.Output> outputs = new EnumMap<>(Signal.class);
  private final Map<Signal, GpioLines.Input> inputs = new EnumMap<>(Signal.class);
  private final AutoCloseable lines;
  private final DeviceState state;

  /** Gets the pins, when they are wanted. */
  @FunctionalInterface
  public interface Source {
    /**
     * The pins of the machine.
     *
     * @throws GpioException when there are none
     */
    GpioLines open() throws GpioException;
  }

  /** Takes the pins. */
  public GpioSignals(Source source, SignalWiring wiring) {
    this.wiring = wiring;
    DeviceState found = new DeviceState.Ready();
    AutoCloseable opened = () -> {};
    try {
      GpioLines gpio = source.open();
      opened = gpio;
      for (Map.Entry<Signal, Integer> place : wiring.places().entrySet()) {
        if (place.getKey().output()) {
          outputs.put(place.getKey(), gpio.output(place.getValue()));
        } else {
          inputs.put(place.getKey(), gpio.input(place.getValue()));
        }
      }
    } catch (GpioException e) {
      log.warn("signal.gpio reason={} what=\"{}\"", e.reason(), e.getMessage());
      found = new DeviceState.Failed(e.reason());
    }
    lines = opened;
    state = found;
  }

  @Override
  public Set<Signal> wired() {
    return wiring.places().keySet();
  }

  @Override
  public DeviceState state() {
    return state;
  }

  @Override
  public boolean set(Signal output, boolean on) {
    GpioLines.Output pin = outputs.get(output);
    if (pin == null || !state.usable()) {
      return false;
    }
    try {
      pin.set(on);
      return true;
    } catch (GpioException e) {
      log.error("signal.gpio reason={} what=\"{}\"", e.reason(), e.getMessage());
      return false;
    }
  }

  @Override
  public Map<Signal, Boolean> read() {
    Map<Signal, Boolean> seen = new EnumMap<>(Signal.class);
    inputs.forEach((signal, pin) -> {
      try {
        seen.put(signal, wiring.on(signal, pin.high()));
      } catch (GpioException e) {
        log.error("signal.gpio reason={} what=\"{}\"", e.reason(), e.getMessage());
      }
    });
    return seen;
  }

  @Override
  public void onEdge(Consumer<Signal> listener) {
    inputs.forEach((signal, pin) -> pin.onEdge(high -> listener.accept(signal)));
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (Exception e) {
      throw new IllegalStateException("the pins would not be given back", e);
    }
  }
}
