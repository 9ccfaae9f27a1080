package org.hall24.kiosk.demo.kiosk;

import javafx.geometry.Rectangle2D;

/**
 * Where the two windows of the demo stand on one screen, in logical pixels: the kiosk at the left edge as large as the screen
 * allows, the hall panel in what is left of it, and nothing of either under the other.
 */
public record Places(Rectangle2D kiosk, Rectangle2D panel) {
  private static final double MARGIN = 24;
  private static final double GAP = 12;
  private static final double KIOSK_MOST_HEIGHT = 960;

  /** Of a screen's width the kiosk takes at most so much; the panel has more to show. */
  private static final double KIOSK_SHARE = 0.36;

  private static final double PANEL_MOST_HEIGHT = 1020;
  private static final double PANEL_MOST_WIDTH = 1180;

  /** The places on a screen of which so much is free for windows. */
  public static Places on(Rectangle2D screen) {
    double high = screen.getHeight() - 2 * MARGIN;
    double top = screen.getMinY() + MARGIN;
    double kioskHigh = Math.min(Math.min(KIOSK_MOST_HEIGHT, high), screen.getWidth() * KIOSK_SHARE * 16 / 9);
    Rectangle2D kiosk = new Rectangle2D(screen.getMinX() + MARGIN, top, kioskHigh * 9 / 16, kioskHigh);
    double left = kiosk.getMaxX() + GAP;
    double wide = Math.max(1, Math.min(PANEL_MOST_WIDTH, screen.getMaxX() - GAP - left));
    return new Places(kiosk, new Rectangle2D(left, top, wide, Math.min(PANEL_MOST_HEIGHT, high)));
  }
}
