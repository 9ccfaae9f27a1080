package org.hall24.kiosk.demo.kiosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Window;
import org.hall24.kiosk.KioskProgram;
import org.hall24.kiosk.Main;
import org.hall24.kiosk.binding.SlipTray;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.demo.hand.RemoteHand;
import org.hall24.kiosk.demo.people.DemoCards;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Screen.SheetNote;

/**
 * The kiosk of the demo hall: the street's program with three things it never has there, a clock that can be set, a decoder for
 * the demo's own card pictures, and a hand that other processes can lend.
 */
public final class DemoKiosk {
  private DemoKiosk() {}

  /** {@code --config FILE --hand PORT --time T --slips DIR [--script]}; a script also pictures the pages that pass. */
  public static void main(String[] arguments) throws IOException {
    List<String> given = Arrays.asList(arguments);
    KioskConfig config = Main.load(Path.of(required(given, "--config")));
    DemoClock clock = new DemoClock(Instant.parse(required(given, "--time")), config.site().zone(), Clock.systemUTC());
    RemoteHand hand = new RemoteHand(Integer.parseInt(required(given, "--hand")), clock::set);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(hand::close));
    Path slips = Path.of(required(given, "--slips"));
    boolean display = System.getProperty("glass.platform", "").isEmpty();
    Consumer<Screen> watcher = !given.contains("--script") ? screen -> {} : new PassingPages(slips.resolveSibling("passing"), config, clock);
    KioskProgram.start(config, config.state().orElseThrow(), List.of(DemoCards.decoder()), new FolderTray(slips), clock, true, watcher);
    if (display) {
      Platform.runLater(DemoKiosk::placeWindow);
    }
  }

  /** To the left edge, beside the hall panel, as large as the screen allows. */
  private static void placeWindow() {
    Rectangle2D place = Places.on(javafx.stage.Screen.getPrimary().getVisualBounds()).kiosk();
    for (Window window : Window.getWindows()) {
      window.setX(place.getMinX());
      window.setY(place.getMinY());
      window.setHeight(place.getHeight());
      window.setWidth(place.getWidth());
    }
  }

  /** The demo's A4 printer: every document is a file, as it would be a sheet. */
  private record FolderTray(Path folder) implements SlipTray {
    @Override
    public void put(String template, String reference, byte[] pdf, Consumer<SheetNote> watch) {
      try {
        Files.createDirectories(folder);
        Files.write(folder.resolve(template + "-" + reference + ".pdf"), pdf);
        watch.accept(SheetNote.PRINTED);
      } catch (IOException e) {
        throw new UncheckedIOException("the demo's tray cannot take a slip", e);
      }
    }
  }

  private static String required(List<String> arguments, String option) {
    return Main.after(arguments, option).orElseThrow(() -> new IllegalArgumentException("the demo's kiosk needs " + option));
  }
}
