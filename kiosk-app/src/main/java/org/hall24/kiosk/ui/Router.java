package org.hall24.kiosk.ui;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Language;
import org.hall24.kiosk.ui.look.Look;
import org.hall24.kiosk.ui.look.Stylesheet;
import org.hall24.kiosk.ui.look.Theme;
import org.hall24.kiosk.ui.look.Words;
import org.hall24.kiosk.ui.page.Context;
import org.hall24.kiosk.ui.page.Page;
import org.hall24.kiosk.ui.page.Pages;
import org.hall24.kiosk.ui.page.StillThereOverlay;
import org.hall24.kiosk.ui.part.BottomBar;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;

/**
 * Which page stands on the panel. A screen of the same kind updates the page in place; another kind swaps the page and closes
 * the old one. The person's own settings (language, text size, low reach) live here and end with the session.
 *
 * <p>Belongs to the JavaFX thread.
 */
public final class Router implements AutoCloseable {

  private static final Duration FADE = Duration.millis(180);

  /** A hand that leans on the panel keeps a page from being told the news no longer than this. */
  private static final Duration LONGEST_TOUCH = Duration.seconds(2);

  /** Keys that choose and press the buttons of the question whether someone is still there. */
  private static final Set<KeyCode> ANSWERS = Set.of(KeyCode.ENTER, KeyCode.SPACE, KeyCode.TAB, KeyCode.SHIFT);

  private final StackPane host = new StackPane();
  private final Clock clock;
  private final Consumer<Touch> touches;
  private final Look standard;
  private final ThemeChoice themeChoice;
  private Look look;
  private String hallZh;
  private String hallEn;
  private Optional<Shown> shown = Optional.empty();
  private Optional<StillThereOverlay> overlay = Optional.empty();
  private final Map<Language, Words> spoken = new EnumMap<>(Language.class);
  private boolean night;
  private boolean attracting;

  /** Running while a finger is down. */
  private final PauseTransition finger = new PauseTransition(LONGEST_TOUCH);

  private Optional<Screen> afterTouch = Optional.empty();

  private record Shown(Screen screen, Page page) {}

  /** Which theme the machine stands in. */
  public enum ThemeChoice {
    /** Night after sunset, as the hall's status says. */
    BY_SUN,
    /** The theme of the standard look, always. */
    FIXED
  }

