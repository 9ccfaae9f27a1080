package org.hall24.kiosk.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.ui.look.Look;

/**
 * Pictures of pages at 1080×1920, taken from a scene that is never shown, so that they need no display and no window. Belongs
 * to the JavaFX thread.
 */
public final class Pictures {

  /** Width of a page, in logical pixels. */
  public static final int WIDTH = 1080;

  /** Height of a page, in logical pixels. */
  public static final int HEIGHT = 1920;

  private Pictures() {}

  /** A page laid out off the panel, in an unshown scene. The caller closes the router. */
  public static Router stage(Screen screen, Router.HallName hall, Clock clock, Look look) {
    Router router = new Router(hall, clock, look.withMotion(false), Router.ThemeChoice.FIXED, touch -> {});
    Scene scene = new Scene(router.host(), WIDTH, HEIGHT);
    router.show(screen);
    lay(scene.getRoot());
    return router;
  }

  /** The picture of what a router shows. */
  public static WritableImage take(Region host) {
    lay(host);
    return host.getScene().snapshot(new WritableImage(WIDTH, HEIGHT));
  }

  /** The picture of one screen, written as PNG. */
  public static void write(Path file, Screen screen, Router.HallName hall, Clock clock, Look look) throws IOException {
    try (Router router = stage(screen, hall, clock, look)) {
      write(take(router.host()), file);
    }
  }

  /** Writes a picture as PNG. */
  public static void write(WritableImage picture, Path file) throws IOException {
    int width = (int) picture.getWidth();
    int height = (int) picture.getHeight();
    int[] pixels = new int[width * height];
    picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("no PNG writer in this runtime for " + file);
    }
  }

  /** Lays a page out as it would stand on the panel, including text that wraps by the width it was given. */
  public static void lay(Parent root) {
    if (!Platform.isFxApplicationThread()) {
      throw new IllegalStateException("pictures belong to the JavaFX thread");
    }
    for (int i = 0; i < 3; i++) {
      root.applyCss();
      root.layout();
    }
  }
}
