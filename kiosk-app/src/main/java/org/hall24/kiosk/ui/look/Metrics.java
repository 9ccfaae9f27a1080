package org.hall24.kiosk.ui.look;

/**
 * Millimetres to logical pixels of one machine.
 *
 * <p>Pages are drawn for a 27″ portrait panel of 1080×1920 pixels. On a larger panel a millimetre stays a millimetre and the
 * page gains air; on a smaller one the page shrinks as a whole, until the floors stop it: what is touched is never lower than
 * 15 mm, and Han text never below 7.3 mm, the capital height that 0.7° asks for at 600 mm (EN 301 549, 5.1.4).
 *
 * @param mmPerPixel pitch of the panel, in millimetres
 * @param textSize chosen text size
 */
public record Metrics(double mmPerPixel, TextSize textSize) {

  /** Pitch of a 27″ panel with 1080×1920 pixels. */
  public static final double REFERENCE_PITCH = 0.311;

  /** Lowest height of anything touched, in millimetres. */
  public static final double TOUCH_FLOOR_MM = 15;

  /** Smallest em of Han text, in millimetres: a Han glyph fills nine tenths of its em. */
  public static final double TYPE_FLOOR_MM = 7.3 / 0.9;

  public Metrics {
    if (!(mmPerPixel >= 0.1 && mmPerPixel <= 1)) {
      throw new IllegalArgumentException("pitch of the panel must lie within 0.1 and 1 mm, not " + mmPerPixel);
    }
  }

  /** The reference panel at standard text size. */
  public static Metrics reference() {
    return new Metrics(REFERENCE_PITCH, TextSize.STANDARD);
  }

  /** Same panel, another text size. */
  public Metrics withTextSize(TextSize size) {
    return new Metrics(mmPerPixel, size);
  }

  /** A distance or extent, in whole pixels. */
  public double mm(double millimetres) {
    return Math.round(millimetres / Math.max(mmPerPixel, REFERENCE_PITCH));
  }

  /** Height of something touched: as {@link #mm}, never below the floor. */
  public double touch(double millimetres) {
    return Math.max(mm(millimetres), Math.ceil(TOUCH_FLOOR_MM / mmPerPixel));
  }

  /** A type size (em) in pixels at the chosen text size, never below the floor of Han text. */
  public double type(double millimetres) {
    double em = millimetres / Math.max(mmPerPixel, REFERENCE_PITCH);
    return Math.round(Math.max(em, TYPE_FLOOR_MM / mmPerPixel) * textSize.factor());
  }

  /** A type size of a headline: it is large already, so it grows by half of what the text grows. */
  public double headType(double millimetres) {
    double em = millimetres / Math.max(mmPerPixel, REFERENCE_PITCH);
    return Math.round(Math.max(em * headFactor(), TYPE_FLOOR_MM / mmPerPixel * textSize.factor()));
  }

  /** Space between the lines of a headline. */
  public double headLead(double millimetres) {
    return Math.round(millimetres / Math.max(mmPerPixel, REFERENCE_PITCH) * headFactor());
  }

  private double headFactor() {
    return (1 + textSize.factor()) / 2;
  }

  /** Space between lines, which grows with the text; negative to draw large lines together. */
  public double lead(double millimetres) {
    return Math.round(millimetres / Math.max(mmPerPixel, REFERENCE_PITCH) * textSize.factor());
  }

  /** A type size of a staff page: two thirds of the resident's sizes, so with a floor of its own. */
  public double staffType(double millimetres) {
    double em = millimetres / Math.max(mmPerPixel, REFERENCE_PITCH);
    return Math.round(Math.max(em, 24) * textSize.factor());
  }
}
