package org.hall24.kiosk.ui.look;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import javafx.scene.paint.Color;

/**
 * Colour tokens. Amber (lamp) means only "act here"; pine is the one button that goes on; brick is always joined by words
 * and an icon; everything else is paper and ink. High contrast is a theme of its own, not a filter.
 */
public enum Theme {
  DAY(
      "paper #F5F1E8 card #FFFDF8 line #DDD5C5 ink #14232C soft #41505A pine #0B5A4E pine-wash #E8F2EE on-pine #FFFFFF "
          + "lamp #F4AE3D lamp-wash #FDF0D6 on-lamp #14232C brick #8C2415 brick-wash #FBEDE8 sky #1E4E79 "
          + "tray #DDD5C5 key #FFFDF8 dusk #DDD5C5 dusk-far #EAE3D4 ground #EAE3D4 leaf #CFD8CB glass #FDF0D6 edge #00000000 veil #F5F1E8E6",
      2),
  NIGHT(
      "paper #10191F card #1A262E line #2E3D46 ink #F1EBDD soft #B4BDBF pine #7CCDB9 pine-wash #142C27 on-pine #0E1F1B "
          + "lamp #F4AE3D lamp-wash #3A2E16 on-lamp #14232C brick #FF9C86 brick-wash #3A1F1A sky #9CC7F0 "
          + "tray #0A1115 key #24323B dusk #1A262E dusk-far #151F26 ground #16212A leaf #1B2B2B glass #EAD7AB edge #00000000 veil #10191FE6",
      2),
  CONTRAST(
      "paper #000000 card #000000 line #FFFFFF ink #FFFFFF soft #FFFFFF pine #FFFFFF pine-wash #000000 on-pine #000000 "
          + "lamp #FFFFA0 lamp-wash #000000 on-lamp #000000 brick #FFFFFF brick-wash #000000 sky #FFFFFF "
          + "tray #000000 key #000000 dusk #000000 dusk-far #000000 ground #000000 leaf #000000 glass #FFFFFF edge #FFFFFF veil #000000E6",
      4);

  private final String tokens;
  private final int border;

  /**
   * @param tokens names and colours in turn
   */
  Theme(String tokens, int border) {
    this.tokens = tokens;
    this.border = border;
  }

  /** Token names with their colours, in the order of the style guide. */
  public SequencedMap<String, Color> tokens() {
    SequencedMap<String, Color> named = new LinkedHashMap<>();
    String[] words = tokens.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      named.put(words[i], Color.web(words[i + 1]));
    }
    return named;
  }

  /** The colour of a token, for what is painted without a stylesheet. */
  public Color color(String token) {
    Color color = tokens().get(token);
    if (color == null) {
      throw new IllegalArgumentException("no such token: " + token);
    }
    return color;
  }

  /** Width of the border of a surface, in pixels. */
  public int border() {
    return border;
  }

  /** Declarations of all tokens as looked-up colours, and of the AtlantaFX tokens in our terms. */
  String declarations() {
    StringBuilder css = new StringBuilder();
    tokens().forEach((name, color) -> css.append("-h-").append(name).append(':').append(hex(color)).append(';'));
    return css.append(
            """
            -color-bg-default:-h-paper;-color-bg-overlay:-h-card;-color-bg-subtle:-h-card;-color-bg-inset:-h-paper;
            -color-fg-default:-h-ink;-color-fg-muted:-h-soft;-color-fg-subtle:-h-soft;-color-fg-emphasis:-h-on-pine;
            -color-border-default:-h-line;-color-border-muted:-h-line;-color-border-subtle:-h-line;
            -color-accent-fg:-h-pine;-color-accent-emphasis:-h-pine;-color-accent-muted:-h-pine-wash;
            -color-accent-subtle:-h-pine-wash;-color-danger-fg:-h-brick;-color-danger-emphasis:-h-brick;
            """)
        .toString();
  }

  private static String hex(Color c) {
    return String.format(
        Locale.ROOT,
        "#%02X%02X%02X%02X",
        Math.round(c.getRed() * 255),
        Math.round(c.getGreen() * 255),
        Math.round(c.getBlue() * 255),
        Math.round(c.getOpacity() * 255));
  }
}
