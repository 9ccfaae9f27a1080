package org.hall24.kiosk.document.sheet;

/** The house's colours on paper (sRGB). Text stands only in {@link #INK}, {@link #SOFT}, {@link #PINE} and {@link #BRICK}. */
public enum Ink {
  INK(0x14232C),
  SOFT(0x41505A),
  LINE(0xDDD5C5),
  PAPER(0xFFFFFF),
  WASH(0xF8F5EE),
  PINE(0x0B5A4E),
  PINE_WASH(0xE8F2EE),
  LAMP(0xF4AE3D),
  LAMP_WASH(0xFDF0D6),
  BRICK(0x9A2B1A),
  BRICK_WASH(0xFBECE8);

  private final int rgb;

  Ink(int rgb) {
    this.rgb = rgb;
  }

  float red() {
    return (rgb >> 16 & 0xFF) / 255f;
  }

  float green() {
    return (rgb >> 8 & 0xFF) / 255f;
  }

  float blue() {
    return (rgb & 0xFF) / 255f;
  }
}
