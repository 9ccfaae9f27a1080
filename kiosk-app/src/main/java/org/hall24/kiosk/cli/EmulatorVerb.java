package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hall24.link.Emulator;
import org.hall24.link.EmulatorRunner;
import org.hall24.link.FaultPlan;
import org.hall24.link.JSerialCommPort;
import org.hall24.link.LinkException;
import org.hall24.link.SerialSettings;
import org.hall24.link.Ticker;
import picocli.CommandLine.Option;

/**
 * Is a device at the other end of a wire until stopped. Somebody may be its surroundings on standard input, one act a line;
 * the end of standard input is not the end.
 */
abstract class EmulatorVerb<E extends Emulator> extends Verb {

  @Option(names = "--driver", paramLabel = "D", description = "The driver it answers to; this release has one for each device.")
  Optional<String> driver = Optional.empty();

  @Option(names = "--port", paramLabel = "P", description = "A port of this machine, for example one end of a null-modem cable.")
  Optional<Path> port = Optional.empty();

  @Option(names = "--pty", paramLabel = "LINK", description = "Make a pseudo-terminal and link it there.")
  Optional<Path> pty = Optional.empty();

  @Option(names = "--baud", paramLabel = "N", description = "Bits per second of --port (default: the device's usual speed).")
  Optional<Integer> baud = Optional.empty();

  @Option(names = "--plan", paramLabel = "FILE", description = "What goes wrong, one rule a line, for example: after=3 times=1 drop")
  Optional<Path> plan = Optional.empty();

  EmulatorVerb(Surroundings surroundings) {
    super(surroundings);
  }

  /** The device, as it stands before anybody asks. */
  abstract E emulator() throws Failed, InterruptedException;

  /**
   * Reads a rule of the plan that is not about the line; most devices have none.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  void rule(E emulator, String line) {
    throw new IllegalArgumentException("no rule of the line, and this device has no others");
  }

  /**
   * Does what somebody typed.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  abstract void act(E emulator, List<String> words) throws Failed;

  /** Begins what goes on beside serving; called once, ended by {@link Stop}. */
  void live(E emulator) {}

  /**
   * The same for a device that somebody may unplug.
   *
   * @param runner the hand at the cable
   */
  void live(E emulator, EmulatorRunner runner) {
    live(emulator);
  }

  /** Ends what {@link #live} began; called once, before the counts are told. */
  void ended(E emulator) {}

  @Override
  final Answer answer() throws Failed, InterruptedException {
    E emulator = emulator();
    if (driver.isPresent() && !driver.get().equals(emulator.driver())) {
      throw Failed.wrongUse(
          "no-driver", "this release cannot emulate \"" + driver.get() + "\" here", "leave --driver out, or say --driver " + emulator.driver());
    }
    try (EmulatorRunner runner = runner(emulator, faults(emulator))) {
      voice()
          .say(
              Json.object().put("ready", true).put("port", runner.port()).put("driver", emulator.driver()),
              "A " + emulator.driver() + " is at " + runner.port());
      Thread hands = Thread.ofVirtual().name("hands").start(() -> obey(emulator, runner));
      try {
        live(emulator, runner);
        surroundings.stop().await();
      } finally {
        hands.interrupt();
        ended(emulator);
      }
      ObjectNode counts = Json.object();
      runner.counts().forEach(counts::put);
      return Answer.done(counts, "Counts: " + runner.counts());
    }
  }

  private EmulatorRunner runner(E emulator, FaultPlan faults) throws Failed {
    if (port.isPresent() == pty.isPresent()) {
      throw Failed.wrongUse("usage", "it is not clear on which line", "say --pty LINK, or --port P");
    }
    try {
      if (pty.isPresent()) {
        return EmulatorRunner.onPseudoTerminal(emulator, pty.get(), faults, Ticker.system());
      }
      int speed = baud.orElse(emulator.baud() > 0 ? emulator.baud() : 115_200);
      if (speed < 1) {
        throw Failed.wrongUse("usage", "--baud " + speed + " is no speed of a line", "give bits per second, for example 9600");
      }
      return EmulatorRunner.onPort(
          emulator, new JSerialCommPort(port.orElseThrow(), SerialSettings.of(speed), Ticker.system()), faults, Ticker.system());
    } catch (LinkException e) {
      throw Failed.because(
          e.kind().word(), "no line at " + pty.or(() -> port).orElseThrow() + ": " + e.getMessage(), "name a link that is not there yet, in a folder that you may write", e);
    }
  }

  private FaultPlan faults(E emulator) throws Failed {
    if (plan.isEmpty()) {
      return FaultPlan.none();
    }
    StringBuilder ofTheLine = new StringBuilder();
    String rules = Texts.read(plan.get(), "the fault plan").replaceAll("#[^\\n]*", "");
    for (String line : rules.split("[;\\n]")) {
      if (line.isBlank()) {
        continue;
      }
      try {
        FaultPlan.parse(line);
        ofTheLine.append(line).append('\n');
      } catch (IllegalArgumentException notOfTheLine) {
        try {
          rule(emulator, line);
        } catch (IllegalArgumentException nor) {
          throw Failed.wrongUse("bad-plan", plan.get() + ": \"" + line.strip() + "\": " + nor.getMessage(), String.valueOf(notOfTheLine.getMessage()));
        }
      }
    }
    return FaultPlan.parse(ofTheLine.toString());
  }

  private void obey(E emulator, EmulatorRunner runner) {
    try {
      BufferedReader typed = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
      for (String line = typed.readLine(); line != null && !surroundings.stop().isFired(); line = typed.readLine()) {
        if (!line.isBlank()) {
          obey(emulator, runner, List.of(line.strip().split("\\s+")));
        }
      }
    } catch (IOException e) {
      voice().note("standard input is gone; going on without hands");
    }
  }

  /** Does what somebody typed, or a plan says; {@code pull} and {@code plug} are the cable of every device. */
  final void obey(E emulator, EmulatorRunner runner, List<String> words) {
    try {
      switch (words.getFirst()) {
        case "pull" -> runner.unplug();
        case "plug" -> runner.plug();
        default -> act(emulator, words);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Failed e) {
      voice().note(e.sentence() + "; " + e.action());
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      voice().note("\"" + String.join(" ", words) + "\" is not understood; " + hands());
    }
  }

  /** What can be typed. */
  abstract String hands();
}
