package org.hall24.kiosk.demo.kiosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.ui.Pictures;
import org.hall24.kiosk.ui.Router;
import org.hall24.kiosk.ui.look.Language;
import org.hall24.kiosk.ui.look.Look;
import org.hall24.kiosk.ui.look.Metrics;
import org.hall24.kiosk.ui.look.TextSize;
import org.hall24.kiosk.ui.look.Theme;

/**
 * Pictures, in both languages, of the pages that pass before a hand could turn the language: each is drawn once more off the
 * panel when it is first shown in a night, also over a power cut.
 */
final class PassingPages implements Consumer<Screen> {
  private final Path folder;
  private final Router.HallName hall;
  private final Clock clock;
  private final Look look;
  private final Set<String> taken = new HashSet<>();

  PassingPages(Path folder, KioskConfig config, Clock clock) {
    this.folder = folder;
    this.hall = new Router.HallName(config.site().hallZh(), config.site().hallEn());
    this.clock = clock.withZone(config.site().zone());
    this.look =
        Look.standard().withMetrics(new Metrics(config.site().screenPitchMm(), TextSize.STANDARD)).withTheme(Theme.NIGHT);
  }

  @Override
  public synchronized void accept(Screen screen) {
    name(screen).filter(taken::add).ifPresent(name -> Platform.runLater(() -> draw(screen, name)));
  }

  private static Optional<String> name(Screen screen) {
    return switch (screen) {
      case Screen.Attract attract -> Optional.of("attract");
      case Screen.FaceLook face -> Optional.of("face-look");
      case Screen.Filing filing -> Optional.of("filing");
      case Screen.CellOpening opening when !opening.cell().isEmpty() -> Optional.of("cell-opening");
      default -> Optional.empty();
    };
  }

  private void draw(Screen screen, String name) {
    try {
      for (Language language : Language.values()) {
        Path file = folder.resolve("passing-" + name + "-" + language.name().toLowerCase(Locale.ROOT) + ".png");
        if (Files.exists(file)) {
          continue;
        }
        Pictures.write(file, screen, hall, clock, look.withLanguage(language));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a passing page could not be pictured", e);
    }
  }
}
