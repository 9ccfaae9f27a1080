package org.hall24.kiosk.ui.look;

/** The four text sizes a person steps through; each multiplies every type size of the pages; headlines grow by half. */
public enum TextSize {
  STANDARD(1.0),
  LARGE(1.15),
  VERY_LARGE(1.3),
  LARGEST(1.5);

  private final double factor;

  TextSize(double factor) {
    this.factor = factor;
  }

  public double factor() {
    return factor;
  }

  /** The next larger one; after the largest comes the standard one again. */
  public TextSize next() {
    return switch (this) {
      case STANDARD -> LARGE;
      case LARGE -> VERY_LARGE;
      case VERY_LARGE -> LARGEST;
      case LARGEST -> STANDARD;
    };
  }
}
