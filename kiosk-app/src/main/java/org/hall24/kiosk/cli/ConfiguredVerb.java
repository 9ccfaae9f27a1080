package org.hall24.kiosk.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.config.ConfigFault;
import org.hall24.kiosk.config.ConfigLoader;
import org.hall24.kiosk.config.ConfigLoading;
import org.hall24.kiosk.config.KioskConfig;
import picocli.CommandLine.Option;

/** A verb that works on a kiosk: on its configuration, and on its state folder. */
abstract class ConfiguredVerb extends Verb {

  @Option(names = "--config", paramLabel = "FILE", description = "The kiosk's configuration (default: a bench kiosk).")
  Optional<Path> configFile = Optional.empty();

  private Optional<KioskConfig> loaded = Optional.empty();

  ConfiguredVerb(Surroundings surroundings) {
    super(surroundings);
  }

  /** The configuration of the file named, or a bench kiosk's. */
  final KioskConfig config() throws Failed {
    if (loaded.isEmpty()) {
      loaded = Optional.of(configFile.isPresent() ? read(configFile.get()) : ConfigLoader.bench());
    }
    return loaded.get();
  }

  private static KioskConfig read(Path file) throws Failed {
    return switch (ConfigLoader.load(file)) {
      case ConfigLoading.Sound(KioskConfig config) -> config;
      case ConfigLoading.Refused(List<ConfigFault> faults) ->
          throw Failed.wrongUse(
              "bad-configuration",
              faults.getFirst() + (faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)"),
              "see all of it: hallctl config check --config " + file);
    };
  }

  /** The state folder: the option's, else the configuration's, else a private one, which is named. */
  final StateFolder state() throws Failed {
    if (named().isEmpty()) {
      voice().note("state folder: " + surroundings.home());
    }
    return new StateFolder(statePath(), surroundings, config());
  }

  /** Where the state folder is, without a word about it. */
  final Path statePath() throws Failed {
    return named().orElse(surroundings.home());
  }

  private Optional<Path> named() throws Failed {
    return shared.state.isPresent() || configFile.isEmpty() ? shared.state : config().state();
  }
}
