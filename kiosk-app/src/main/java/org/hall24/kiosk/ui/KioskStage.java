package org.hall24.kiosk.ui;

import atlantafx.base.theme.PrimerLight;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Fonts;
import org.hall24.kiosk.ui.look.Look;

/**
 * The one window of the kiosk: one stage and one scene for the life of the process. Pages are laid out at 1080×1920 and
 * scaled as a whole to the window.
 */
public final class KioskStage implements AutoCloseable {

  private final Router router;
  private final Scene scene;
  private final Stage stage;

  /**
   * How the window stands.
   *
   * @param fullScreen whether it covers the screen; the keys that leave full screen are off
   * @param scale size of the window as a part of 1080×1920 when it does not; the headless platform of JavaFX 26 has a screen
   *     of 1000×1000 and wants 0.5
   */
  public record Window(boolean fullScreen, double scale) {

    /** Covers the screen, as in the street. */
    public static Window street() {
      return new Window(true, 1);
    }

    /** A window of half the size. */
    public static Window half() {
      return new Window(false, 0.5);
    }
  }

  /**
   * Builds the window on a fresh stage; to be called on the JavaFX thread.
   *
   * @param touches receives what a person does; called on the JavaFX thread and must not block it
   */
  public KioskStage(
      Stage stage,
      Window window,
      Router.HallName hall,
      Clock clock,
      Look look,
      Router.ThemeChoice themeChoice,
      Consumer<Touch> touches) {
    this.stage = stage;
    dressToolkit();
    this.router = new Router(hall, clock, look, themeChoice, touches);
    StackPane page = router.host();
    page.setMinSize(Pictures.WIDTH, Pictures.HEIGHT);
    page.setPrefSize(Pictures.WIDTH, Pictures.HEIGHT);
    page.setMaxSize(Pictures.WIDTH, Pictures.HEIGHT);
    Scale scale = new Scale(1, 1);
    Group scaled = new Group(page);
    scaled.getTransforms().add(scale);
    scaled.setManaged(false);
    Pane window0 = new Pane(scaled);
    this.scene =
        new Scene(window0, Pictures.WIDTH * window.scale(), Pictures.HEIGHT * window.scale(), Color.BLACK);
    Runnable fit =
        () -> {
          double k = Math.min(scene.getWidth() / Pictures.WIDTH, scene.getHeight() / Pictures.HEIGHT);
          scale.setX(k);
          scale.setY(k);
          scaled.setLayoutX((scene.getWidth() - Pictures.WIDTH * k) / 2);
          scaled.setLayoutY((scene.getHeight() - Pictures.HEIGHT * k) / 2);
        };
    scene.widthProperty().addListener(o -> fit.run());
    scene.heightProperty().addListener(o -> fit.run());
    fit.run();
    if (!stage.isShowing()) {
      stage.initStyle(window.fullScreen() ? StageStyle.UNDECORATED : StageStyle.DECORATED);
    }
    stage.setTitle(hall.zh());
    stage.setScene(scene);
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    stage.setFullScreenExitHint("");
    stage.setFullScreen(window.fullScreen());
  }

  /** Gives the toolkit its base stylesheet (AtlantaFX) and the shipped face; on the JavaFX thread, before any page. */
  public static void dressToolkit() {
    String base = new PrimerLight().getUserAgentStylesheet();
    if (!Objects.equals(Application.getUserAgentStylesheet(), base)) {
      Fonts.load();
      Application.setUserAgentStylesheet(base);
    }
  }

  /** Brings the window up. */
  public void open() {
    stage.show();
  }

  /** Shows a screen; from any thread. Screens are shown in the order of the calls. */
  public void show(Screen screen) {
    if (Platform.isFxApplicationThread()) {
      router.show(screen);
    } else {
      Platform.runLater(() -> router.show(screen));
    }
  }

  /** Which page is on. */
  public Router router() {
    return router;
  }

  public Scene scene() {
    return scene;
  }

  @Override
  public void close() {
    router.close();
    stage.close();
  }
}
