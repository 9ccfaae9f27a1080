package org.hall24.kiosk.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.hall24.kiosk.ui.look.Metrics;
import org.hall24.kiosk.ui.part.InputField;
import org.hall24.kiosk.ui.part.Surface;
import org.jspecify.annotations.Nullable;

/** Looks at a laid out page the way a careful person would: nothing cut, nothing overlapping, nothing too small to touch. */
final class Inspector {

  /** Lowest height of anything touched on the reference panel, in pixels. */
  static final double TOUCH = 104;

  /** Smallest space between two touched things: 2.54 mm (VVSG 2.0). */
  static final double GAP = 2.54 / Metrics.REFERENCE_PITCH;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("\\s+|(?<=\\p{IsHan})|(?=\\p{IsHan})|(?<=\\p{L}-)(?=\\p{L})");

  private static final List<String> HOLDERS = List.of("button", "surface", "card", "chip", "key", "door", "field");

  private final List<Seen> texts = new ArrayList<>();
  private final List<Seen> touchables = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();

  private record Seen(Node node, Bounds whole, Bounds visible) {}

  private Inspector() {}

  /** What is wrong with a page; empty when nothing is. */
  static List<String> inspect(Parent page) {
    List<String> findings = new ArrayList<>();
    // A page, and the question that may lie over it: each is looked at by itself.
    for (Node layer : page.getChildrenUnmodifiable()) {
      Inspector inspector = new Inspector();
      inspector.walk(layer, new BoundingBox(0, 0, Pictures.WIDTH, Pictures.HEIGHT));
      inspector.judge();
      findings.addAll(inspector.findings);
    }
    return findings;
  }

  private void walk(Node node, Bounds window) {
    if (!node.isVisible()) {
      return;
    }
    Bounds seen = window;
    if (node.getClip() != null) {
      seen = intersect(window, node.localToScene(node.getClip().getBoundsInParent()));
      if (seen.isEmpty()) {
        return;
      }
    }
    if (node instanceof Labeled labeled) {
      truncated(labeled);
      broken(labeled);
    }
    Bounds own = node.localToScene(node.getLayoutBounds());
    if (node instanceof Text text && !text.getText().isBlank()) {
      note(texts, node, own, seen);
    }
    if (node instanceof Button || node instanceof Surface || node instanceof InputField) {
      note(touchables, node, own, seen);
      if (node.getId() == null) {
        findings.add("no id: " + describe(node));
      }
      if (node.getAccessibleText() == null || node.getAccessibleText().isBlank()) {
        findings.add("no accessible text: " + describe(node));
      }
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        walk(child, seen);
      }
    }
  }

  private static void note(List<Seen> into, Node node, Bounds own, Bounds window) {
    Bounds visible = intersect(own, window);
    if (!visible.isEmpty() && visible.getHeight() > 2) {
      into.add(new Seen(node, own, visible));
    }
  }

  private void truncated(Labeled labeled) {
    if (labeled.lookup(".text") instanceof Text shown
        && !labeled.getText().isEmpty()
        && !shown.getText().equals(labeled.getText())) {
      findings.add("cut: '" + labeled.getText() + "' shows '" + shown.getText() + "'");
    }
  }

  /**
   * A word that is wider than its lines is broken somewhere inside; Chinese may go on in the next line after any
   * character, a double name after its hyphen.
   */
  private void broken(Labeled labeled) {
    if (labeled.isWrapText() && labeled.lookup(".text") instanceof Text shown && shown.getWrappingWidth() > 0) {
      for (String word : BETWEEN_WORDS.split(labeled.getText())) {
        Text measured = new Text(word);
        measured.setFont(shown.getFont());
        if (measured.getLayoutBounds().getWidth() > shown.getWrappingWidth() + 1) {
          findings.add("broken word: '" + word + "' of '" + labeled.getText() + "'");
        }
      }
    }
  }

  private void judge() {
    for (Seen seen : texts) {
      if (seen.whole().getMinX() < -0.5 || seen.whole().getMaxX() > Pictures.WIDTH + 0.5) {
        findings.add("outside the page: " + describe(seen.node()));
      }
      Node holder = holder(seen.node());
      if (holder != null) {
        Bounds box = holder.localToScene(holder.getLayoutBounds());
        boolean own = holder instanceof InputField;
        if (!own
            && (seen.whole().getMinX() < box.getMinX() - 1
                || seen.whole().getMaxX() > box.getMaxX() + 1
                || seen.whole().getMinY() < box.getMinY() - 8
                || seen.whole().getMaxY() > box.getMaxY() + 8)) {
          findings.add("text leaves its surface: " + describe(seen.node()) + " " + seen.whole() + " in " + box);
        }
      }
    }
    for (Seen seen : touchables) {
      if (seen.whole().getHeight() < TOUCH - 0.5 || seen.whole().getWidth() < 80) {
        findings.add(
            "too small to touch: " + describe(seen.node()) + " " + seen.whole().getWidth() + "×" + seen.whole().getHeight());
      }
      if (seen.whole().getMaxY() > Pictures.HEIGHT + 0.5 && seen.visible().getMaxY() > Pictures.HEIGHT - 1) {
        findings.add("below the page: " + describe(seen.node()));
      }
    }
    pairs(texts, 0, 0.17);
    pairs(touchables, GAP - 0.6, 0);
  }

  private void pairs(List<Seen> seen, double gap, double slack) {
    for (int i = 0; i < seen.size(); i++) {
      for (int j = i + 1; j < seen.size(); j++) {
        Seen a = seen.get(i);
        Seen b = seen.get(j);
        if (apart(a.node(), b.node())
            && !within(a.node(), b.node()) && !within(b.node(), a.node()) && meet(a.visible(), b.visible(), gap, slack)) {
          findings.add("too near: " + describe(a.node()) + " and " + describe(b.node()));
        }
      }
    }
  }

  /** Runs of one wrapping line share its box, and the attract page is touched wherever no button stands. */
  private static boolean apart(Node a, Node b) {
    return !(a.getParent() instanceof TextFlow && a.getParent() == b.getParent()) && !"begin".equals(a.getId());
  }

  /** Line boxes of the face are higher than its glyphs; {@code slack} of each is air. */
  private static boolean meet(Bounds a, Bounds b, double gap, double slack) {
    double air = slack * Math.min(a.getHeight(), b.getHeight());
    return a.getMinX() < b.getMaxX() + gap
        && b.getMinX() < a.getMaxX() + gap
        && a.getMinY() + air < b.getMaxY() - air + gap
        && b.getMinY() + air < a.getMaxY() - air + gap;
  }

  private static boolean within(Node node, Node ancestor) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n == ancestor) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Node holder(Node text) {
    for (Node n = text.getParent(); n != null; n = n.getParent()) {
      if (n.getStyleClass().stream().anyMatch(HOLDERS::contains)) {
        return n;
      }
    }
    return null;
  }

  private static Bounds intersect(Bounds a, Bounds b) {
    double x = Math.max(a.getMinX(), b.getMinX());
    double y = Math.max(a.getMinY(), b.getMinY());
    return new BoundingBox(
        x, y, Math.min(a.getMaxX(), b.getMaxX()) - x, Math.min(a.getMaxY(), b.getMaxY()) - y);
  }

  private static String describe(Node node) {
    String text = node instanceof Text t ? t.getText() : node instanceof Labeled l ? l.getText() : "";
    return node.getClass().getSimpleName() + "#" + node.getId() + " '" + text.replace('\n', '|') + "'";
  }
}
