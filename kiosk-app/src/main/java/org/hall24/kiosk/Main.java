package org.hall24.kiosk;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.binding.SlipTray;
import org.hall24.kiosk.config.ConfigFault;
import org.hall24.kiosk.config.ConfigLoader;
import org.hall24.kiosk.config.ConfigLoading;
import org.hall24.kiosk.config.KioskConfig;

/** The kiosk's window: {@code kiosk [--config FILE] [--state DIR] [--window]}. */
public final class Main {
  private static final int WRONG_USE = 2;

  private Main() {}

  /** Starts the kiosk; it runs until its process ends. */
  public static void main(String[] arguments) {
    List<String> given = Arrays.asList(arguments);
    Optional<Path> file = after(given, "--config").map(Path::of);
    if (given.contains("--help")) {
      System.out.println("kiosk [--config FILE] [--state DIR] [--window]   full screen unless --window; faults of FILE: hallctl config check");
      return;
    }
    KioskConfig config = file.map(Main::load).orElseGet(ConfigLoader::bench);
    Path state = after(given, "--state").map(Path::of).or(config::state).orElseGet(Main::privateFolder);
    boolean window = given.contains("--window") || config.profile() != KioskConfig.Profile.FIELD;
    KioskProgram.start(config, state, List.of(), SlipTray.NONE, Clock.system(config.site().zone()), window, screen -> {});
  }

  /** The value after an option. */
  public static Optional<String> after(List<String> arguments, String option) {
    int at = arguments.indexOf(option);
    return at >= 0 && at + 1 < arguments.size() ? Optional.of(arguments.get(at + 1)) : Optional.empty();
  }

  /** A sound configuration; or every fault on standard error, and the end of the process. */
  public static KioskConfig load(Path file) {
    return switch (ConfigLoader.load(file)) {
      case ConfigLoading.Sound(KioskConfig config) -> config;
      case ConfigLoading.Refused(List<ConfigFault> faults) -> {
        System.err.println("The configuration cannot be used:");
        faults.forEach(fault -> System.err.println("  " + fault));
        System.exit(WRONG_USE);
        throw new IllegalStateException("the process has ended");
      }
    };
  }

  private static Path privateFolder() {
    String given = System.getenv("XDG_STATE_HOME");
    Path base = given == null || given.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(given);
    return base.resolve("hall24");
  }
}
