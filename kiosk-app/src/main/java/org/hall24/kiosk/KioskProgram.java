package org.hall24.kiosk;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.hall24.identity.card.CardPhotoDecoder;
import org.hall24.kiosk.binding.Kiosk;
import org.hall24.kiosk.binding.Patience;
import org.hall24.kiosk.binding.SlipTray;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.health.PartHealth;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.KioskStage;
import org.hall24.kiosk.ui.Router;
import org.hall24.kiosk.ui.look.Look;
import org.hall24.kiosk.ui.look.Metrics;
import org.hall24.kiosk.ui.look.TextSize;
import org.hall24.kiosk.ui.look.Theme;
import org.hall24.link.Ticker;
import org.hall24.queue.StoreHealth;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine and its one window, in one process. */
public final class KioskProgram {
  private static final Logger LOG = LoggerFactory.getLogger(KioskProgram.class);

  private KioskProgram() {}

  /**
   * Opens the window and switches the machine on behind it; returns when both run.
   *
   * @param decoders for the photos of cards
   * @param slips where A4 slips come out
   * @param clock the hall's clock, in its zone
   * @param window a window of half the size instead of the full screen
   * @param watcher sees every screen that is shown
   */
  public static void start(
      KioskConfig config, Path state, List<CardPhotoDecoder> decoders, SlipTray slips, Clock clock, boolean window, Consumer<Screen> watcher) {
    if (window) {
      // On Linux JavaFX fills the glyphs of a scaled text by the even-odd rule, and the strokes of Han characters overlap: drawn as
      // shapes they come out whole. At full size nothing is scaled.
      System.setProperty("prism.fontSizeLimit", "1");
    }
    Touches machine = new Touches();
    CompletableFuture<KioskStage> opened = new CompletableFuture<>();
    Platform.startup(
        () -> {
          try {
            KioskStage stage = stage(config, clock, window, machine);
            stage.open();
            opened.complete(stage);
          } catch (RuntimeException e) {
            opened.completeExceptionally(e);
          }
        });
    KioskStage stage = opened.join();
    try {
      Consumer<Screen> view =
          screen -> {
            stage.show(screen);
            watcher.accept(screen);
          };
      switch (Kiosk.start(config, state, decoders, slips, clock, Ticker.system(), view)) {
        case Kiosk.Start.Running(Kiosk kiosk) -> {
          machine.connect(kiosk);
          Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("switch-off").unstarted(kiosk::close));
          LOG.info("event=kiosk.running site={}", config.site().id());
        }
        case Kiosk.Start.OutOfService(StoreHealth.State store, String why) -> {
          LOG.error("event=kiosk.out-of-service reason={} why=\"{}\"", store.word(), why);
          stage.show(new Screen.OutOfService(PartHealth.notOpened(store, why)));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What a person does on the window. The first page stands a moment before the machine behind it is whole; a touch of that
   * moment is kept for it.
   */
  private static final class Touches implements Consumer<Touch> {
    /** Of somebody who hammers on a machine that does not come up, no more. */
    private static final int KEPT = 4;

    private final List<Touch> early = new ArrayList<>();
    private @Nullable Kiosk kiosk;

    @Override
    public synchronized void accept(Touch touch) {
      Kiosk running = kiosk;
      if (running != null) {
        running.touch(touch);
      } else if (early.size() < KEPT) {
        early.add(touch);
      }
    }

    synchronized void connect(Kiosk running) {
      kiosk = running;
      early.forEach(running::touch);
      early.clear();
    }
  }

  private static KioskStage stage(KioskConfig config, Clock clock, boolean window, Consumer<Touch> touches) {
    Look look = Look.standard().withMetrics(new Metrics(config.site().screenPitchMm(), TextSize.STANDARD));
    Router.ThemeChoice choice =
        switch (config.theme()) {
          case AUTO -> Router.ThemeChoice.BY_SUN;
          case DAY, NIGHT -> Router.ThemeChoice.FIXED;
        };
    boolean night =
        switch (config.theme()) {
          case AUTO -> Patience.of(config).night(clock.instant());
          case DAY -> false;
          case NIGHT -> true;
        };
    Look themed = night ? look.withTheme(Theme.NIGHT) : look;
    return new KioskStage(
        new Stage(),
        window ? KioskStage.Window.half() : KioskStage.Window.street(),
        new Router.HallName(config.site().hallZh(), config.site().hallEn()),
        clock.withZone(config.site().zone()),
        themed,
        choice,
        touches);
  }
}
