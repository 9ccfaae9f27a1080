package org.hall24.kiosk.ui.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/** The shipped face of the pages, Noto Sans SC in three weights (SIL Open Font License). */
public final class Fonts {

  private Fonts() {}

  /** Registers the face with the toolkit; registering again changes nothing. */
  public static void load() {
    for (String weight : List.of("Regular", "Medium", "Bold")) {
      String file = "/org/hall24/kiosk/font/NotoSansSC-" + weight + ".ttf";
      try (InputStream in = Objects.requireNonNull(Fonts.class.getResourceAsStream(file), file)) {
        if (Font.loadFont(in, 36) == null) {
          throw new IllegalStateException("this face cannot be loaded: " + file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("face " + file, e);
      }
    }
  }
}
