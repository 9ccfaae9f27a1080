package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.config.ConfigFault;
import org.hall24.kiosk.config.ConfigLoader;
import org.hall24.kiosk.config.ConfigLoading;
import org.hall24.kiosk.config.KioskConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hallctl config …}: the kiosk's configuration. */
final class ConfigVerbs {

  private ConfigVerbs() {}

  /** The group. */
  @Command(name = "config", description = "The kiosk's configuration.")
  static final class Group extends VerbGroup {}

  /** Names every fault. */
  @Command(name = "check", description = "Read a configuration and name every fault in it.")
  static final class Check extends ConfiguredVerb {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The same as --config FILE.")
    Optional<Path> file = Optional.empty();

    Check(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() {
      Optional<Path> named = file.or(() -> configFile);
      if (named.isEmpty()) {
        return sound("the built-in bench configuration", ConfigLoader.bench());
      }
      return switch (ConfigLoader.load(named.get())) {
        case ConfigLoading.Sound(KioskConfig config) -> sound(named.get().toString(), config);
        case ConfigLoading.Refused(List<ConfigFault> faults) -> refused(faults);
      };
    }

    private static Answer sound(String what, KioskConfig config) {
      ObjectNode json = Json.object().put("valid", true);
      json.putArray("errors");
      return Answer.done(
          json, what + " is sound: " + config.site().id() + ", " + config.devices().size() + " devices, " + config.cells().size() + " cells");
    }

    private static Answer refused(List<ConfigFault> faults) {
      ObjectNode json = Json.object().put("valid", false);
      ArrayNode errors = json.putArray("errors");
      StringBuilder text = new StringBuilder();
      for (ConfigFault fault : faults) {
        errors
            .addObject()
            .put("file", fault.file())
            .put("line", fault.line())
            .put("key", fault.key())
            .put("message", fault.message())
            .put("action", fault.action());
        text.append(fault).append('\n');
      }
      text.append(faults.size()).append(faults.size() == 1 ? " fault" : " faults");
      return new Answer(Answer.WRONG_USE, Optional.of(json), text.toString());
    }
  }

  /** Shows what holds, defaults included. */
  @Command(name = "show", description = "Show what holds, defaults included; never a hash or a key.")
  static final class Show extends ConfiguredVerb {
    Show(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed {
      KioskConfig config = config();
      ObjectNode json = ConfigShown.json(config);
      return Answer.done(json, json.toPrettyString());
    }
  }
}
