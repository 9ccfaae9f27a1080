package org.hall24.locker.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pins through Pi4J 3 and its gpiod provider, which asks for an output together with its first level: no pin glitches when
 * the program starts.
 *
 * <p>A context of Pi4J 3.0 takes the mock when it is the only plugin on the class path, and a provider that could not start
 * is merely missing; so providers are asked for by name, and a mock is refused. Pulses are ours ({@link PulseGuard}): the
 * library's own leaves the output on when its thread is interrupted.
 *
 * <p>Source: Pi4J's tags 3.0.4 and 4.0.2, its issues 533, 597, 624 and 654.
 */
public final class Pi4jLines implements GpioLines {
  private static final Logger log = LoggerFactory.getLogger(Pi4jLines.class);
  private static final String OUTPUT = "gpiod-digital-output";
  private static final String INPUT = "gpiod-digital-input";
  private static final Duration DEBOUNCE = Duration.ofMillis(10);

  private final Context context;
  private final String outputs;
  private final String inputs;
  private final List<DigitalOutput> taken = new ArrayList<>();

  Pi4jLines(Context context, String outputs, String inputs) throws GpioException {
    this.context = context;
    this.outputs = outputs;
    this.inputs = inputs;
    for (String id : List.of(outputs, inputs)) {
      if (!context.hasProvider(id)) {
        context.shutdown();
        throw new GpioException("no-gpio", "Pi4J has no provider " + id + " on this machine");
      }
    }
  }

  /**
   * The pins of this machine.
   *
   * @throws GpioException when there are none, or when anything but the real provider stands in for them
   */
  public static Pi4jLines ofThisMachine() throws GpioException {
    Context context;
    try {
      context = Pi4J.newAutoContext();
    } catch (Pi4JException | IllegalStateException | UnsatisfiedLinkError e) {
      throw new GpioException("no-gpio", "Pi4J does not start here: " + e.getClass().getSimpleName());
    }
    refuseMocks(context);
    return new Pi4jLines(context, OUTPUT, INPUT);
  }

  /** A mock on the class path of a machine in the street is a mistake, whichever provider would be used. */
  static void refuseMocks(Context context) throws GpioException {
    for (String id : context.providers().all().keySet()) {
      if (id.startsWith("mock-")) {
        context.shutdown();
        throw new GpioException("mock-provider", "Pi4J's " + id + " is on the class path; it moves nothing");
      }
    }
  }

  @Override
  public Output output(int bcm) throws GpioException {
    try {
      DigitalOutput pin =
          context.create(
              DigitalOutput.newConfigBuilder(context)
                  .id("out-" + bcm)
                  .address(bcm)
                  .initial(DigitalState.LOW)
                  .shutdown(DigitalState.LOW)
                  .provider(outputs)
                  .build());
      taken.add(pin);
      return high -> {
        try {
          pin.state(high ? DigitalState.HIGH : DigitalState.LOW);
        } catch (Pi4JException | IllegalStateException e) {
          throw new GpioException("pin", "pin " + bcm + " does not take a level");
        }
      };
    } catch (Pi4JException | IllegalStateException | UnsatisfiedLinkError e) {
      throw new GpioException("pin", "pin " + bcm + " is not to be had as an output: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public Input input(int bcm) throws GpioException {
    try {
      DigitalInput pin =
          context.create(
              DigitalInput.newConfigBuilder(context)
                  .id("in-" + bcm)
                  .address(bcm)
                  .pull(PullResistance.PULL_UP)
                  .debounce(DEBOUNCE.toMillis() * 1000, TimeUnit.MICROSECONDS)
                  .provider(inputs)
                  .build());
      return new Input() {
        @Override
        public boolean high() throws GpioException {
          try {
            return pin.state() == DigitalState.HIGH;
          } catch (Pi4JException | IllegalStateException e) {
            throw new GpioException("pin", "pin " + bcm + " cannot be read");
          }
        }

        @Override
        public void onEdge(Consumer<Boolean> listener) {
          pin.addListener(event -> listener.accept(event.state() == DigitalState.HIGH));
        }
      };
    } catch (Pi4JException | IllegalStateException | UnsatisfiedLinkError e) {
      throw new GpioException("pin", "pin " + bcm + " is not to be had as an input: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    for (DigitalOutput pin : taken) {
      try {
        pin.low();
      } catch (Pi4JException e) {
        log.error("gpio.pin not switched off pin={}", pin.id());
      }
    }
    context.shutdown();
  }
}
