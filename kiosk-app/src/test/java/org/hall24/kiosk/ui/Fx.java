package org.hall24.kiosk.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/** The JavaFX thread for tests, and a thin robot that sends the events a finger or a key sends. */
final class Fx {

  private static final CompletableFuture<Void> STARTED = new CompletableFuture<>();

  static {
    Platform.startup(
        () -> {
          Platform.setImplicitExit(false);
          KioskStage.dressToolkit();
          STARTED.complete(null);
        });
  }

  private Fx() {}

  /** Runs something on the JavaFX thread; what it throws fails the test. */
  static <T> T on(Callable<T> work) throws Exception {
    STARTED.get(60, TimeUnit.SECONDS);
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(work.call());
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        });
    return result.get(120, TimeUnit.SECONDS);
  }

  static void run(Runnable work) throws Exception {
    on(
        () -> {
          work.run();
          return 0;
        });
  }

  /** A finger touches the middle of a node and lifts. */
  static void touch(Node node) {
    var box = node.getLayoutBounds();
    double x = box.getCenterX();
    double y = box.getCenterY();
    for (var type : java.util.List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
      boolean down = type == MouseEvent.MOUSE_PRESSED;
      var at = node.localToScene(x, y);
      Event.fireEvent(
          node,
          new MouseEvent(
              type,
              at.getX(),
              at.getY(),
              at.getX(),
              at.getY(),
              MouseButton.PRIMARY,
              1,
              false,
              false,
              false,
              false,
              down,
              false,
              false,
              true,
              false,
              true,
              new PickResult(node, at.getX(), at.getY())));
    }
  }

  /** A key of a real keyboard that writes a character. */
  static void type(Node node, String character) {
    Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_TYPED, character, character, KeyCode.UNDEFINED, false, false, false, false));
  }

  static void press(Node node, KeyCode code) {
    Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }
}