  /**
   * @param hall name of the hall until a screen brings one, in Chinese and English
   * @param clock the hall's clock, in its zone
   * @param standard look a session starts with
   * @param touches receives what a person does; called on the JavaFX thread and must not block it
   */
  public Router(HallName hall, Clock clock, Look standard, ThemeChoice themeChoice, Consumer<Touch> touches) {
    this.hallZh = hall.zh();
    this.hallEn = hall.en();
    this.clock = clock;
    this.standard = standard;
    this.themeChoice = themeChoice;
    this.touches = touches;
    this.look = standard;
    this.night = standard.theme() == Theme.NIGHT;
    host.getStyleClass().add("hall24");
    host.addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        e -> {
          finger.playFromStart();
          alive();
        });
    host.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> lifted());
    finger.setOnFinished(e -> lifted());
    host.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    dress();
  }

  /** The node that holds the pages; it wants 1080×1920. */
  public StackPane host() {
    return host;
  }

  /** The look of this moment. */
  public Look look() {
    return look;
  }

  /** The screen on the panel, if one was shown. */
  public Optional<Screen> screen() {
    return shown.map(Shown::screen);
  }

  /**
   * Shows a screen. What only tells the page on the panel something new waits until a finger that is down is lifted: a page
   * that is filled anew under it would lose its touch.
   */
  public void show(Screen screen) {
    if (!Platform.isFxApplicationThread()) {
      throw new IllegalStateException("pages belong to the JavaFX thread");
    }
    boolean samePage = shown.isPresent() && shown.get().screen().getClass() == screen.getClass();
    if (samePage && overlay.isEmpty() && finger.getStatus() == Animation.Status.RUNNING) {
      afterTouch = Optional.of(screen);
      return;
    }
    afterTouch = Optional.empty();
    Screen page = screen instanceof Screen.StillThere still ? still.under() : screen;
    settle(page);
    attracting = page instanceof Screen.Attract;
    place(page);
    if (screen instanceof Screen.StillThere still) {
      overlay(still);
    } else {
      dropOverlay();
    }
  }

  /** The touch does what it does first; then the page is told what came meanwhile, unless another page came. */
  private void lifted() {
    finger.stop();
    Platform.runLater(
        () -> {
          Optional<Screen> news = afterTouch;
          afterTouch = Optional.empty();
          news.ifPresent(this::show);
        });
  }

  private void settle(Screen page) {
    Look before = look;
    String names = hallZh + hallEn;
    if (page instanceof Screen.Attract attract) {
      know(attract.hall());
      if (!attracting) {
        // A new person meets the machine as it is by default.
        look = standard;
      }
    } else if (page instanceof Screen.Home home) {
      know(home.hall());
    }
    if (themeChoice == ThemeChoice.BY_SUN && look.theme() != Theme.CONTRAST) {
      look = look.withTheme(night ? Theme.NIGHT : Theme.DAY);
    }
    if (!before.equals(look)) {
      dress();
    }
    if (!before.equals(look) || !names.equals(hallZh + hallEn)) {
      closePage();
    }
  }

  private void know(Screen.HallStatus hall) {
    hallZh = hall.hallZh();
    hallEn = hall.hallEn();
    night = hall.night();
  }

  private void place(Screen screen) {
    Optional<Shown> old = shown;
    if (old.isPresent() && old.get().page().update(screen)) {
      shown = Optional.of(new Shown(screen, old.get().page()));
      return;
    }
    Page page = Pages.make(context(), screen);
    closePage();
    shown = Optional.of(new Shown(screen, page));
    host.getChildren().addFirst(page.root());
    if (look.motion()) {
      FadeTransition fade = new FadeTransition(FADE, page.root());
      fade.setFromValue(0.2);
      fade.setToValue(1);
      fade.play();
    }
    page.root().requestFocus();
    page.shown();
  }

  private Context context() {
    Words words = spoken.computeIfAbsent(look.language(), Words::of);
    return new Context(
        look, words, new Parts(look), look.language().pick(hallZh, hallEn), clock, touches, new Bar());
  }

  private void overlay(Screen.StillThere still) {
    if (overlay.isEmpty()) {
      StillThereOverlay made = new StillThereOverlay(context());
      overlay = Optional.of(made);
      host.getChildren().add(made.root());
      shown.ifPresent(s -> s.page().root().setDisable(true));
      made.shown();
    }
    overlay.get().update(still.secondsLeft());
  }

  private void dropOverlay() {
    overlay.ifPresent(o -> host.getChildren().remove(o.root()));
    overlay = Optional.empty();
    shown.ifPresent(
        s -> {
          if (s.page().root().isDisable()) {
            s.page().root().setDisable(false);
            s.page().shown();
          }
        });
  }

  private void closePage() {
    shown.ifPresent(
        s -> {
          s.page().close();
          host.getChildren().remove(s.page().root());
        });
    shown = Optional.empty();
    dropOverlay();
  }

  /** Shows the page of this moment in another look; a session's end brings the standard look back. */
  public void wear(Look next) {
    if (!next.equals(look)) {
      restyle(next);
    }
  }

  /** Shows the same screen in another look. */
  private void restyle(Look next) {
    look = next;
    dress();
    Optional<Screen> now = screen();
    closePage();
    now.ifPresent(this::show);
  }

  private void dress() {
    host.getStylesheets().setAll(Stylesheet.address(look));
  }

  /** On the attract page a touch on the bar begins a session first: whoever touches it wants to be served. */
  private void begun() {
    if (screen().orElse(null) instanceof Screen.Attract) {
      touches.accept(new Touch.Begin());
    }
  }

  private void alive() {
    if (overlay.isEmpty() && !(screen().orElse(null) instanceof Screen.Attract)) {
      touches.accept(new Touch.Alive());
    }
  }

  private void key(KeyEvent event) {
    alive();
    if (overlay.isPresent() && !event.getCode().isNavigationKey() && !ANSWERS.contains(event.getCode())) {
      event.consume();
      touches.accept(new Touch.Alive());
    }
    if (event.getCode() == KeyCode.ESCAPE && overlay.isEmpty()) {
      Node back = host.lookup("#" + Ids.BACK);
      if (back != null && back.isVisible()) {
        event.consume();
        touches.accept(new Touch.Back());
      }
    }
  }

  @Override
  public void close() {
    finger.stop();
    afterTouch = Optional.empty();
    closePage();
    host.getChildren().clear();
  }

  /** The hall's name in both languages. */
  public record HallName(String zh, String en) {
    public HallName {
      Objects.requireNonNull(zh);
      Objects.requireNonNull(en);
    }
  }

  private final class Bar implements BottomBar.Acts {
    @Override
    public void language() {
      begun();
      Language next = look.language().other();
      restyle(look.withLanguage(next));
      touches.accept(new Touch.Language(next.tag()));
    }

    @Override
    public void larger() {
      begun();
      restyle(look.withTextSize(look.metrics().textSize().next()));
    }

    @Override
    public void listen() {
      begun();
      touches.accept(new Touch.Ask("listen"));
    }

    @Override
    public void lowReach() {
      begun();
      restyle(look.withLowReach(!look.lowReach()));
      touches.accept(new Touch.LowReach(look.lowReach()));
    }

    @Override
    public void call() {
      begun();
      touches.accept(new Touch.Ask("call"));
    }
  }
}
