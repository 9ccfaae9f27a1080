package org.hall24.kiosk.ui.part;

import static org.hall24.kiosk.ui.part.Drawing.box;
import static org.hall24.kiosk.ui.part.Drawing.oval;
import static org.hall24.kiosk.ui.part.Drawing.path;

import java.util.Optional;
import javafx.scene.Node;

/** The attract picture: a quiet street with one lit hall. The lamp over its door is the only thing that glows. */
public final class Street {

  private static final double WIDTH = 1080;
  private static final double HEIGHT = 700;
  private static final double GROUND = 620;

  private final Drawing drawing = new Drawing(WIDTH, HEIGHT);

  private Street() {}

  /**
   * Draws the street.
   *
   * @param night whether moon and windows are lit
   */
  public static Machine.Drawn draw(boolean night) {
    Street street = new Street();
    Node glow = street.all(night);
    return new Machine.Drawn(street.drawing, Optional.of(glow));
  }

  private Node all(boolean night) {
    if (night) {
      put(oval(858, 128, 46, 46, "d-moon"));
      put(oval(838, 116, 40, 40, "d-sky"));
      star(140, 60);
      star(322, 132);
      star(560, 44);
      star(700, 150);
      star(986, 190);
      star(64, 214);
    } else {
      put(oval(858, 132, 50, 50, "d-sun"));
    }
    far();
    near(night);
    hall();
    Node glow = lampPost(night);
    put(box(0, GROUND, WIDTH, 80, 0, "d-ground"));
    put(box(0, GROUND, WIDTH, 4, 0, "d-kerb"));
    put(path("M60 664h120 M260 664h120 M460 664h120 M660 664h120 M860 664h120", "d-road"));
    tree(82, 1.0);
    tree(1052, 1.15);
    bicycle();
    return glow;
  }

  private <N extends Node> N put(N node) {
    return drawing.put(node);
  }

  private void star(double x, double y) {
    put(oval(x, y, 3, 3, "d-star"));
  }

  private void far() {
    put(path("M0 620V300h90v-50h110v80h96v-120h70v-34h20v34h64v150h120v-96h132v60h86v-140h28v-40h12v40h60v180h100v-70h92v326z", "d-far"));
  }

  private void near(boolean night) {
    put(box(0, 372, 196, 248, 4, "d-dusk"));
    put(path("M-10 372h216v-18l-20-30H10l-20 30z", "d-dusk"));
    put(box(884, 340, 196, 280, 4, "d-dusk"));
    put(box(850, 430, 60, 190, 4, "d-dusk"));
    String pane = night ? "d-window" : "d-pane";
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        boolean awake = night && (row * 3 + column == 4);
        put(box(28 + column * 54, 402 + row * 62, 30, 38, 4, awake ? "d-awake" : pane));
        put(box(918 + column * 54, 372 + row * 62, 30, 38, 4, night && row == 2 && column == 0 ? "d-awake" : pane));
      }
    }
  }

  private void hall() {
    put(path("M222 330h636l34 62H188z", "d-hall-roof"));
    put(box(232, 392, 616, 228, 0, "d-hall"));
    put(box(416, 344, 248, 36, 10, "d-sign"));
    put(box(440, 356, 18, 12, 6, "d-lamp"));
    put(box(470, 358, 170, 8, 4, "d-sign-line"));
    for (double x : new double[] {262, 350, 652, 740}) {
      put(box(x, 424, 70, 112, 6, "d-lit"));
      put(path("M" + (x + 35) + " 424v112 M" + x + " 476h70", "d-mullion"));
    }
    put(box(232, 566, 616, 10, 0, "d-hall-roof"));
    put(path("M452 620V510a88 88 0 0 1 176 0v110z", "d-hall-roof"));
    put(path("M468 620V512a72 72 0 0 1 144 0v108z", "d-lamp"));
    put(path("M540 620V440", "d-door-line"));
    put(oval(528, 546, 5, 5, "d-night"));
    put(oval(552, 546, 5, 5, "d-night"));
    put(path("M430 620h220l26 18H404z", "d-step"));
  }

  private Node lampPost(boolean night) {
    put(path("M993 620V300a30 30 0 0 0-60 0v6", "d-post"));
    put(path("M919 306h28l8 26h-44z", "d-night"));
    Node halo = put(oval(933, 346, 46, 46, "d-glow"));
    halo.setVisible(night);
    put(oval(933, 340, 13, 13, night ? "d-lamp" : "d-pane"));
    put(box(985, 606, 16, 14, 2, "d-night"));
    return halo;
  }

  private void tree(double x, double k) {
    put(box(x - 5 * k, 520, 10 * k, 100, 4, "d-trunk"));
    put(oval(x, 500 - 14 * k, 58 * k, 66 * k, "d-leaf"));
    put(oval(x - 26 * k, 520, 38 * k, 40 * k, "d-leaf"));
    put(oval(x + 28 * k, 522, 36 * k, 38 * k, "d-leaf"));
  }

  private void bicycle() {
    put(oval(300, 598, 24, 24, "d-wheel"));
    put(oval(372, 598, 24, 24, "d-wheel"));
    put(path("M300 598l22-36h36l14 36 M322 562l18 36h32 M358 562l-18 36 M354 548h16 M316 556h16", "d-bike"));
  }
}
