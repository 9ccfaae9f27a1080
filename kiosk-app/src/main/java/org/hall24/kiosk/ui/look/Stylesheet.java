package org.hall24.kiosk.ui.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Our touch stylesheet for one look. {@code touch.css} declares sizes in units of its own, which become pixels here:
 *
 * <ul>
 *   <li>{@code 12mm}: a distance ({@link Metrics#mm});
 *   <li>{@code 33touch}: height of something touched, in millimetres ({@link Metrics#touch});
 *   <li>{@code 11type}: a type size, in millimetres ({@link Metrics#type}); {@code 7.8stafftype} for staff pages;
 *   <li>{@code 23headtype}, {@code -9headlead}: the same of headlines ({@link Metrics#headType}, {@link Metrics#headLead});
 *   <li>{@code -5lead}: space between lines, in millimetres ({@link Metrics#lead});
 *   <li>{@code 1line}: the theme's border width.
 * </ul>
 */
public final class Stylesheet {

  private static final Pattern SIZE = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)(mm|touch|type|stafftype|headtype|headlead|lead|line)\\b");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

  private Stylesheet() {}

  /** The sheet as text, ready for JavaFX. */
  public static String css(Look look) {
    Metrics metrics = look.metrics();
    String sized =
        SIZE.matcher(COMMENT.matcher(template()).replaceAll(""))
            .replaceAll(
                size -> {
                  double value = Double.parseDouble(size.group(1));
                  double px =
                      switch (size.group(2)) {
                        case "mm" -> metrics.mm(value);
                        case "touch" -> metrics.touch(value);
                        case "type" -> metrics.type(value);
                        case "lead" -> metrics.lead(value);
                        case "stafftype" -> metrics.staffType(value);
                        case "headtype" -> metrics.headType(value);
                        case "headlead" -> metrics.headLead(value);
                        default -> value * look.theme().border();
                      };
                  return String.format(Locale.ROOT, "%.1fpx", px);
                });
    return ".hall24{" + look.theme().declarations() + "}\n" + sized;
  }

  /** The sheet as a {@code data:} address that a scene takes as a stylesheet. */
  public static String address(Look look) {
    return "data:text/css;base64," + Base64.getEncoder().encodeToString(css(look).getBytes(StandardCharsets.UTF_8));
  }

  private static String template() {
    String file = "/org/hall24/kiosk/ui/touch.css";
    try (InputStream in = Objects.requireNonNull(Stylesheet.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("stylesheet " + file, e);
    }
  }
}
