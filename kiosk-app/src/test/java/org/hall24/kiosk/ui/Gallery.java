package org.hall24.kiosk.ui;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.ui.look.Language;
import org.hall24.kiosk.ui.look.Look;
import org.hall24.kiosk.ui.look.TextSize;
import org.hall24.kiosk.ui.look.Theme;

/** Writes a picture of every screen in the looks named, as {@code zh-day-STANDARD}, below a folder. */
public final class Gallery {

  private Gallery() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    String only = args.length > 2 ? args[2] : "";
    CountDownLatch done = new CountDownLatch(1);
    Platform.startup(
        () -> {
          try {
            KioskStage.dressToolkit();
            for (String name : args[1].split(",", -1)) {
              String[] words = name.split("-", -1);
              Look look =
                  Look.standard()
                      .withLanguage(Language.valueOf(words[0].toUpperCase(java.util.Locale.ROOT)))
                      .withTheme(Theme.valueOf(words[1].toUpperCase(java.util.Locale.ROOT)))
                      .withTextSize(TextSize.valueOf(words[2].toUpperCase(java.util.Locale.ROOT)))
                      .withLowReach(words.length > 3);
              for (Map.Entry<String, Screen> e : Samples.all().entrySet()) {
                if (e.getKey().matches(only.isEmpty() ? ".*" : only)) {
                  Pictures.write(
                      folder.resolve(name).resolve(e.getKey() + ".png"), e.getValue(), Samples.HALL, Samples.CLOCK, look);
                }
              }
            }
          } catch (java.io.IOException | RuntimeException e) {
            throw new IllegalStateException(e);
          } finally {
            done.countDown();
          }
        });
    done.await();
    Platform.exit();
  }
}
