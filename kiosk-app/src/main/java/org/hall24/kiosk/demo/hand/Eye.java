package org.hall24.kiosk.demo.hand;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Looks at the one window there is; every method must be called on the JavaFX thread. */
final class Eye {
  private static final double PAGE_WIDTH = 1080;
  private static final double PAGE_HEIGHT = 1920;

  /** The window of the kiosk, once it is showing. */
  static Optional<Scene> scene() {
    return Window.getWindows().stream()
        .filter(w -> w instanceof Stage && w.isShowing() && w.getScene() != null)
        .map(Window::getScene)
        .findFirst();
  }

  /** Everything visible, in drawing order, positions in page pixels. */
  static List<Sight> see(Scene scene) {
    List<Sight> seen = new ArrayList<>();
    collect(scene.getRoot(), scene, seen);
    return seen;
  }

  /** The topmost visible node with this id, or with this text on it. */
  static Optional<Node> find(Scene scene, String id, String text) {
    List<Node> found = new ArrayList<>();
    search(scene.getRoot(), scene, id, text, found);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
  }

  /** Whether every page has faded in; a page's id begins with {@code page-}. */
  static boolean settled(Scene scene) {
    return scene.getRoot().lookupAll("*").stream()
        .filter(node -> node.getId() != null && node.getId().startsWith("page-"))
        .allMatch(node -> node.getOpacity() >= 1);
  }

  /** The page as a picture of 1080×1920, whatever the size of the window. */
  static BufferedImage picture(Scene scene) {
    Parent root = scene.getRoot();
    double scale = PAGE_WIDTH / scene.getWidth();
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(scene.getFill());
    parameters.setViewport(new javafx.geometry.Rectangle2D(0, 0, PAGE_WIDTH, PAGE_HEIGHT));
    WritableImage image = root.snapshot(parameters, new WritableImage((int) PAGE_WIDTH, (int) PAGE_HEIGHT));
    BufferedImage picture = new BufferedImage((int) PAGE_WIDTH, (int) PAGE_HEIGHT, BufferedImage.TYPE_INT_RGB);
    int[] row = new int[(int) PAGE_WIDTH];
    for (int y = 0; y < PAGE_HEIGHT; y++) {
      image.getPixelReader().getPixels(0, y, row.length, 1, javafx.scene.image.PixelFormat.getIntArgbInstance(), row, 0, row.length);
      picture.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
    return picture;
  }

  private static void collect(Node node, Scene scene, List<Sight> seen) {
    if (!shows(node, scene)) {
      return;
    }
    String text = words(node);
    String id = Objects.requireNonNullElse(node.getId(), "");
    if (!text.isEmpty() || !id.isEmpty()) {
      double scale = PAGE_WIDTH / scene.getWidth();
      Bounds b = node.localToScene(node.getBoundsInLocal());
      seen.add(
          new Sight(id, text, b.getMinX() * scale, b.getMinY() * scale, b.getWidth() * scale, b.getHeight() * scale,
              !node.isDisabled() && !node.isMouseTransparent()));
    }
    if (node instanceof Parent parent && !(node instanceof TextInputControl)) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        collect(child, scene, seen);
      }
    }
  }

  private static void search(Node node, Scene scene, String id, String text, List<Node> found) {
    if (!shows(node, scene)) {
      return;
    }
    boolean hit = id.isEmpty() ? words(node).contains(text) && !text.isEmpty() : id.equals(node.getId());
    if (hit && !node.isDisabled()) {
      found.add(node);
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        search(child, scene, id, text, found);
      }
    }
  }

  private static boolean shows(Node node, Scene scene) {
    if (!node.isVisible() || node.getOpacity() < 0.05) {
      return false;
    }
    Bounds b = node.localToScene(node.getBoundsInLocal());
    return node instanceof Parent || b.intersects(0, 0, scene.getWidth(), scene.getHeight());
  }

  private static String words(Node node) {
    String words =
        switch (node) {
          case Labeled labeled -> labeled.getText();
          case Text text -> text.getText();
          case TextInputControl input -> input.getText();
          default -> null;
        };
    if (words == null || words.isBlank()) {
      words = node.getAccessibleText();
    }
    return words == null ? "" : words;
  }

  private Eye() {}
}
