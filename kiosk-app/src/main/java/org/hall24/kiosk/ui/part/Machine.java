package org.hall24.kiosk.ui.part;

import static org.hall24.kiosk.ui.part.Drawing.box;
import static org.hall24.kiosk.ui.part.Drawing.oval;
import static org.hall24.kiosk.ui.part.Drawing.path;
import static org.hall24.kiosk.ui.part.Drawing.turned;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.scene.Node;

/** Drawings of this machine, each with the lamp where the hand should go. */
public final class Machine {

  /** A drawing and what breathes in it. */
  public record Drawn(Drawing drawing, Optional<Node> glow) {

    /** The breath of the lamp. */
    public Optional<Animation> breath() {
      return glow.map(Halo::breath);
    }
  }

  private Machine() {}

  /** A card above the lit reader. {@code lying}: the card already lies on it. */
  public static Drawn reader(boolean lying, boolean lamp) {
    Drawing d = new Drawing(952, 520);
    d.put(box(92, 296, 768, 166, 32, "d-paper", "d-rim"));
    Optional<Node> glow = Optional.empty();
    if (lamp) {
      Node halo = d.put(oval(476, 382, 276, 62, "d-glow"));
      d.put(oval(476, 382, 194, 38, "d-lamp"));
      glow = Optional.of(halo);
    } else {
      d.put(oval(476, 382, 194, 38, "d-line"));
    }
    d.put(lying ? idCard(0, 88) : idCard(-5, 0));
    if (!lying && lamp) {
      d.put(path("M476 258v56 M456 296L476 316l20-20", "d-ink"));
    }
    return new Drawn(d, glow);
  }

  private static Node idCard(double angle, double drop) {
    double y = 36 + drop;
    return turned(
        angle,
        476,
        y + 100,
        box(320, y, 316, 200, 22, "d-paper", "d-outline"),
        box(350, y + 38, 110, 15, 7.5, "d-line"),
        box(350, y + 68, 146, 15, 7.5, "d-line"),
        box(350, y + 98, 92, 15, 7.5, "d-line"),
        box(350, y + 146, 212, 17, 8.5, "d-soft"),
        box(532, y + 36, 78, 98, 14, "d-wash", "d-pine-rim"),
        oval(571, y + 72, 18, 18, "d-pine"),
        path("M543 " + (y + 132) + "c2-24 14-34 28-34s26 10 28 34z", "d-pine"));
  }

  /** The camera above the screen with its ring lit, and the one who looks into it. */
  public static Drawn camera() {
    Drawing d = new Drawing(952, 620);
    d.put(box(196, 20, 560, 126, 40, "d-paper", "d-rim"));
    Node glow = d.put(oval(476, 83, 74, 74, "d-glow"));
    d.put(oval(476, 83, 46, 46, "d-lamp"));
    d.put(oval(476, 83, 28, 28, "d-night"));
    d.put(oval(467, 74, 8, 8, "d-card"));
    d.put(path("M476 176v26 M476 222v26", "d-thin"));
    d.put(path("M338 352V312a34 34 0 0 1 34-34h30 M550 278h30a34 34 0 0 1 34 34v40 M614 470v40a34 34 0 0 1-34 34h-30 M402 544h-30a34 34 0 0 1-34-34v-40", "d-ink-thick"));
    d.put(oval(476, 372, 62, 70, "d-wash", "d-pine-rim"));
    d.put(path("M378 544c6-62 46-92 98-92s92 30 98 92z", "d-wash", "d-pine-rim"));
    d.put(oval(454, 364, 6, 7, "d-pine"));
    d.put(oval(498, 364, 6, 7, "d-pine"));
    d.put(path("M456 396c10 12 30 12 40 0", "d-pine-stroke"));
    return new Drawn(d, Optional.of(glow));
  }

  /** A sealed folder going into the machine's safe. */
  public static Drawn keeping() {
    Drawing d = new Drawing(952, 520);
    d.put(box(206, 250, 540, 210, 36, "d-paper", "d-rim"));
    Node glow = d.put(box(296, 232, 360, 44, 22, "d-glow"));
    d.put(box(316, 244, 320, 20, 10, "d-lamp"));
    d.put(
        path(
            "M356 250V58a18 18 0 0 1 18-18h148l74 74v136z", "d-card", "d-outline"));
    d.put(path("M522 40v56a18 18 0 0 0 18 18h56", "d-ink-line"));
    d.put(box(396, 96, 84, 14, 7, "d-line"));
    d.put(box(396, 134, 160, 14, 7, "d-line"));
    d.put(box(396, 172, 160, 14, 7, "d-line"));
    d.put(box(396, 210, 112, 14, 7, "d-soft"));
    d.put(oval(476, 366, 46, 46, "d-wash", "d-pine-rim"));
    d.put(path("M456 366l14 14 26-28", "d-pine-stroke"));
    return new Drawn(d, Optional.of(glow));
  }
}
